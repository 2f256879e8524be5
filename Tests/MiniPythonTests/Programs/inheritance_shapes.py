from abc import ABC, abstractmethod
import math


class Shape(ABC):
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    @abstractmethod
    def area(self):
        """The area."""

    @property
    def description(self):
        return f"{self.name} with area {self.area():.2f}"

    def __lt__(self, other):
        return self.area() < other.area()

    def __str__(self):
        return self.description

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Circle(Shape):
    def __init__(self, r):
        super().__init__("circle")
        self._r = r

    @property
    def radius(self):
        return self._r

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("radius must be non-negative")
        self._r = value

    @radius.deleter
    def radius(self):
        print("deleting radius")
        del self._r

    def area(self):
        return math.pi * self._r ** 2


class Rectangle(Shape):
    def __init__(self, w, h, name="rectangle"):
        super(Rectangle, self).__init__(name)
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h

    @classmethod
    def from_string(cls, text):
        return cls(*map(float, text.split("x")))

    @staticmethod
    def is_square(w, h):
        return w == h


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side, name="square")


shapes = [Circle(1.5), Rectangle(2, 3), Square(2), Rectangle.from_string("1.5x4")]
for s in sorted(shapes):
    print(s)
print(shapes)
print(max(shapes), "|", min(shapes, key=lambda s: s.name))
print(Shape.count, Square.count)
print(Rectangle.is_square(2, 2), Square.is_square(1, 2))
c = shapes[0]
c.radius = 3
print(c.radius, c.description)
try:
    c.radius = -1
except ValueError as e:
    print("error:", e)
del c.radius
try:
    c.radius
except AttributeError as e:
    print("error:", e)
try:
    c.description = "x"
except AttributeError as e:
    print("error:", e)
try:
    Shape("nothing")
except TypeError as e:
    print("error:", e)
print([k.__name__ for k in Square.__mro__])
print(isinstance(shapes[2], Shape), issubclass(Square, Rectangle), issubclass(Circle, Rectangle))
print(Square.__bases__, Circle.__name__, type(c), Circle.area.__name__, Circle.area.__qualname__)
print(hasattr(c, "w"), getattr(c, "w", "no width"), callable(c.area))
print(Shape.area.__doc__)


class A:
    def who(self): return "A"
    def hello(self): return "hello from " + self.who()


class B(A):
    def who(self): return "B" + super().who()


class C(A):
    def who(self): return "C" + super().who()


class D(B, C):
    def who(self): return "D" + super().who()


print(D().hello(), [k.__name__ for k in D.mro()])
try:
    class E(A, D):
        pass
except TypeError as e:
    print(e)
try:
    D().missing
except AttributeError as e:
    print(e)
try:
    D.missing
except AttributeError as e:
    print(e)
try:
    D(1)
except TypeError as e:
    print(e)
try:
    D().hello(1, 2)
except TypeError as e:
    print(e)
