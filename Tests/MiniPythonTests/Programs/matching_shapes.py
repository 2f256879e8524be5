from dataclasses import dataclass
from enum import Enum
class Color(Enum): RED = 1; BLUE = 2
@dataclass
class Pt: x: int; y: int
def f(v):
    match v:
        case 0 | 1: return "small"
        case int(n) if n > 100: return f"big {n}"
        case int(): return "int"
        case "a" | "b" as s: return f"letter {s}"
        case str(): return "str"
        case [] | (): return "empty"
        case [x]: return f"one {x}"
        case [x, *rest] if len(rest) > 2: return f"many {x} {rest}"
        case [Pt(x=0, y=yy), _]: return f"pt list {yy}"
        case (a, b): return f"pair {a} {b}"
        case {"type": "circle", "r": r, **kw}: return f"circle {r} {kw}"
        case {"k": [1, {"deep": d}]}: return f"deep {d}"
        case {}: return "dict"
        case Pt(0, y): return f"on y {y}"
        case Pt(x, y): return f"pt {x},{y}"
        case Color.RED: return "red"
        case float(x) | complex(real=x): return f"num {x}"
        case None: return "none"
        case _: return "other"
for v in (1, 500, 5, "a", "zz", [], (), [1], [1, 2, 3, 4], [Pt(0, 7), 1], (1, 2), {"type": "circle", "r": 3, "z": 1}, {"k": [1, {"deep": 9}]}, {"q": 1}, Pt(0, 3), Pt(1, 2), Color.RED, Color.BLUE, 2.5, 1j, None, {1}, True): print(repr(v), "->", f(v))
def cmd(s):
    match s.split():
        case ["go", ("north" | "south") as d]: return d
        case ["get", obj, *_]: return obj
        case [] : return "nothing"
        case [x, *_]: return "unknown " + x
print([cmd(c) for c in ("go north", "get lamp now", "", "fly away", "go west")])
