import math as _math
import numbers as _numbers
import re as _re

_text = _re.compile(r'\s*([-+]?)(\d+(?:_\d+)*)?(?:/(\d+(?:_\d+)*))?(?:\.(\d*))?(?:[eE]([-+]?\d+))?\s*$')

class Fraction(_numbers.Rational):
    __slots__ = ('_numerator', '_denominator')
    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int or isinstance(numerator, int):
                self._numerator, self._denominator = int(numerator), 1
                return self
            if isinstance(numerator, Fraction):
                self._numerator, self._denominator = numerator._numerator, numerator._denominator
                return self
            if isinstance(numerator, float) or hasattr(numerator, 'as_integer_ratio'):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            found = _text.match(numerator)
            if found is None or not (found.group(2) or found.group(4)):
                raise ValueError(f'Invalid literal for Fraction: {numerator!r}')
            sign, whole, below, decimals, exponent = found.groups()
            if below is not None and (decimals is not None or exponent is not None):
                raise ValueError(f'Invalid literal for Fraction: {numerator!r}')
            top, bottom = int(whole or '0'), int(below) if below else 1
            if decimals:
                top, bottom = top * 10 ** len(decimals) + int(decimals), 10 ** len(decimals)
            if exponent:
                if int(exponent) >= 0: top *= 10 ** int(exponent)
                else: bottom *= 10 ** -int(exponent)
            numerator, denominator = (-top if sign == '-' else top), bottom
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        common = _math.gcd(numerator, denominator)
        if denominator < 0: common = -common
        self._numerator, self._denominator = numerator // common, denominator // common
        return self
    @classmethod
    def from_float(cls, number): return cls(number)
    @classmethod
    def from_decimal(cls, number): return cls(number)
    @property
    def numerator(self): return self._numerator
    @property
    def denominator(self): return self._denominator
    @property
    def real(self): return self
    @property
    def imag(self): return 0
    def as_integer_ratio(self): return (self._numerator, self._denominator)
    def is_integer(self): return self._denominator == 1
    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator: break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)
    def __repr__(self): return f'{type(self).__name__}({self._numerator}, {self._denominator})'
    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'
    def _operate(self, other, exact, fallback):
        if isinstance(other, (int, Fraction)):
            return exact(self._numerator, self._denominator, other.numerator, other.denominator)
        if isinstance(other, float): return fallback(float(self), other)
        if isinstance(other, complex): return fallback(complex(float(self)), other)
        return NotImplemented
    def _reflect(self, other, exact, fallback):
        if isinstance(other, int):
            return exact(other, 1, self._numerator, self._denominator)
        if isinstance(other, float): return fallback(other, float(self))
        if isinstance(other, complex): return fallback(other, complex(float(self)))
        return NotImplemented
    def __add__(self, other): return self._operate(other, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)
    def __radd__(self, other): return self._reflect(other, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)
    def __sub__(self, other): return self._operate(other, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)
    def __rsub__(self, other): return self._reflect(other, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)
    def __mul__(self, other): return self._operate(other, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)
    def __rmul__(self, other): return self._reflect(other, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)
    def __truediv__(self, other): return self._operate(other, lambda a, b, c, d: Fraction(a * d, b * c), lambda x, y: x / y)
    def __rtruediv__(self, other): return self._reflect(other, lambda a, b, c, d: Fraction(a * d, b * c), lambda x, y: x / y)
    def __floordiv__(self, other): return self._operate(other, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y)
    def __rfloordiv__(self, other): return self._reflect(other, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y)
    def __mod__(self, other): return self._operate(other, lambda a, b, c, d: Fraction((a * d) % (b * c), b * d), lambda x, y: x % y)
    def __rmod__(self, other): return self._reflect(other, lambda a, b, c, d: Fraction((a * d) % (b * c), b * d), lambda x, y: x % y)
    def __divmod__(self, other): return (self // other, self % other)
    def __pow__(self, other):
        if isinstance(other, (int, Fraction)) and other.denominator == 1:
            power = other.numerator
            if power >= 0: return Fraction(self._numerator ** power, self._denominator ** power)
            if self._numerator == 0: raise ZeroDivisionError(f'Fraction({self._denominator ** -power}, 0)')
            return Fraction(self._denominator ** -power, self._numerator ** -power)
        if isinstance(other, (Fraction, float)): return float(self) ** float(other)
        return NotImplemented
    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0: return other ** self._numerator
        return other ** float(self)
    def __pos__(self): return Fraction(self)
    def __neg__(self): return Fraction(-self._numerator, self._denominator)
    def __abs__(self): return Fraction(abs(self._numerator), self._denominator)
    def __int__(self): return self.__trunc__()
    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator
    def __floor__(self): return self._numerator // self._denominator
    def __ceil__(self): return -(-self._numerator // self._denominator)
    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator: return floor
            if rest * 2 > self._denominator: return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)
    def __float__(self): return self._numerator / self._denominator
    def __complex__(self): return complex(float(self))
    def __bool__(self): return self._numerator != 0
    def __hash__(self):
        if self._denominator == 1: return hash(self._numerator)
        modulus = 2 ** 61 - 1
        try:
            inverse = pow(self._denominator, -1, modulus)
            value = hash(hash(abs(self._numerator)) * inverse)
        except ValueError:
            value = 314159
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result
    def __format__(self, spec): return format(str(self), spec) if not spec or spec[-1] == 's' else format(float(self), spec)
    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return other == other and abs(other) != _math.inf and self == Fraction(other)
        return NotImplemented
    def _compare(self, other, test):
        if isinstance(other, (int, Fraction)):
            return test(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if other != other or abs(other) == _math.inf: return test(0.0, other)
            return self._compare(Fraction(other), test)
        return NotImplemented
    def __lt__(self, other): return self._compare(other, lambda a, b: a < b)
    def __gt__(self, other): return self._compare(other, lambda a, b: a > b)
    def __le__(self, other): return self._compare(other, lambda a, b: a <= b)
    def __ge__(self, other): return self._compare(other, lambda a, b: a >= b)
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self
