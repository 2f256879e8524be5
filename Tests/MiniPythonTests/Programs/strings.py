s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold())
print(s[0], s[-1], s[2:5], s[::-1], s[::2], s[-5:], s[:-7], s[100:], s[5:2])
print(s.find("o"), s.find("o", 5), s.rfind("o"), s.find("z"), s.index("W"), s.count("l"), s.replace("l", "L"), s.replace("l", "L", 1))
print(s.startswith("Hell"), s.endswith(("x", "ld")), s.startswith("W", 7), "World" in s, "x" not in s)
print(s.split(", "), s.split(), "a,b,,c".split(","), "a b  c".split(" "), "a b c d".split(maxsplit=2), "a,b,c".rsplit(",", 1))
print("  pad ".strip() + "|", "xxaxx".strip("x"), "xxaxx".lstrip("x"), "xxaxx".rstrip("x"), "abc".removeprefix("a"), "abc".removesuffix("c"))
print("-".join(["a", "b"]), "".join(reversed("abc")), ",".join(map(str, range(5))))
print("42".zfill(5), "-42".zfill(5), "a".ljust(5, "."), "a".rjust(5, "."), "a".center(6, "*"))
print("abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "x1".isidentifier(), "12".isdecimal(), "½".isnumeric(), "".isalpha())
print("a\nb\r\nc".splitlines(), "a\nb\n".splitlines(True), "a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x"))
print("abc".translate(str.maketrans("ab", "xy")), "abc".translate(str.maketrans({"a": "1", "b": None})), "hello".translate({ord("l"): "L"}))
print("tab\there".expandtabs(4), "é".encode("utf-8"), b"abc".decode(), len("日本語"), "日本語"[1])
print(ord("a"), chr(97), chr(0x1F600), hex(255), oct(8), bin(5), ascii("é"))
print("a" < "b", "Z" < "a", "abc" < "abd", "abc" == "abc", "a" * 3, 3 * "ab", "a" + "b")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("new\nline\ttab\\"), repr("\x00\x1f\x7f"), repr("é\u200b"))
print(str(123) + "4", int("  42 "), int("-7"), int("ff", 16), int("0b101", 0), int("1_000"), float(" 1.5e3 "), float("-inf"), int(3.99), int(-3.99))
for i, c in enumerate("abc"):
    print(i, c, end=" ")
print()
print(*"abc", sep="-")
print("sorted:", "".join(sorted("banana")), sorted("bca", reverse=True), min("hello"), max("hello"), list("abc"), set("aab") == {"a", "b"})


def caesar(text, k):
    out = []
    for ch in text:
        if ch.isalpha():
            base = ord("A") if ch.isupper() else ord("a")
            out.append(chr((ord(ch) - base + k) % 26 + base))
        else:
            out.append(ch)
    return "".join(out)


secret = caesar("Attack at Dawn!", 3)
print(secret, caesar(secret, -3))


def is_palindrome(text):
    cleaned = [c.lower() for c in text if c.isalnum()]
    return cleaned == cleaned[::-1]


print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("abc"))
text = """The Zen of Python, by Tim Peters

Beautiful is better than ugly.
Explicit is better than implicit.
Simple is better than complex."""
lines = text.split("\n")
print(len(lines), max(lines, key=len), [len(line.split()) for line in lines])
counts = {}
for ch in text.lower():
    if ch.isalpha():
        counts[ch] = counts.get(ch, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:5])
print(text.splitlines()[2].split()[-1].rstrip(".").upper())
print("line1\
continued", 'a\
b')
print("abc" "def", ("long "
      "string"))
print("%s" % "x", "a%sb" % 1)
print("Mississippi".count("ss"), "aaa".count("aa"), "abc".count(""), "x".join([]), "a.b.c".split(".", 1))
print("hello world"[::-1].title(), "ab\\n", r"\d+", "\\")
print("abcdef"[1:-1:2], "abcdef"[-2::-2], "abc"[-100:100])
print("ß".upper(), "ǅ".lower(), "İ".lower() == "i̇", "ÀÉ".lower())
print("a,b;c d".replace(",", " ").replace(";", " ").split())
print("{} {}".format(*["a", "b"]), "{x}-{y}".format(**{"x": 1, "y": 2}), "{:>{w}}".format("r", w=4))
print("one two".split(sep=None), "1,2,3".split(","), [int(v) for v in "1 2 3".split()], "a".isascii(), "é".isascii(), "a b".isprintable(), "\n".isprintable())
print("a" != "b", "abc".__len__(), "abc".__contains__("b"), "abc".__add__("d"), str.join("-", "abc"))
print("%-10s|%10s|" % ("left", "right"), "abc".find("c", -1), "abc".find("", 3), "abc".rindex("c"), "x=1".split("="), "k: v".partition(": ")[2])
