for n in range(2, 12):
    for x in range(2, n):
        if n % x == 0:
            print(n, "equals", x, "*", n // x)
            break
    else:
        print(n, "is a prime number")
i = 0
while i < 10:
    i += 1
    if i % 2: continue
    if i > 8: break
    print(i, end=" ")
else:
    print("not reached")
print()
while False: pass
else: print("while else")
for i in []: pass
else: print("empty for else")
for i in range(3): print(i); print("-")
if True: print("one"); print("two")
x = 5
print("big" if x > 3 else "small" if x > 1 else "tiny")
print(x > 3 and "and" or "or", 0 or None or "last", 1 and 2 and 3, not x, None is None, x is not None)
print(1 if [] else 2, [] or {}, "" and "x", 0 and 1 / 0)
for fizz in range(1, 16):
    print("FizzBuzz" if fizz % 15 == 0 else "Fizz" if fizz % 3 == 0 else "Buzz" if fizz % 5 == 0 else fizz, end=",")
print()
def sign(n):
    match n:
        case 0: return "zero"
        case int() if n < 0: return "negative"
        case int(): return "positive"
        case float(): return "float"
        case "a" | "b": return "a or b"
        case str() as s: return f"string {s}"
        case []: return "empty list"
        case [x]: return f"one: {x}"
        case [x, y]: return f"two: {x} {y}"
        case [first, *rest]: return f"first {first} rest {rest}"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": t, **others}: return f"{t} with {others}"
        case (1, 2) | None: return "none"
        case _: return "other"
for v in (0, -5, 5, 2.5, "a", "xyz", [], [1], (1, 2), [1, 2, 3], {"type": "circle", "r": 2}, {"type": "sq", "s": 1}, None, {1}, True):
    print(repr(v), "->", sign(v))
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def where(p):
    match p:
        case Point(x=0, y=0): return "origin"
        case Point(0, y): return f"y axis at {y}"
        case Point(x, y) if x == y: return "diagonal"
        case Point(): return "somewhere"
        case [Point(x=a), Point(x=b)]: return f"two points {a} {b}"
print(where(Point(0, 0)), where(Point(0, 3)), where(Point(2, 2)), where(Point(1, 2)), where([Point(1, 1), Point(2, 2)]), where(3))
class Color:
    RED = 1
match 1:
    case Color.RED: print("red")
    case _: print("no")
match = 5; case = 6; print(match, case, match + case)
command = "go north"
match command.split():
    case ["go", ("north" | "south") as direction]: print("going", direction)
    case ["quit"]: print("bye")
match {"a": [1, {"b": 2}]}:
    case {"a": [_, {"b": value}]}: print("nested", value)
match -1.5:
    case -1.5: print("negative literal")
del x
try: x
except NameError as e: print(e)
a = b = c = 0
a += 1; b -= 1; c *= 5
print(a, b, c)
a, b = b, a
print(a, b, (a, b) == (-1, 1), a < b)
n = 10
n //= 3; print(n); n **= 3; print(n); n %= 5; print(n); n <<= 3; n |= 1; n ^= 3; n >>= 1; n &= 7; print(n); n /= 2; print(n)
total = 0
for i in range(10):
    for j in range(10):
        if j > i: break
        if (i + j) % 3 == 0: continue
        total += i * j
print(total)
lines = []
for row in range(1, 5):
    lines.append(" " * (4 - row) + "*" * (2 * row - 1))
print("\n".join(lines))
for i, j in zip(range(3), range(3, 6)):
    print(f"{i}-{j}", end=" " if i < 2 else "\n")
table = [[i * j for j in range(1, 6)] for i in range(1, 6)]
for row in table: print(" ".join(f"{v:3d}" for v in row))
with_else = [n for n in range(10) if n not in (3, 4)]
print(with_else, 3 not in with_else)
assert True, "never shown"
pass; ...
print(...)
if (y := 10) > 5: print(y)
while (y := y - 3) > 0: print(y, end=" ")
print()
print(not True == False, (1, 2) < (1, 3) < (2,), "a" in "abc" in ["abc"], 1 in [1] == True)
if x_undefined := None: pass
elif not x_undefined: print("elif")
else: print("else")
