print([x ** 2 for x in range(10)])
print([(x, y) for x in range(3) for y in range(x, 3) if x != y])
print({c: ord(c) for c in "hello"})
print({len(w) for w in ["a", "bb", "cc", "ddd"]} == {1, 2, 3})
matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print([list(row) for row in zip(*matrix)])
print([[row[i] for row in matrix] for i in range(3)])
print([x for row in matrix for x in row if x % 2])
print([[0] * 3 for _ in range(2)])
print(sum(matrix[i][i] for i in range(3)))
n = 3
identity = [[int(i == j) for j in range(n)] for i in range(n)]
for row in identity:
    print(*row)
print(["even" if x % 2 == 0 else "odd" for x in range(4)])
words = "the quick brown fox jumps over the lazy dog the end".split()
freq = {w: words.count(w) for w in sorted(set(words))}
print(freq)
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:3])
inverted = {}
for w, c in freq.items():
    inverted.setdefault(c, []).append(w)
print(inverted)
print({v: k for k, v in {"a": 1, "b": 2}.items()})
x = "outer"
print([x for x in range(3)], x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
print([y := 5, y ** 2], y)
print([last := v for v in range(3)], last)
if (n := len(words)) > 5:
    print(f"{n} words")
data = [3, 1, 4, 1, 5, 9, 2, 6]
print([v for v in data if (sq := v * v) > 10], sq)
print(dict(zip("abc", range(3))), dict(a=1, b=2), dict([("x", 1)], y=2))
print({**{"a": 1}, "b": 2, **{"a": 3}})
print([*range(3), *"ab", *{"k": 1}])
print((*range(2), 5), {*[1, 1, 2]} == {1, 2})
print(any(v > 8 for v in data), all(v > 0 for v in data))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(map(str.upper, ["a", "b"])))
print([f"{a}{b}" for a, b in zip("ab", "xy")], [c for c in "a1b2" if c.isdigit()])
nested = {f"row{i}": {f"col{j}": i * j for j in range(2)} for i in range(2)}
print(nested)


class C:
    size = 3
    squares = [i * i for i in range(size)]


print(C.squares)
print([a if a else b for a, b in [(0, 1), (2, 3)]])
print([i for i in range(20) if i % 2 if i % 3])
gen = ((i, j) for i in range(2) for j in "ab")
print(next(gen), list(gen))
print(sorted(x % 7 for x in range(20)))
print([[j for j in range(i)] for i in range(4)])
print(", ".join(f"{k}={v}" for k, v in sorted({"b": 1, "a": 2}.items())))
