from __future__ import annotations
from dataclasses import dataclass, field, asdict, astuple, replace, fields
from typing import List, Optional, ClassVar
from enum import Enum, auto, IntEnum, Flag
import json

class Category(Enum):
    TOOLS = "tools"
    TOYS = "toys"
    @property
    def label(self):
        return self.value.title()

class Priority(IntEnum):
    LOW = 1
    HIGH = auto()

class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()

@dataclass(order=True)
class Item:
    sort_index: float = field(init=False, repr=False)
    name: str
    price: float
    category: Category = Category.TOOLS
    tags: List[str] = field(default_factory=list)
    count: ClassVar[int] = 0
    def __post_init__(self):
        self.sort_index = self.price
        Item.count += 1

@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

items = [Item("Hammer", 12.5, tags=["steel"]), Item("Robot", 30, Category.TOYS), Item("Nail", 0.1)]
for item in sorted(items):
    print(item, item.category.label)
print(Item.count, max(items).name)
print(asdict(items[0]), astuple(items[1]))
p = Point(1, 2)
print(p + Point(3), hash(p) == hash(Point(1, 2)), p == Point(1, 2), {p: "a"})
try:
    p.x = 5
except Exception as e:
    print(type(e).__name__, e)
print(replace(p, y=9), [f.name for f in fields(Item)])
print(list(Category), Category("toys"), Category["TOOLS"], Priority.HIGH > Priority.LOW, Priority.HIGH + 1, repr(Priority.LOW), str(Priority.LOW))
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), ~Perm.R, Perm(3), Perm(0))
try:
    Category("nothing")
except ValueError as e:
    print(e)
try:
    Category["NOTHING"]
except KeyError as e:
    print("KeyError", e)
try:
    Item()
except TypeError as e:
    print(e)
try:
    Item("a", 1, bogus=2)
except TypeError as e:
    print(e)
print(json.dumps({"items": [i.name for i in items], "p": [1, 2.5, None, True]}, indent=2, sort_keys=True))
@dataclass
class Base:
    a: int
@dataclass
class Child(Base):
    b: int = 2
print(Child(1), Child(1) == Child(1, 2), Child.__match_args__)
match Child(1, 5):
    case Child(a, b) if b > 3:
        print("big", a, b)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e:
    print(e)
