vals = [0, 1, -1, 42, 255, -255, 123456789, 10**20, True]
for v in vals:
    print(f"{v:d}|{v:5d}|{v:<8d}|{v:^8d}|{v:+d}|{v: d}|{v:08d}|{v:,}|{v:_}|{v:x}|{v:#x}|{v:X}|{v:b}|{v:#b}|{v:o}|{v:#o}|{v:e}|{v:.2f}|{v:%}|{v:g}|{v:n}|{v:*>12}|{v:=+12}|{v:#010x}|{v:_b}|{v:c}" if 0 < v < 1000 else f"{v:d}|{v:>25,}|{v:_x}|{v!r:>25}|{v:+,.1f}")
for x in [0.0, -0.0, 1.5, -2.25, 3.14159265358979, 1e10, 1e16, 1e17, 1e-5, 1.23e-10, 123456.789, 1/3, 2/3, 1e100, 5e-324, float("inf"), float("-inf"), float("nan"), 100.0, 0.1+0.2, 1e22, 1e21, 12345678901234567.0]:
    print(f"{x}|{x!r}|{x:.3f}|{x:10.2f}|{x:<10.1f}|{x:^+12.2e}|{x:g}|{x:G}|{x:.3g}|{x:#.3g}|{x:,.2f}|{x:_.3f}|{x:%}|{x:.1%}|{x:e}|{x:010.3f}|{x: .2f}|{x:.0f}|{x:#.0f}|{x:n}|{x:.10}|{x:5}|{x:+}|{x:,}")
for s in ["", "a", "hello", "héllo wörld"]:
    print(f"[{s}] [{s:10}] [{s:>10}] [{s:^10}] [{s:*^11}] [{s:.3}] [{s:10.2}|] [{s!r}] [{s!a}] [{s!s:>12}]")
w, p = 12, 3
print(f"{3.14159:{w}.{p}f}|{'x':{'*'}^{w}}|{w=}|{w = }|{p*2=:>5}|{3.5=!r:^10}|{{}}|{'a' if w else 'b'}|{[i for i in range(3)]}|{dict(a=1)['a']}|{(lambda x: x+1)(2)}|{'nested ' + f'{w}'}|{w:>{p+2}}|{w!r:0>5}")
print("{} {} {}".format(1, "a", 2.5), "{1} {0} {1}".format("x", "y"), "{a}-{b!r}".format(a=1, b="q"), "{0[1]} {0[0]}".format([5, 6]), "{0.real} {0.imag}".format(3), "{d[key]}".format(d={"key": 1}), "{:>{}}".format("r", 6), "{:{w}.{p}f}".format(2.71828, w=8, p=2), "{{}}".format(), "{:,}".format(1234567), "{!s:^7}|".format(None), "{0:b} {0:o} {0:x}".format(10))
print("%d %5d %-5d| %05d %+d %x %X %#x %o %e %.2e %f %.3f %g %s %r %c %% %5s|%-5s|%.2s|%i %u" % (1, 2, 3, 4, 5, 255, 255, 255, 8, 1.5, 12345.678, 1.5, 2.0, 1e-7, "s", "r", "c", "ab", "cd", "xyz", 3.99, 7))
print("%(name)s is %(age)d years, %(h).1f m" % {"name": "Bob", "age": 30, "h": 1.856}, "%*d|%-*d|%.*f" % (5, 1, 4, 2, 2, 3.14159), "%s" % [1, 2], "%s %s" % ("a", (1, 2)), "%c" % 65, "%5.1f%%" % 45.678, "%r" % "q'q", "%a" % "é")
print(str(1e5), str(1e16), str(123456789012345680.0), repr(0.1), str(1.0), 1e-4, 0.00001, 1.0e5, 2**0.5, 1e308*10, -1e-300, 4.35, 2.675, round(2.675, 2), round(0.5), round(1.5), round(2.5), round(-0.5), round(1234.5678, -2), round(1234, -2), round(15, -1), round(25, -1), round(1e20), round(3.7), round(-3.7), round(2.5, 0))
print(format(3.14159, ".2f"), format(42, "08b"), format("x", ">5"), format(1234567.891, ",.2f"), format(True), format(None), format(0.000123, "g"), format(1e15, "g"), format(123, "e"))
print(bin(10), oct(8), hex(255), bin(-5), hex(-255), int("ff", 16), int("0b101", 0), int("  12 "), int("1_000"), float(" 1.5e3 "), float("1_0.5"), int(-3.9), int("-0x1f", 16), float("infinity"), float("-nan"))
print(ascii("é\n\t\x00"), repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\\n"), repr("\x7f\xa0\u200b\U0001f600"), "\N{GREEK SMALL LETTER ALPHA}", "\u00e9", "\x41", "\101", r"\n", "a" "b", 'tab\there')
print("%s" % None, "%s" % True, str(None), str(NotImplemented), str(...), [None, True, ...], {"a": None}, (1,), (), [], {}, set(), frozenset(), frozenset([1]), {1}, range(3), range(1, 10, 2), slice(1, 2), b"ab\n\x00\xff", bytearray(b"xy"))
print(1_000_000, 0xff, 0o17, 0b11, 1e3, 1.e2, .5, 10j, 1+2j, (1+2j)*(3-1j), abs(3+4j), (1+2j).conjugate(), complex(1, -2), complex("1+2j"), -1j, 1j**2, (1+1j)/(1-1j), 2**-1, 7//2, -7//2, 7%3, -7%3, 7%-3, divmod(-7, 3), divmod(7.5, 2), -2**2, 2**3**2, 1<<10, 0xF0 & 0x3C, 5 ^ 1, ~5, 10 // 3.0, 1e3 % 7, -1.5 // 1, 3 == 3.0, 1 == True, hash(1) == hash(1.0))
print((255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (10).bit_length(), (7).bit_count(), (1.5).as_integer_ratio(), (0.5).hex(), float.fromhex("0x1.8p1"), (2.0).is_integer(), (5).__add__(3), (3).numerator, 1.5.real, (12).conjugate())
print(f"{1234.5:>+12,.2f}|{-5:=6}|{5:<+4}|{3:^5}|{'é':>3}|{1e6:,}|{1234567:,d}|{0.5:.0%}|{12.3456789:.4}|{1e-10:.3}|{100:.3}|{1.0:.1}" if False else "skip")
from datetime import date
print(f"{date(2024, 3, 1):%Y/%m/%d}", f"{date(2024,3,1)}", f"{date(2024,3,1)!r}")
