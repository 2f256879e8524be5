d = {"b": 2, "a": 1, 3: "three", (1, 2): "tuple", None: 0, 1.5: "float"}
print(d, len(d))
print(d["a"], d.get("z"), d.get("z", 5), "a" in d, 3 in d, d[1, 2])
d["c"] = 3; d["a"] += 10
print(d.keys(), d.values(), d.items(), sep="\n")
print(list(d), list(d.items())[0], [k for k in d if isinstance(k, str)])
print(d.pop("c"), d.pop("zz", "none"), d.popitem(), d.setdefault("q", []), d.setdefault("b", 9))
d.update({"x": 1}, y=2); d.update([("z", 3)])
print(d)
del d["x"]
for k, v in d.items():
    print(repr(k), "->", v)
e = d.copy(); e["a"] = "changed"
print(d["a"], e["a"], d == e, {"a": 1, "b": 2} == {"b": 2, "a": 1})
print(dict.fromkeys("abc", 0), dict.fromkeys([1, 2]), {1: "a", 1.0: "b", True: "c"})
print({"a": 1} | {"b": 2, "a": 3}); e |= {"new": 1}; print("new" in e)
print(sorted({"b": 1, "a": 2}), max({"a": 3, "b": 7}.items(), key=lambda kv: kv[1]), sorted({"b": 1, "a": 2}.values()))
try:
    for k in d:
        d[k + "x" if isinstance(k, str) else "n"] = 1
except RuntimeError as err:
    print(err)
keys = {"a": 1, "b": 2}.keys()
print(keys & {"a"}, keys | {"c"} == {"a", "b", "c"}, keys - {"a"}, "a" in keys, len(keys), list(reversed(keys)))
dd = {}
for w in "to be or not to be".split():
    dd[w] = dd.get(w, 0) + 1
print(dd)
nested = {"model": {"layers": [{"units": 4}, {"units": 2}], "name": "net"}}
print(nested["model"]["layers"][1]["units"])
nested["model"]["layers"].append({"units": 1})
print(nested)
for section, content in nested.items():
    for key, value in content.items():
        print(f"{section}.{key} = {value}")
s = {1, 2, 3}
t = {3, 4}
print(s | t, s & t, s - t, s ^ t, s <= {1, 2, 3, 4}, s < s, s >= {1}, s.isdisjoint({9}), s.union([7], [8]), s.intersection([1, 9]))
s.add(4); s.discard(99); s.remove(1)
print(s, len(s), 2 in s, s == {4, 3, 2})
try:
    s.remove(99)
except KeyError as err:
    print("KeyError", err)
s.update([10, 11]); s -= {10}; s &= {2, 3, 11}; s |= {5}; s ^= {5, 6}
print(sorted(s))
print(set(), frozenset([1]), {frozenset({1}): "f"}[frozenset([1])], set("hello") == set("olleh"), bool(set()))
print(sorted(set([3, 1, 2, 3])), len({1, 1.0, True}), {(1, 2)}, set(range(3)).issubset(range(5)), {1}.issuperset([]))
visited = set()
graph = {"A": ["B", "C"], "B": ["D"], "C": ["D", "E"], "D": ["F"], "E": ["F"], "F": []}


def dfs(node):
    if node in visited:
        return
    visited.add(node)
    print(node, end=" ")
    for n in graph[node]:
        dfs(n)


def bfs(start):
    queue, seen = [start], {start}
    while queue:
        node = queue.pop(0)
        yield node
        for n in graph[node]:
            if n not in seen:
                seen.add(n)
                queue.append(n)


def paths(a, b, path=()):
    path = path + (a,)
    if a == b:
        return [path]
    return [p for n in graph[a] for p in paths(n, b, path)]


def topological(graph):
    order, marks = [], {}
    def visit(n):
        if marks.get(n) == "done":
            return
        marks[n] = "visiting"
        for m in graph[n]:
            visit(m)
        marks[n] = "done"
        order.append(n)
    for n in graph:
        visit(n)
    return order[::-1]


dfs("A"); print()
print(list(bfs("A")), paths("A", "F"), topological(graph))
cache = {}


def fib(n):
    if n in cache:
        return cache[n]
    cache[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return cache[n]


print(fib(90), len(cache))
switch = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
print(switch["add"](2, 3), switch.get("sub", lambda a, b: None)(1, 2))
print({**{"a": 1}, **{"b": 2}}, [*{"a": 1}], dict(sorted({"b": 1, "a": 2}.items())), dict(enumerate("ab")))
print(str({"k": [1, {"x": None}]}), {}.get("a"), list({}.items()), {1: {2: {3: {}}}})
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
print(len(big), sum(big.values()), list(big)[:3], next(iter(big)), 999 in big, 998 in big)
