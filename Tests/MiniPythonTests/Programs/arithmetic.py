import math
print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 3), divmod(7.5, 2), -7.5 // 2, -7.5 % 2, 7.5 % -2)
print(2 ** 10, 2 ** -1, (-2) ** 3, -2 ** 2, 2 ** 0.5, 0 ** 0, 2 ** 3 ** 2, 10 ** 20, 2 ** 64, -(2 ** 63), 2 ** 63 - 1, 9223372036854775807 + 1)
print(1 / 3, 10 / 2, 7 / 2, 1e3, 1.5e-3, 0x1F, 0b101, 0o17, 1_000_000, 3.0, 3.14, .5, 5., 1e100, 1E5, 12345678901234567890)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(1234, -2), round(5), round(1.0), round(0.5), round(1e20))
print(abs(-5), abs(-2.5), min(1, 2.0), max(1, 1.0), pow(2, 10), pow(2, -1), pow(7, -1, 13), sum([1.5, 2]), int(7.9), int(-7.9), float(3), bool(0.0), complex is not None)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -16 >> 2, 1 << 100, (1 << 100) >> 98, -1 >> 100, True + True, True & False, True ^ True, ~True, not 0)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, 1 == True, 0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), 1 != 2 != 1, 3 > 2 >= 2, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53)
print(float("inf") > 10 ** 400, float("nan") == float("nan"), math.inf - 1, -math.inf, math.nan, 1e308 * 10, -1e308 * 10, 5e-324, 2.2250738585072014e-308)
print((5).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (3.0).is_integer(), (3.5).is_integer(), (0.75).as_integer_ratio(), (10).bit_count(), (3).real, (2.5).imag, (1.5).hex(), 5 .__add__(3))
print(math.factorial(20), math.factorial(25), math.comb(10, 3), math.perm(5, 2), math.gcd(48, 36, 60), math.lcm(4, 6), math.isqrt(99), math.prod([1, 2, 3, 4]), math.prod([0.5, 4]))
print(math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.fabs(-3), math.fmod(-7, 3), math.copysign(2, -0.0), math.modf(3.25), math.frexp(8.0), math.ldexp(0.5, 4), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist([0, 0], [3, 4]))
print(math.sqrt(2), math.exp(1), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.pow(2, 0.5), math.cbrt(27), math.exp2(3))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(1, -1), math.sinh(1), math.cosh(1), math.tanh(0.5), math.asinh(1), math.acosh(2), math.atanh(0.5), math.degrees(math.pi), math.radians(180))
print(math.erf(0.5), math.erfc(0.5), math.gamma(5), math.lgamma(10), math.pi, math.e, math.tau, math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.ulp(1.0), math.nextafter(1, 2), math.remainder(7, 4), math.fsum([0.1] * 10), math.sumprod if hasattr(math, "sumprod") else "none")
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.acos(2), lambda: math.sqrt("x"), lambda: math.factorial(2.5), lambda: math.gcd(1.5), lambda: math.floor("a"), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.floor(math.inf)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a * b, b // a, b % a, a - b, -a // 7, -a % 7, a == a + 0, a < b, hash(a) == hash(a), str(a)[:5], len(str(2 ** 1000)), a / b, float(a), int(1e30), a ** 3, math.gcd(a, b), a & b, a | 1, a ^ b, ~a, a.bit_length(), pow(a, b, 97), divmod(b, a), round(a, -20), a // 1.0, int("9" * 30) + 1, math.isqrt(a), math.sqrt(a), math.log(a), a % 10 ** 5, abs(-a), bool(a), a >> 50, f"{a:,}", f"{a:x}", f"{a:e}")
total = 0.0
for i in range(1, 101): total += 1 / i ** 2
print(total, total * 6, math.sqrt(6 * total))
print([n for n in range(2, 50) if all(n % d for d in range(2, int(n ** 0.5) + 1))])
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print(max(range(1, 1000), key=collatz), collatz(27))
print(bin(10), oct(64), hex(-255), int("0x1f", 16), int("z", 36), int("-0b11", 2), bin(2 ** 70)[:10], float("1e-3"), float("  2 "), 1e-7, 1e-4, 123456.789e3, 0.00001234, 100000000000000000.0, 1e17, 12.0e-10)
print(sum(int(d) for d in str(2 ** 100)), str(0.1 + 0.7), 4.35 * 100, 1.1 * 3, 1 - 0.9, 3 * 0.1, 1e16 + 1, 2.5 // 0.5, 1e-320, 0.1 ** 10, -0.0, 0.0 == -0.0, 1_0.0_1, 5 % 3.5, -1 ** 2, 3 - -2, +-+3, 2 * -3)
