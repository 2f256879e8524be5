import base64, hashlib
data = "héllo wörld €".encode(); print(data, len(data), data.decode(), list(data[:3]), data[1:3], data.hex(), bytes.fromhex("6869"), data.upper(), b"a,b".split(b","), b" x ".strip(), b"abc".find(b"c"), b"%d-%s" % (5, b"x"), b"ab" * 2, bytes(3), bytes([1, 2]), bytearray(b"xyz"))
ba = bytearray(b"hello"); ba[0] = 72; ba.append(33); ba.extend(b"??"); del ba[-1]; print(ba, ba.decode(), bytes(ba), ba.replace(b"l", b"L"), ba[::-1])
print(base64.b64encode(b"hello world"), base64.b64decode("aGk="), base64.urlsafe_b64encode(b"\xfb\xff"), hashlib.sha256(b"abc").hexdigest(), hashlib.md5(b"").hexdigest(), hashlib.sha1(b"abc").hexdigest()[:10])
for f in (lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: b"a" + "b", lambda: bytes([256]), lambda: b"abc"[5], lambda: "abc".encode("nope"), lambda: b"a"[0:"x"], lambda: int(b"12"), lambda: b"a".join(["b"]), lambda: bytes("abc"), lambda: b"x" in "xyz", lambda: bytearray(b"a") + 1, lambda: hashlib.md5("text")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print("é".encode("utf-8", "ignore"), "é€".encode("latin-1", "replace") if False else "", b"\xc3\xa9".decode("utf-8"), b"caf\xe9".decode("latin-1"), b"\xff\xfe".decode("utf-8", "replace"), int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(2, "little"), [b for b in b"ab"], b"b" > b"a", {b"k": 1}[b"k"], b"AbC".lower().title().isalpha(), b"1 2".split(), b"ab\ncd".splitlines(), b"x".rjust(4, b"."), b"a-b".partition(b"-"))
def vigenere(text, key, sign=1): return bytes((c - 65 + sign * (key[i % len(key)] - 65)) % 26 + 65 for i, c in enumerate(text))
enc = vigenere(b"ATTACKATDAWN", b"LEMON"); print(enc, vigenere(enc, b"LEMON", -1), "".join(f"{b:08b}" for b in b"Hi"), bytes(int(x, 2) for x in "01001000 01101001".split()))
