import copy
a = [[1, 2], [3]]; b = a; c = a[:]; d = copy.copy(a); e = copy.deepcopy(a)
a[0].append(9); a.append([4]); print(a, b, c, d, e, a is b, a == c, c[0] is a[0], e[0] is a[0])
class Node:
    def __init__(self, v, kids=()): self.v, self.kids, self.parent = v, list(kids), None
    def __repr__(self): return f"N({self.v}, {self.kids})"
root = Node(1, [Node(2), Node(3)])
for k in root.kids: k.parent = root
clone = copy.deepcopy(root); clone.kids[0].v = 99; print(root, clone, clone.kids[0].parent is clone, copy.copy(root).kids is root.kids)
class Custom:
    def __init__(self, x): self.x = x
    def __copy__(self): return Custom(("copy", self.x))
    def __deepcopy__(self, memo): return Custom(("deep", copy.deepcopy(self.x, memo)))
print(copy.copy(Custom(1)).x, copy.deepcopy(Custom([1])).x); l = [1]; l.append(l); m = copy.deepcopy(l); print(m[1] is m, m)
def f(x, acc=[]): acc.append(x); return acc
def g(x, acc=None): acc = [] if acc is None else acc; acc.append(x); return acc
print(f(1), f(2), g(1), g(2)); t = ([1], 2); t[0].append(5); print(t)
def change(lst, num): lst += [100]; num += 1; lst = [0]; return num
xs, n = [1], 1; print(change(xs, n), xs, n); row = [0] * 3; grid = [row] * 2; grid[0][0] = 1; print(grid, [[0] * 2 for _ in range(2)])
d1 = {"a": [1]}; d2 = dict(d1); d3 = d1.copy(); d1["a"].append(2); d1["b"] = 3; print(d2, d3, {**d1}, id(d1["a"]) == id(d2["a"])); s = "abc"; u = s; s += "d"; print(s, u); x = y = []; x.append(1); y = y + [2]; print(x, y)
a, b = [1, 2], [1, 2]; print(a == b, a is b, a is not b, None is None, (1, 2) == (1, 2), [] is [], "a" "b" == "ab"); del a[0]; print(a); a[:] = []; print(a, bool(a))
