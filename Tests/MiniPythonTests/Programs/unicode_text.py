s = "naïve café – Ω≈3, 日本語 🎉"
print(s, len(s), s.upper(), s[0:6], s[::-1][:3], s.index("Ω"), "é" in s, s.count(" "), s.split())
print([c for c in s if not c.isascii()][:6], [hex(ord(c)) for c in "é–🎉"], "\u00e9" == "é", "e\u0301" == "é", len("e\u0301"), "ﬁ".upper(), "straße".upper(), "ΑΒΓ".lower(), "ŒUVRE".title())
print("日本".center(8, "*"), f"{'é':>4}|{'日':<3}|", "%-5s|" % "ü", "ñ".encode(), "ñ".encode("latin-1"), repr("tab\té\u200b\U0001F600"), ascii("é🎉"), "ab\u0000c".__len__())
print(sorted(["é", "e", "z", "a", "É", "Z"]), max("aéz"), "a" < "é" < "日", "é".isalpha(), "²".isdigit(), "½".isnumeric(), "٣".isdecimal(), "٣".isdigit(), int("٣"), "_é1".isidentifier())
π = 3.14159; Δx = 0.1; print(f"{π * Δx:.3f}", {"ключ": "значение"}, "значение".capitalize(), "—".join("abc"), "x²+y²".replace("²", "**2"), "".join(chr(0x3b1 + i) for i in range(5)))
print("line\u2028sep".splitlines(), "a\x0bb\x1cc".splitlines(), " \u00a0x\u3000".strip() == "x", "İ".lower() == "i̇", "ǆ".title(), "\N{GREEK SMALL LETTER LAMDA}", "a\tb".expandtabs(4), "ÀÉ".swapcase(), "Straße".casefold() if False else "")
