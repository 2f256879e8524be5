import math as _math
import re as _re
ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = 'ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR'
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = 'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_05UP'
class DecimalException(ArithmeticError): pass
class InvalidOperation(DecimalException): pass
class DivisionByZero(DecimalException, ZeroDivisionError): pass
class Inexact(DecimalException): pass
class Rounded(DecimalException): pass
class Overflow(Inexact, Rounded): pass
class Underflow(Inexact, Rounded): pass
class FloatOperation(DecimalException, TypeError): pass

class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, **others):
        self.prec, self.rounding = prec, rounding
    def copy(self): return Context(self.prec, self.rounding)
    def create_decimal(self, value=0): return Decimal(value)._fix(self)
    def quantize(self, a, b): return a.quantize(b, context=self)
    def __repr__(self): return f'Context(prec={self.prec}, rounding={self.rounding})'
_current = Context()
DefaultContext, BasicContext, ExtendedContext = Context(), Context(9, ROUND_HALF_UP), Context(9)
def getcontext(): return _current
def setcontext(context):
    global _current
    _current = context
class localcontext:
    def __init__(self, context=None, **changes): self._new, self._changes = context, changes
    def __enter__(self):
        self._old = _current
        made = (self._new or _current).copy()
        for name, value in self._changes.items(): setattr(made, name, value)
        setcontext(made)
        return made
    def __exit__(self, *error): setcontext(self._old)

def _up(sign, kept, rest, half, rounding):
    "Whether a magnitude `kept` with `rest` of 2 * `half` left over goes up."
    if not rest: return False
    if rounding == ROUND_UP: return True
    if rounding == ROUND_DOWN: return False
    if rounding == ROUND_CEILING: return not sign
    if rounding == ROUND_FLOOR: return bool(sign)
    if rounding == ROUND_05UP: return kept % 5 == 0
    if 2 * rest != half: return 2 * rest > half
    return rounding == ROUND_HALF_UP or rounding == ROUND_HALF_EVEN and kept % 2 == 1

_text = _re.compile(r'\s*([-+]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d+))?\s*$')
_words = {'inf': 'Infinity', 'infinity': 'Infinity', 'nan': 'NaN'}

class Decimal:
    __slots__ = ('_sign', '_int', '_exp', '_special')
    def __new__(cls, value='0', context=None):
        self = object.__new__(cls)
        self._special = None
        if isinstance(value, Decimal):
            self._sign, self._int, self._exp, self._special = value._sign, value._int, value._exp, value._special
        elif isinstance(value, int):
            self._sign, self._int, self._exp = int(value < 0), abs(int(value)), 0
        elif isinstance(value, float):
            if value != value or abs(value) == _math.inf: return cls(str(value))
            n, d = abs(value).as_integer_ratio()
            k = d.bit_length() - 1
            self._sign, self._int, self._exp = int(_math.copysign(1, value) < 0), n * 5 ** k, -k
        elif isinstance(value, (tuple, list)):
            digits = ''.join(map(str, value[1]))
            self._sign, self._int, self._exp = value[0], int(digits or '0'), value[2]
        elif isinstance(value, str):
            word = value.strip().lower().lstrip('+-')
            if word in _words:
                self._sign, self._int, self._exp = int(value.strip().startswith('-')), 0, 0
                self._special = _words[word]
                return self
            found = _text.match(value.replace('_', ''))
            if found is None: raise InvalidOperation([ConversionSyntax])
            sign, whole, fraction, alone, exponent = found.groups()
            fraction = alone if alone is not None else (fraction or '')
            self._sign, self._int = int(sign == '-'), int((whole or '') + fraction)
            self._exp = int(exponent or 0) - len(fraction)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        return self
    @classmethod
    def from_float(cls, value): return cls(value)
    @staticmethod
    def _of(sign, digits, exp):
        made = object.__new__(Decimal)
        made._sign, made._int, made._exp, made._special = sign, digits, exp, None
        return made
    def _fix(self, context=None):
        context = context or _current
        if self._special: return self
        excess = len(str(self._int)) - context.prec
        if excess <= 0: return self
        return self._rounded(self._exp + excess, context.rounding, context)
    def _rounded(self, exp, rounding, context=None):
        if exp <= self._exp: return Decimal._of(self._sign, self._int * 10 ** (self._exp - exp), exp)
        unit = 10 ** (exp - self._exp)
        kept, rest = divmod(self._int, unit)
        if _up(self._sign, kept, rest, unit, rounding): kept += 1
        made = Decimal._of(self._sign, kept, exp)
        return made._fix(context) if context and len(str(kept)) > context.prec else made
    def _other(self, value):
        if isinstance(value, Decimal): return value
        return Decimal(value) if isinstance(value, int) else None
    def __repr__(self): return f"Decimal('{self}')"
    def __str__(self):
        sign = '-' if self._sign else ''
        if self._special: return sign + self._special
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6: dot = left
        else: dot = 1
        if dot <= 0: whole, part = '0', '.' + '0' * -dot + digits
        elif dot >= len(digits): whole, part = digits + '0' * (dot - len(digits)), ''
        else: whole, part = digits[:dot], '.' + digits[dot:]
        return sign + whole + part + ('' if left == dot else f'E{left - dot:+d}')
    def to_eng_string(self): return str(self)
    def as_tuple(self):
        from collections import namedtuple
        exponent = {'Infinity': 'F', 'NaN': 'n'}.get(self._special, self._exp)
        return namedtuple('DecimalTuple', 'sign digits exponent')(self._sign, tuple(map(int, str(self._int))), exponent)
    def as_integer_ratio(self):
        if self._special: raise OverflowError(f'cannot convert {self._special} to integer ratio')
        top, bottom = self._int * 10 ** max(self._exp, 0), 10 ** max(-self._exp, 0)
        common = _math.gcd(top, bottom)
        return (-top if self._sign else top) // common, bottom // common
    def is_nan(self): return self._special == 'NaN'
    def is_infinite(self): return self._special == 'Infinity'
    def is_finite(self): return not self._special
    def is_zero(self): return not self._special and self._int == 0
    def is_signed(self): return bool(self._sign)
    def adjusted(self): return self._exp + len(str(self._int)) - 1
    def copy_abs(self): return abs(self)
    def copy_negate(self): return Decimal._of(1 - self._sign, self._int, self._exp)
    def normalize(self, context=None):
        made = self._fix(context)
        if made._special: return made
        if not made._int: return Decimal._of(made._sign, 0, 0)
        digits, exp = made._int, made._exp
        while digits % 10 == 0: digits, exp = digits // 10, exp + 1
        return Decimal._of(made._sign, digits, exp)
    def quantize(self, exp, rounding=None, context=None):
        exp, context = Decimal(exp), context or _current
        if self._special or exp._special:
            if self._special == exp._special: return self
            raise InvalidOperation([InvalidOperation])
        made = self._rounded(exp._exp, rounding or context.rounding)
        if len(str(made._int)) > context.prec: raise InvalidOperation([InvalidOperation])
        return made
    def to_integral_value(self, rounding=None, context=None):
        return self if self._exp >= 0 else self._rounded(0, rounding or (context or _current).rounding)
    to_integral = to_integral_exact = to_integral_value
    def _add(self, other, flip=0):
        if self._special or other._special:
            if self.is_nan() or other.is_nan(): return Decimal('NaN')
            if self._special and other._special and self._sign != other._sign ^ flip: raise InvalidOperation([InvalidOperation])
            return self if self._special else (-other if flip else other)
        exp = min(self._exp, other._exp)
        a = self._int * 10 ** (self._exp - exp) * (-1 if self._sign else 1)
        b = other._int * 10 ** (other._exp - exp) * (-1 if other._sign ^ flip else 1)
        sign = int(a + b < 0)
        if a + b == 0: sign = int((self._sign and other._sign ^ flip) or (_current.rounding == ROUND_FLOOR and self._sign != other._sign ^ flip))
        return Decimal._of(sign, abs(a + b), exp)._fix()
    def __add__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else self._add(other)
    __radd__ = __add__
    def __sub__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else self._add(other, 1)
    def __rsub__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else other._add(self, 1)
    def __mul__(self, other):
        other = self._other(other)
        if other is None: return NotImplemented
        if self._special or other._special:
            if self.is_nan() or other.is_nan(): return Decimal('NaN')
            if self.is_zero() or other.is_zero(): raise InvalidOperation([InvalidOperation])
            return Decimal('-Infinity' if self._sign ^ other._sign else 'Infinity')
        return Decimal._of(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)._fix()
    __rmul__ = __mul__
    def __truediv__(self, other):
        other = self._other(other)
        if other is None: return NotImplemented
        sign = self._sign ^ other._sign
        if self._special or other._special:
            if self.is_nan() or other.is_nan(): return Decimal('NaN')
            if self._special and other._special: raise InvalidOperation([InvalidOperation])
            return Decimal('-Infinity' if sign else 'Infinity') if self._special else Decimal._of(sign, 0, 0)
        if other._int == 0:
            if self._int == 0: raise InvalidOperation([DivisionUndefined])
            raise DivisionByZero([DivisionByZero])
        ideal = self._exp - other._exp
        if self._int == 0: return Decimal._of(sign, 0, ideal)
        shift = len(str(other._int)) - len(str(self._int)) + _current.prec + 1
        exp = ideal - shift
        if shift >= 0: digits, rest = divmod(self._int * 10 ** shift, other._int)
        else: digits, rest = divmod(self._int, other._int * 10 ** -shift)
        if rest:
            if digits % 5 == 0: digits += 1
        else:
            while exp < ideal and digits % 10 == 0: digits, exp = digits // 10, exp + 1
        return Decimal._of(sign, digits, exp)._fix()
    def __rtruediv__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else other / self
    def _divide(self, other):
        if other._int == 0 and not other._special:
            if self._int == 0: raise InvalidOperation([DivisionUndefined])
            raise DivisionByZero([DivisionByZero])
        exp = min(self._exp, other._exp)
        quotient, rest = divmod(self._int * 10 ** (self._exp - exp), other._int * 10 ** (other._exp - exp))
        if len(str(quotient)) > _current.prec: raise InvalidOperation([DivisionImpossible])
        return Decimal._of(self._sign ^ other._sign, quotient, 0), Decimal._of(self._sign, rest, exp)._fix()
    def __floordiv__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else self._divide(other)[0]
    def __rfloordiv__(self, other): return Decimal(other) // self
    def __mod__(self, other):
        other = self._other(other)
        if other is None: return NotImplemented
        if other.is_zero(): raise InvalidOperation([InvalidOperation if self._int else DivisionUndefined])
        return self._divide(other)[1]
    def __rmod__(self, other): return Decimal(other) % self
    def __divmod__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else self._divide(other)
    def __pow__(self, other, modulo=None):
        other = self._other(other)
        if other is None: return NotImplemented
        if other == int(other):
            n = abs(int(other))
            if n == 0 and self.is_zero(): raise InvalidOperation([InvalidOperation])
            exact = Decimal._of(self._sign if n % 2 else 0, self._int ** n, self._exp * n)
            if int(other) < 0:
                made = Decimal(1) / exact
                return made
            return exact._fix()
        return (self.ln() * other).exp()
    def __rpow__(self, other): return Decimal(other) ** self
    def sqrt(self, context=None):
        if self._special or self.is_zero(): return Decimal._of(self._sign, 0, self._exp // 2) if not self._special else self
        if self._sign: raise InvalidOperation([InvalidOperation])
        prec = (context or _current).prec + 1
        exp, digits = self._exp, self._int
        ideal = exp >> 1
        if exp & 1: digits, exp = digits * 10, exp - 1
        length = (len(str(digits)) + 1) >> 1
        shift = prec - length
        exact = True
        if shift >= 0: digits *= 100 ** shift
        else:
            digits, rest = divmod(digits, 100 ** -shift)
            exact = not rest
        root = _math.isqrt(digits)
        exact = exact and root * root == digits
        exp = exp // 2 - shift
        if exact:
            while exp < ideal and root % 10 == 0: root, exp = root // 10, exp + 1
        elif root % 5 == 0: root += 1
        return Decimal._of(0, root, exp)._fix(context)
    def exp(self, context=None):
        with localcontext() as wide:
            wide.prec += 12
            halvings = max(0, self.adjusted() * 4 + 8) if self._int else 0
            x = self / 2 ** halvings
            total = term = Decimal(1)
            n = 0
            while True:
                n += 1
                term = term * x / n
                last, total = total, total + term
                if last == total: break
            for _ in range(halvings): total = total * total
        return +total
    def ln(self, context=None):
        if self._sign or self.is_zero():
            if self.is_zero(): return Decimal('-Infinity')
            raise InvalidOperation([InvalidOperation])
        with localcontext() as wide:
            wide.prec += 12
            x, shift = self, 0
            while x > Decimal('1.5'): x, shift = x.sqrt(), shift + 1
            while x < Decimal('0.7'): x, shift = x.sqrt(), shift + 1
            y = (x - 1) / (x + 1)
            square, power, total, n = y * y, y, y, 1
            while True:
                n += 2
                power = power * square
                last, total = total, total + power / n
                if last == total: break
            total = total * 2 * 2 ** shift
        return +total
    def log10(self, context=None):
        if not self._special and self._int and str(self._int).strip('0') == '1': return Decimal(self.adjusted())
        with localcontext() as wide:
            wide.prec += 6
            made = self.ln() / Decimal(10).ln()
        return +made
    def __neg__(self):
        if self._special: return Decimal(('' if self._sign else '-') + self._special)
        return Decimal._of(0 if not self._int else 1 - self._sign, self._int, self._exp)._fix()
    def __pos__(self): return self._fix()
    def __abs__(self):
        return Decimal(self._special) if self._special else Decimal._of(0, self._int, self._exp)._fix()
    def __int__(self):
        if self._special: raise (ValueError if self.is_nan() else OverflowError)(f'cannot convert {self._special} to integer')
        value = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -value if self._sign else value
    __trunc__ = __int__
    def __float__(self): return float(str(self))
    def __floor__(self): return int(self._rounded(0, ROUND_FLOOR)) if self._exp < 0 else int(self)
    def __ceil__(self): return int(self._rounded(0, ROUND_CEILING)) if self._exp < 0 else int(self)
    def __round__(self, ndigits=None):
        if ndigits is None: return int(self._rounded(0, ROUND_HALF_EVEN)) if self._exp < 0 else int(self)
        return self.quantize(Decimal._of(0, 1, -ndigits), ROUND_HALF_EVEN)
    def __bool__(self): return bool(self._special or self._int)
    def __hash__(self):
        from fractions import Fraction
        if self._special: return hash(float(str(self)))
        return hash(Fraction(*self.as_integer_ratio()))
    def _compare(self, other, test):
        if isinstance(other, float): other = Decimal(other)
        other = self._other(other)
        if other is None: return NotImplemented
        if self.is_nan() or other.is_nan(): return False
        if self._special or other._special: return test(float(str(self)), float(str(other)))
        exp = min(self._exp, other._exp)
        a = self._int * 10 ** (self._exp - exp) * (-1 if self._sign else 1)
        b = other._int * 10 ** (other._exp - exp) * (-1 if other._sign else 1)
        return test(a, b)
    def __eq__(self, other): return self._compare(other, lambda a, b: a == b)
    def __lt__(self, other): return self._compare(other, lambda a, b: a < b)
    def __le__(self, other): return self._compare(other, lambda a, b: a <= b)
    def __gt__(self, other): return self._compare(other, lambda a, b: a > b)
    def __ge__(self, other): return self._compare(other, lambda a, b: a >= b)
    def compare(self, other): return Decimal((self > other) - (self < other))
    def max(self, other): return max(self, Decimal(other))._fix()
    def min(self, other): return min(self, Decimal(other))._fix()
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self
    def __format__(self, spec):
        found = _re.match(r'(?:(.)?([<>=^]))?([-+ ])?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$', spec)
        if found is None: raise ValueError('invalid format string')
        fill, align, plus, zero, width, comma, places, kind = found.groups()
        value = self
        if kind == '%': value = value * 100
        if places is not None:
            if kind in ('e', 'E'): value = value._rounded(value.adjusted() - int(places), _current.rounding)
            elif kind in ('f', 'F', '%'): value = value._rounded(-int(places), _current.rounding)
            elif len(str(value._int)) > int(places): value = value._rounded(value._exp + len(str(value._int)) - int(places), _current.rounding)
        digits = str(abs(value)) if kind not in ('f', 'F', '%') else None
        if digits is None:
            text = str(value._int).rjust(max(-value._exp, 0) + 1, '0')
            digits = text[:value._exp] + '.' + text[value._exp:] if value._exp < 0 else text + '0' * value._exp
        elif kind in ('e', 'E'):
            text = str(value._int)
            digits = text[0] + ('.' + text[1:] if len(text) > 1 else '') + f'{kind}{value.adjusted():+d}'
        if comma:
            whole, dot, rest = digits.partition('.')
            digits = format(int(whole), comma) + dot + rest
        sign = '-' if value._sign else {'+': '+', ' ': ' '}.get(plus, '')
        if kind == '%': digits += '%'
        room = int(width or 0) - len(sign) - len(digits)
        if room <= 0: return sign + digits
        fill = fill or ('0' if zero else ' ')
        align = align or ('=' if zero else '>')
        if align == '=': return sign + fill * room + digits
        if align == '<': return sign + digits + fill * room
        if align == '^': return fill * (room // 2) + sign + digits + fill * (room - room // 2)
        return fill * room + sign + digits
    @property
    def real(self): return self
    @property
    def imag(self): return Decimal(0)
    def conjugate(self): return self
class ConversionSyntax(InvalidOperation): pass
class DivisionUndefined(InvalidOperation, ZeroDivisionError): pass
class DivisionImpossible(InvalidOperation): pass
for _kind in (InvalidOperation, DivisionByZero, ConversionSyntax, DivisionUndefined, DivisionImpossible): _kind.__module__ = 'decimal'
