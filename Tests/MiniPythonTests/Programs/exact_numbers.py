import statistics as st, math, cmath
from decimal import Decimal, getcontext, ROUND_HALF_UP, InvalidOperation, localcontext
from fractions import Fraction
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.stdev(data), st.pstdev(data), st.variance(data), st.pvariance(data), st.fmean(data), st.harmonic_mean([40, 60]), st.geometric_mean([1, 10]), st.quantiles(data, n=4), st.multimode("aabb"), st.median_low(data), st.median_high(data), st.median_grouped(data))
try: st.mean([])
except st.StatisticsError as e: print(e)
try: st.stdev([1])
except st.StatisticsError as e: print(e)
print(st.correlation([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.mean([Fraction(1, 2), Fraction(1, 3)]), st.mean([1.5, 2]))
print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(7), Decimal("2.675").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), Decimal("1E+3"), Decimal(0.1), repr(Decimal("3.14")), Decimal("-0"), Decimal(10) ** 3, Decimal("2").sqrt(), Decimal("NaN"), round(Decimal("2.5")), int(Decimal("3.9")), f"{Decimal('1234.5'):,.2f}")
getcontext().prec = 6; print(Decimal(1) / 3, Decimal("123456789") + 1)
try: Decimal("abc")
except InvalidOperation as e: print(type(e).__name__)
try: Decimal(1) / 0
except Exception as e: print(type(e).__name__)
print(Fraction(3, 6), Fraction("0.125"), Fraction(1, 3) + Fraction(1, 6), repr(Fraction(5)), Fraction(0.5), Fraction(7, 3).limit_denominator(2), float(Fraction(1, 4)), Fraction(1, 2) ** 2, 2 * Fraction(1, 2) == 1, math.floor(Fraction(7, 2)), Fraction(22, 7).numerator, Fraction(1, 3) < 0.5, divmod(Fraction(7, 2), 1))
try: Fraction(1, 0)
except ZeroDivisionError as e: print(e)
print(math.pi, math.tau, math.isclose(0.1 + 0.2, 0.3), math.gcd(12, 18, 27), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.factorial(20), math.hypot(3, 4), math.dist([0, 0], [3, 4]), math.fsum([.1] * 10), math.prod([1, 2, 3]), math.isqrt(17), math.trunc(-2.7), math.ceil(2.1), math.floor(-2.1), math.copysign(1, -0.0), math.modf(3.25), math.frexp(8), math.ldexp(.5, 4), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.exp(1), math.expm1(1e-5), math.sin(1), math.atan2(1, -1), math.degrees(math.pi), math.radians(180), math.erf(.5), math.gamma(5), math.fmod(-7, 3), math.remainder(7, 3), math.nextafter(1, 2), math.ulp(1), math.cbrt(27), math.exp2(3))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.factorial(2.5), lambda: math.sqrt("x"), lambda: math.comb(-1, 2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(cmath.sqrt(-1), cmath.exp(1j * math.pi), cmath.phase(1j), cmath.polar(1 + 1j), abs(3 + 4j), (1 + 2j) * (3 - 1j), (1 + 2j).conjugate(), complex("1+2j"), (2 + 0j) ** 0.5)
