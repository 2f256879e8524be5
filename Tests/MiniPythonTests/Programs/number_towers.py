import math, cmath
from fractions import Fraction as F
from decimal import Decimal as D, getcontext, ROUND_HALF_UP, localcontext
import statistics as st
print(1j, 3-4j, abs(3-4j), (1+2j)*(3-1j), (1+2j)/(3-1j), (2+1j)**3, (-8)**(1/3), 2**0.5j, complex("1-2j"), complex(2), -(1j), (1+2j) == (1+2j), 1j*1j, (1j).imag, (3+0j) == 3, {1+2j: 1})
print(cmath.sqrt(-1), cmath.exp(1j*math.pi), cmath.phase(1j), cmath.polar(1+1j), f"{1.5+2.25j:.1f}")
try: 1j < 2j
except TypeError as e: print(e)
try: int(1j)
except TypeError as e: print(e)
try: 1j // 2
except TypeError as e: print(e)
try: (1+1j) / 0
except ZeroDivisionError as e: print(e)
print(F(1, 3) + F(1, 6), F("0.75"), F(0.5), F("3/4") * 2, F(1, 3) ** 2, F(7, 3) // 1, F(7, 3) % 1, float(F(1, 3)), F(3.14159).limit_denominator(100), repr(F(-2, 4)), F(1, 2) < F(2, 3), F(1, 2) == 0.5, sum([F(1, i) for i in range(1, 6)]), round(F(5, 2)), int(F(-7, 2)), math.floor(F(-7, 2)), hash(F(1, 2)) == hash(0.5), F(1, 3) + 0.5, 2 - F(1, 2), F(2), max(F(1,2), F(1,3)))
try: F(1, 0)
except ZeroDivisionError as e: print(e)
print(D("0.1") + D("0.2"), D(1) / D(3), D("1.10") * 3, D(10) ** -2, D("2").sqrt(), D("3.14159").quantize(D("0.01")), D("2.675").quantize(D("0.01"), rounding=ROUND_HALF_UP), D("1E+5"), D("123.4500").normalize(), D(0.1), repr(D("-0.50")), D("7") // D("2"), D("-7") % D("3"), D("1.5") > 1, D("1.0") == 1, int(D("3.9")), float(D("2.5")), sum([D("0.1")] * 3), abs(D("-3")), f"{D('1234567.891'):,.2f}", round(D("2.5")), round(D("1.2345"), 2), D("1e-10"), max(D(1), D(2)), D("NaN"), D("Infinity"))
getcontext().prec = 6
print(D(1) / D(7), D(2).sqrt(), D("1").exp(), D(10).ln())
with localcontext() as ctx:
    ctx.prec = 20
    print(D(1) / D(7))
try: D(1) / D(0)
except ZeroDivisionError as e: print(type(e).__name__, e)
try: D("abc")
except Exception as e: print(type(e).__name__, e)
data = [2.5, 3.25, 5.5, 11.25, 11.75]
print(st.mean(data), st.median(data), st.stdev(data), st.pstdev(data), st.variance(data), st.pvariance([1, 2, 3, 4]), st.mean([1, 2, 3, 4]), st.mode([1, 1, 2]), st.multimode("aabbc"), st.quantiles(data), st.fmean([1, 2, 4]), st.geometric_mean([1, 2, 4]), st.harmonic_mean([40, 60]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]), st.correlation([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 7]), st.stdev([1, 2, 3, 4, 5]), st.variance([1, 2, 3, 4]), st.mean([F(1, 2), F(1, 3)]))
print(st.NormalDist(0, 1).cdf(1.96), st.NormalDist(10, 2))
try: st.mean([])
except st.StatisticsError as e: print(e)
print(math.gcd(12, 18, 24), math.lcm(4, 6), math.isqrt(17), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3]), math.fsum([.1] * 10), math.hypot(3, 4), math.dist((0, 0), (3, 4)), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.factorial(20), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.modf(3.25), math.frexp(8.0), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 3), math.isclose(0.1 + 0.2, 0.3), math.degrees(math.pi), math.radians(180), math.atan2(1, -1), math.gamma(5), math.erf(0.5), math.nextafter(1, 2), math.ulp(1.0), math.cbrt(27), math.exp2(3), math.sumprod([1], [2]) if hasattr(math, "sumprod") else "-")
print(10**30, 2**100, -7 // 2, (-7) % 3, 10**20 // 3, -10**20 // 7, -10**20 % 7, 3**50 & 0xFFFFFFFFFFFFFFFFFFFF, 1 << 70, (1 << 70) >> 68, ~(1 << 65), 12345678901234567890 * 98765432109876543210, int("123456789" * 3), pow(3, 100, 7), pow(2, 200), divmod(10**25, 10**12), float(10**25), 10**25 / 10**24, round(10**25, -24), bin(2**65), hex(2**70), (2**65).bit_length(), int(1e25), 10**25 == 1e25, hash(2**61 - 1), len(range(0, 10**15, 7)))
ba = bytearray(b"hello"); ba[0] = 72; ba += b" world"; ba.append(33); print(ba, bytes(ba), ba[1:4], len(ba), ba.decode(), list(ba)[:3], ba == b"Hello world!", ba.find(b"wor"), bytearray(3), ba.upper(), b"a,b".split(b","), b"abc".replace(b"b", b"x"), bytes([1, 2]), b"\x00ab".hex(), bytes.fromhex("00ff"), b"abc"[1], b"abc"[0:2], b"x" in b"xyz", "é".encode(), b"\xc3\xa9".decode(), bytes("hi", "utf-8"), b"%d" % 5 if False else b"")
