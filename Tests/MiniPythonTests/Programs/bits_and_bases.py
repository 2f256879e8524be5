flags = {"READ": 1 << 0, "WRITE": 1 << 1, "EXEC": 1 << 2}
p = flags["READ"] | flags["EXEC"]
print(f"{p:03b}", bool(p & flags["WRITE"]), p ^ 0b111, p & ~flags["READ"], [k for k, v in flags.items() if p & v])
for n in (0, 1, 10, 255, 1024, -5): print(n, bin(n), oct(n), hex(n), f"{n:b} {n:o} {n:x} {n:#06x} {n:+d}", n.bit_length(), sep=" | ")
print(int("1010", 2), int("ff", 16), int("0o17", 0), int("-z", 36), [f"{i:04b}" for i in range(4)], 0xFF ^ 0x0F, 1 << 70, -1 >> 3, 5 & -5, ~0)
def gray(n): return n ^ n >> 1
def popcount(n): return bin(n).count("1")
def reverse_bits(n, w=8): return int(f"{n:0{w}b}"[::-1], 2)
print([f"{gray(i):03b}" for i in range(8)], [popcount(i) for i in range(8)], reverse_bits(0b00010110), sum(1 << i for i in range(5)))
def to_base(n, b, digits="0123456789abcdefghijklmnopqrstuvwxyz"):
    if n == 0: return "0"
    s, neg = "", n < 0; n = abs(n)
    while n: n, r = divmod(n, b); s = digits[r] + s
    return "-" * neg + s
print(to_base(255, 2), to_base(255, 16), to_base(-100, 7), to_base(10 ** 12, 36), int(to_base(987654, 29), 29))
b = "héllo".encode(); print(b, list(b), b.hex(), len(b), b[1:3], bytes([72, 105]).decode(), b"ab" + b"c", b == "héllo".encode("utf-8"), b"x" in b"xyz", (1000).to_bytes(2, "little"), int.from_bytes(b"\xe8\x03", "little"))
xor = lambda data, key: bytes(d ^ key[i % len(key)] for i, d in enumerate(data)); secret = xor(b"attack", b"key"); print(secret, xor(secret, b"key"))
x, y = 5, 9; x ^= y; y ^= x; x ^= y; print(x, y); print(True + True, True & 1, False | 2, not 5, 5 and 0, bool(-1), 3 > 2 > 1)
