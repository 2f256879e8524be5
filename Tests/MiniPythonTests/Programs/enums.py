from enum import Enum, IntEnum, auto, Flag, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = "b"
    ALIAS = 1

    def describe(self): return f"{self.name.lower()}={self.value}"

    @classmethod
    def default(cls): return cls.GREEN


print(Color.RED, repr(Color.RED), Color.RED.name, Color.BLUE.value, Color(2), Color["BLUE"], Color.ALIAS is Color.RED)
print(list(Color), len(Color), Color.RED == Color.RED, Color.RED == 1, Color.RED in Color, Color.GREEN.describe(), Color.default())
print({Color.RED: "r"}[Color.RED], isinstance(Color.RED, Color), type(Color.RED), [c.name for c in Color], f"{Color.RED}", str(Color.GREEN))
try:
    Color(99)
except ValueError as e:
    print(e)
try:
    Color["NOPE"]
except KeyError as e:
    print("KeyError", e)
try:
    Color.RED = 5
except AttributeError as e:
    print(type(e).__name__)


class Level(IntEnum):
    LOW = auto()
    MID = auto()
    HIGH = 10


print(Level.LOW < Level.HIGH, Level.MID + 1, int(Level.HIGH), Level.LOW, repr(Level.LOW), sorted([Level.HIGH, Level.LOW]), f"{Level.MID}", Level(10).name, [0, 1, 2][Level.LOW])


class Activation(str, Enum):
    RELU = "relu"
    TANH = "tanh"


print(Activation.RELU == "relu", Activation("tanh"), Activation.RELU.value, Activation.RELU.upper())


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


p = Perm.R | Perm.W
print(p, Perm.R in p, Perm.X in p, p & Perm.R, bool(p & Perm.X), Perm.X.value)
print(Color.__members__.keys(), Color.RED.__class__.__name__)
class State(Enum):
    A, B = range(2)
    def next(self): return State((self.value + 1) % len(State))
s = State.A
for _ in range(3):
    s = s.next()
    print(s.name, end=" ")
print()
