a = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
print(a[2:5], a[::3], a[::-1], a[-3:], a[:-3], a[8:2:-2])
b = a[:]
b.append(7); b.extend([8, 9]); b.insert(0, 0); b += [10]
print(b, len(b))
print(b.pop(), b.pop(0), b.index(5), b.count(1), b.index(5, 5))
b.remove(4); b.reverse()
print(b)
b.sort(); print(b)
b.sort(reverse=True); print(b)
b.sort(key=lambda x: (x % 3, x)); print(b)
print(sorted(a), sorted(a, reverse=True), sorted(a, key=lambda x: -x), a)
c = list(range(10))
c[2:5] = ["x"]; print(c)
c[1:1] = [100, 200]; print(c)
c[::2] = [0] * len(c[::2]); print(c)
del c[0]; del c[1:3]; print(c)
del c[::2]; print(c)
c.clear(); print(c, not c, bool([0]))
try:
    a[::2] = [1]
except ValueError as e:
    print(e)
m = [[0] * 3] * 2
m[0][0] = 1
print(m)
m = [[0] * 3 for _ in range(2)]
m[0][0] = 1
print(m)
x = y = [1, 2]
x += [3]
print(x, y, x is y)
x = x + [4]
print(x, y, x is y)
print([1, 2] + [3], [1, 2] * 2, 2 * [0], [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0])
first, *middle, last = a
print(first, middle, last)
(p, q), r = (1, 2), 3
print(p, q, r)
[s, t] = "ab"
print(s, t)
i, a[i], z = 2, "changed", 5
print(i, a[2], z)
a[2] = 4
x, y = 1, 2
x, y = y, x
print(x, y)
for i, (n, (k, v)) in enumerate([(1, ("a", 2)), (3, ("b", 4))]):
    print(i, n, k, v)
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1], [2], [3])))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
print(list(enumerate("ab", 1)), list(reversed([1, 2, 3])), list(map(lambda x, y: x * y, [1, 2], [3, 4])))
print(sum([1, 2, 3]), sum([[1], [2]], []), sum([0.1] * 10), min(a), max(a), min(3, 1, 2), max("a", "b"), max([], default=0), max(["aa", "b"], key=len))
print(any([]), all([]), any([0, 1]), all([1, 0]))
stack = []
for token in "3 4 + 2 * 7 /".split():
    if token in "+-*/":
        r, l = stack.pop(), stack.pop()
        stack.append({"+": l + r, "-": l - r, "*": l * r, "/": l / r}[token])
    else:
        stack.append(float(token))
print(stack)


def bubble_sort(items):
    items = items.copy()
    n = len(items)
    for i in range(n):
        swapped = False
        for j in range(n - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
                swapped = True
        if not swapped:
            break
    return items


def quick_sort(xs):
    if len(xs) <= 1:
        return xs
    pivot = xs[len(xs) // 2]
    return (quick_sort([x for x in xs if x < pivot]) + [x for x in xs if x == pivot]
            + quick_sort([x for x in xs if x > pivot]))


def merge_sort(xs):
    if len(xs) < 2:
        return xs
    mid = len(xs) // 2
    left, right = merge_sort(xs[:mid]), merge_sort(xs[mid:])
    out = []
    while left and right:
        out.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return out + left + right


def binary_search(xs, target):
    lo, hi = 0, len(xs) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if xs[mid] == target:
            return mid
        elif xs[mid] < target:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1


print(bubble_sort(a) == quick_sort(a) == merge_sort(a) == sorted(a))
print(binary_search([1, 3, 5, 7, 9], 7), binary_search([1, 3, 5], 4))
students = [("Ann", 90, "B"), ("Bob", 85, "A"), ("Cid", 90, "A")]
print(sorted(students, key=lambda s: (-s[1], s[2])))
from operator import itemgetter, attrgetter
print(sorted(students, key=itemgetter(2, 0)), max(students, key=itemgetter(1)))
print([1, [2, [3, []]]], [None, True, 1.0, "s", (1,), {}, set()], ((),), [()])
l = [1, 2]
l.append(l)
print(l, len(l), l[2][2][0])
print([1, 2, 3].__len__(), (1, 2, 3).count(2), (1, 2) + (3,), (1,) * 3, 1 in (1, 2), (1, 2, 3)[::-1], tuple("ab"), tuple([1]))
t = (1, [2])
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    t[1] += [3]
except TypeError as e:
    print(e, t)
print(list(range(5, 0, -2)), range(3), range(1, 10, 2), len(range(0, 10, 3)), 4 in range(0, 10, 2), range(10)[2:5], range(10)[-1], range(3) == range(0, 3, 1))
