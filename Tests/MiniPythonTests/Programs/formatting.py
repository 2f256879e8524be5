import math
pi = math.pi
n = 1234567
print(f"{pi:.2f} {pi:8.3f}| {pi:<8.3f}| {pi:^8.3f}| {pi:+.1f} {-pi: .2f} {pi:08.3f} {pi:e} {pi:.3e} {pi:g} {pi:.3g}")
print(f"{n:,} {n:_} {n:d} {n:>12} {n:<12}| {n:^12}| {n:012d} {n:+} {n:x} {n:X} {n:o} {n:b} {n:#x} {n:#b} {n:e} {n:,.2f}")
print(f"{0.256:%} {0.256:.1%} {1e10:.0f} {1e-5} {1e16} {1e15} {123456789.0} {0.1+0.2} {1/3}")
print(f"{'text':>10}| {'text':<10}| {'text':^10}| {'text':*^10}| {'text':.2}| {'text':10.2}|{'':->20}")
print(f"{True} {True:d} {None} {[1, 2]} {(1,)} {{}} {{x}} {{{n}}}")
print(f"{n=} {n = } {pi=:.2f} {n!r} {'a'!r} {'é'!a} {'a'!s:>5} {n+1=}")
width, prec = 10, 3
print(f"{pi:{width}.{prec}f}|{'x':{'>'}{width}}|{pi:{'+' if pi > 0 else ''}.2f}")
d = {"name": "Ann", "age": 30}
print(f"{d['name']} is {d['age']:3d} years old, {d['age'] * 12:,} months")
print(f"{'nested ' + f'{n:,}'}")
print(f'{"yes" if n > 3 else "no"} {(lambda x: x * 2)(3)} {[i for i in range(3)]}')
print("%d %5d %-5d| %05d %+d %x %o %e %.2e %g %s %r %c %% %10s %-10s| %.3s" % (
    5, 5, 5, 5, 5, 255, 8, pi, pi, pi, "s", "r", "c", "right", "left", "truncate"))
print("%(a)s and %(b).2f" % {"a": 1, "b": 2})
print("%s" % [1, 2], "%s %s" % ("a", 1), "%5.1f%%" % 45.678, "%i" % 3.9, "%*d" % (5, 3), "%#x" % 255, "% d" % 5)
print("{} {} {}".format(1, "a", None), "{0} {1} {0}".format("x", "y"), "{a} {b:>5}".format(a=1, b=2))
print("{:>10}|{:<10}|{:^10}|{:.3f}|{:,}".format("r", "l", "c", pi, n))
print("{0[1]} {1[k]} {2.real} {0[0]!r:>5}".format([1, 2], {"k": "v"}, 5))
print("{:{}}|{:{w}.{p}f}".format("a", 5, pi, w=8, p=2))
print("{{}} {!r} {!s}".format("a", "b"))
print(format(255, "08b"), format(3.14159, ".2f"), format("x", "^5"), format(1e6, ","), format(12, "c") == "\x0c")
print(str(1.0), str(1e100), str(-0.0), repr(0.1), 1e22, 1e21, 123456789012345680.0, 1.5e-7, float("inf"), -float("inf"), float("nan"))
print(f"{float('inf'):.2f} {float('nan'):5.1f} {float('-inf'):8}")
print(f"{1234.5678:10,.2f}|{-1234.5678:<+12.1f}|{1e-10:.2e}|{0:.3f}|{100:.1e}|{5:5.1f}|{12:g}|{1e6:g}|{1e5:g}|{0.0001:g}|{0.00001:g}")
print(f"{2.5:.0f} {3.5:.0f} {0.5:.0f} {1.005:.2f} {2.675:.2f} {1e3:.4g} {123.456:.5g} {1.0:#.3g} ")
for name, score in [("Alice", 93.456), ("Bob", 7.1), ("Christopher", 100)]:
    print(f"{name:<12}{score:>8.2f}{'*' * int(score // 10):>12}")
print("-" * 20)
header = ["epoch", "loss", "acc"]
print(" | ".join(f"{h:^8}" for h in header))
for e in range(3):
    print(" | ".join([f"{e:^8d}", f"{1/(e+1):^8.4f}", f"{e/3:^8.1%}"]))
print(f"{'a':5}{1:5}{1.5:5}{True:5}{None!s:5}|")
print(f"""multi
line {n}
""")
print(f"{3:>+5}{-3:=5}{3:*=+8}{n:>15,}{n:015,}")
print("a" "b" f"{1}" 'c', r"\n raw", "tab\tend", "\x41\u0042\N{BULLET}", 'it''s', "quote\"s", '\'', b"bytes"[0])
print("%s" % None, "%s" % True, "%.3f" % 2, "%5s|%-5s|" % (1, 2), "%d%%" % 50, "%r" % ("t",))
print(f"{10**20:,} {10**20:e} {2**100:x} {-5:b} {-255:#x} {5:03b}")
