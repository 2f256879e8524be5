from __future__ import annotations
from typing import Any, Callable, Dict, Generic, Iterable, Iterator, List, Optional, Protocol, Sequence, Tuple, TypeVar, Union, ClassVar, Final, Literal, TYPE_CHECKING, cast, overload, TypedDict, NoReturn
from abc import ABC, abstractmethod
from collections.abc import Mapping, Callable as C
if TYPE_CHECKING:
    from nowhere import Something
T = TypeVar("T"); K = TypeVar("K", bound=int)
Vector = List[float]; Handler = Callable[[str, int], None]; Maybe = Optional[int]
MAX: Final = 10
class Stack(Generic[T]):
    count: ClassVar[int] = 0
    def __init__(self, items: Iterable[T] = ()) -> None: self.items: list[T] = list(items)
    def push(self, x: T) -> Stack[T]: self.items.append(x); return self
    def pop(self) -> T | None: return self.items.pop() if self.items else None
    def __iter__(self) -> Iterator[T]: return reversed(self.items)
class Shape(Protocol):
    def area(self) -> float: ...
class Sq:
    def __init__(self, s: float): self.s = s
    def area(self) -> float: return self.s ** 2
def total(shapes: Sequence[Shape], *, scale: float = 1.0) -> float: return scale * sum(s.area() for s in shapes)
def first(xs: Sequence[T], default: T | None = None, /) -> T | None: return xs[0] if xs else default
def mode(m: Literal["train", "eval"] = "train") -> str: return m
def fail(msg: str) -> NoReturn: raise RuntimeError(msg)
class Movie(TypedDict):
    name: str
    year: int
m: Movie = {"name": "Blade", "year": 1982}
s: Stack[int] = Stack([1, 2]); s.push(3)
print(list(s), s.pop(), total([Sq(2), Sq(1.5)], scale=2), first([]), first((5,)), mode(), m["year"], cast(int, "x"), MAX)
nested: dict[str, list[tuple[int, ...]]] = {"a": [(1, 2)]}; pair: tuple[int, str] = (1, "x"); unused: int
print(nested, pair, isinstance(nested, Mapping), isinstance(len, C), callable(total), isinstance([], (list, tuple)), "unused" in globals())
try: fail("never returns")
except RuntimeError as e: print(e)
def deco(f: Callable[..., T]) -> Callable[..., T]:
    def wrapper(*args: Any, **kwargs: Any) -> T: return f(*args, **kwargs)
    return wrapper
@deco
def add(a: int, b: int = 2) -> int: return a + b
print(add(1), add(1, b=5), dict[str, int] == dict[str, int], Optional[int] is not None)
