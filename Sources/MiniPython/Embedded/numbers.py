class _Kind(type):
    def __instancecheck__(cls, value):
        return type.__instancecheck__(cls, value) or isinstance(value, cls.__dict__.get('_builtin', ()))
    def __subclasscheck__(cls, kind):
        return type.__subclasscheck__(cls, kind) or issubclass(kind, cls.__dict__.get('_builtin', ()))
class Number(metaclass=_Kind):
    _builtin = (int, float, complex)
class Complex(Number):
    _builtin = (int, float, complex)
class Real(Complex):
    _builtin = (int, float)
class Rational(Real):
    _builtin = (int,)
class Integral(Rational):
    _builtin = (int,)
