s = "The quick brown fox"
print(s[4:9], s[::-1], s[-3:], s[::2], s.split(), s.title(), s.swapcase(), s.replace("quick", "slow"), s.find("fox"), s.count("o"), s.center(30, "*"), s.zfill(25), s.partition(" "), s.rpartition(" "), s.startswith(("A", "The")), s.lower().islower(), s.encode(), len(s), "fox" in s, s.index("q"), s.rsplit(" ", 1), s.splitlines(), s.expandtabs(), s.casefold(), s.isalpha(), "".join(sorted(s)).strip())
name, n, f = "Bob", 42, 3.14159
print(f"{name:>10}|{name:<10}|{name:^10}|{n:05d}|{n:+}|{n:x}|{n:#b}|{n:,}|{f:.2f}|{f:10.3f}|{f:e}|{n:%}|{1e6:,.0f}|{n!r:>5}|{name!s:*^9}|{f=:.1f}|{n = }|{'nested ' + name}|{n if n > 3 else 0}|{{}}")
w = 12; p = 3; print(f"{f:{w}.{p}f}|{f:<{w}}|{'x':{'>'}{5}}|{[1, 2]!s}|{ {'a': 1}['a'] }|{(lambda x: x * 2)(4)}|{f'{n}'}")
print("%s is %d years and %.2f %5s|%-5s|%05d|%x|%o|%e|%%|%c|%r" % (name, n, f, "a", "b", 42, 255, 8, 12345.678, "z", "q"))
print("{} {1}".format(1, 2) if False else "{0} {1} {0} {x!r} {y[0]} {z.real}".format(1, 2, x="a", y=[5], z=3), "{:>{w}}".format("a", w=5), "{:,}".format(1234567), "{:.1%}".format(.256), "{:08.3f}".format(-3.14159), "{:^+9}".format(5))
print(r"raw \n", b"bytes\x00\xff", "tab\there", 'single "quotes"', "it's", 'both \' and "', "uni \u00e9 \N{GREEK SMALL LETTER ALPHA} \x41", """multi
line""", "a" "b" 'c', repr("a\\b\n\t\x07\x7f\u200b"), ascii("é€😀"))
print("é" == "e\u0301", "ß".upper(), "İ".lower() == "i̇", "ŉ".upper(), "ǆ".title(), "abc" < "abd", "Z" < "a", max("hello"), sorted("bAc"), sorted("bAc", key=str.lower), [ord(c) for c in "az€"], "".join(map(chr, range(97, 103))), "x".join("abc"), "-".join(["1", "2"]), "abc" * 2, list("abc"), tuple("ab"), set("aab") == {"a", "b"}, "a,b,c".split(",", 1), " x ".strip(), "xxhixx".strip("x"), "hello"[1], "hello"[-1], "hello".translate(str.maketrans("el", "ip")))
for i in range(1, 4): print(f"{i:2d} {i*i:3d} {i*i*i:4d}")
print("no newline", end=""); print(); print(1, 2, 3, sep="-", end="!\n"); print(*[1, 2], sep=""); print(None, True, 1.0, 1e20, 1e16, 1e-5, 123456789.0, 0.1 + 0.2, 1 / 3, -0.0, float("inf"), 1e100, 2.0 ** 70, 10 ** 20, [1.0, 2.50], (1,), {}, set(), {1: "a"}, b"x", 3j, ..., range(3), print, int, type(None), NotImplemented, slice(1, 2))
print("palindrome" if (t := "racecar") == t[::-1] else "no", "vowels:", sum(c in "aeiou" for c in s), {c: s.count(c) for c in "aeiou"}, " ".join(w[::-1] for w in s.split()), "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in "abc xyz"))
