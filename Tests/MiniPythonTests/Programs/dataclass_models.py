from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass
from typing import List, Optional, Dict, NamedTuple, Union, Callable, Any, Tuple


@dataclass
class Point:
    x: float
    y: float = 0.0

    def norm(self) -> float:
        return (self.x ** 2 + self.y ** 2) ** 0.5


@dataclass(order=True, frozen=True)
class Item:
    priority: int
    name: str = field(compare=False)
    tags: tuple = ()


@dataclass
class Config:
    lr: float = 1e-3
    layers: List[int] = field(default_factory=list)
    options: Dict[str, Any] = field(default_factory=dict, repr=False)
    name: Optional[str] = None
    hidden: int = field(init=False, default=7)

    def __post_init__(self):
        self.hidden = len(self.layers) * 10


@dataclass
class Extended(Config):
    extra: str = "e"


p = Point(3, 4)
print(p, p.norm(), p == Point(3, 4), p != Point(1), Point(1))
try:
    Point()
except TypeError as e:
    print(e)
i = Item(2, "b")
print(i < Item(3, "a"), sorted([i, Item(1, "z")]), hash(i) == hash(Item(2, "q")))
try:
    i.priority = 5
except Exception as e:
    print(type(e).__name__, e)
c = Config(layers=[4, 5])
print(c, Config(), c.hidden)
print(asdict(c), astuple(p), replace(p, y=9))
print([f.name for f in fields(Config)], is_dataclass(c), is_dataclass(3))
print(Extended(0.1, extra="more"))
c2 = Config(); c2.layers.append(1)
print(c2, Config())


class Sample(NamedTuple):
    x: float
    label: int = 0
    def double(self): return self.x * 2


s = Sample(1.5)
print(s, s.x, s[1], s.double(), s._asdict(), s._replace(label=3), Sample._fields, isinstance(s, tuple), s == (1.5, 0))
x, label = s
print(x, label, len(s), hash(s) == hash((1.5, 0)), s + (1,))
Number = Union[int, float]
def apply(f: Callable[[Number], Number], x: Number) -> Number: return f(x)
print(apply(lambda v: v + 1, 2))


@dataclass
class Node:
    value: int
    left: "Node | None" = None
    right: Optional["Node"] = None

    def insert(self, v):
        side = "left" if v < self.value else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Node(v))
        else:
            child.insert(v)

    def __iter__(self):
        for child in (self.left,):
            if child: yield from child
        yield self.value
        if self.right: yield from self.right


root = Node(5)
for v in [3, 8, 1, 4]: root.insert(v)
print(list(root), root.left)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e:
    print(e)


@dataclass(eq=False)
class Identity:
    v: int


print(Identity(1) == Identity(1))


@dataclass(slots=True, kw_only=True)
class Slotted:
    a: int
    b: int = 2


print(Slotted(a=1))
try:
    Slotted(1)
except TypeError as e:
    print(e)
print(Point.__match_args__, Point.__doc__)
