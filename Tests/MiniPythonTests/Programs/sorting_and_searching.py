import random, heapq, time
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        swapped = False
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]; swapped = True
        if not swapped: break
    return a
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2; l, r = merge(a[:m]), merge(a[m:]); out = []
    while l and r: out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r
def insertion(a):
    a = a[:]
    for i in range(1, len(a)):
        k, j = a[i], i - 1
        while j >= 0 and a[j] > k: a[j + 1] = a[j]; j -= 1
        a[j + 1] = k
    return a
def heap(a): h = a[:]; heapq.heapify(h); return [heapq.heappop(h) for _ in range(len(h))]
def counting(a):
    c = [0] * (max(a) + 1)
    for x in a: c[x] += 1
    return [i for i, n in enumerate(c) for _ in range(n)]
random.seed(7); data = [random.randrange(100) for _ in range(60)]
for f in (bubble, quick, merge, insertion, heap, counting): print(f"{f.__name__:>10}: {f(data) == sorted(data)} {f(data)[:6]}")
def binary_search(a, x, lo=0, hi=None):
    hi = len(a) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x: lo = mid + 1
        else: hi = mid
    return lo if lo < len(a) and a[lo] == x else -1
s = sorted(set(data)); print([binary_search(s, x) for x in (s[0], s[-1], 1000, s[5])], sorted(data, reverse=True)[:3], sorted("bca", key=lambda c: -ord(c)), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]))
from collections import deque
def bfs(grid, start, goal):
    q, seen = deque([(start, [start])]), {start}
    while q:
        (r, c), path = q.popleft()
        if (r, c) == goal: return path
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            n = (r + dr, c + dc)
            if 0 <= n[0] < len(grid) and 0 <= n[1] < len(grid[0]) and grid[n[0]][n[1]] != "#" and n not in seen: seen.add(n); q.append((n, path + [n]))
grid = ["..#.", ".#..", "....", "#.#."]; path = bfs(grid, (0, 0), (0, 3)); print(len(path), path)
print("\n".join("".join("*" if (r, c) in path else ch for c, ch in enumerate(row)) for r, row in enumerate(grid)))
from functools import lru_cache
@lru_cache(None)
def lcs(a, b): return "" if not a or not b else a[0] + lcs(a[1:], b[1:]) if a[0] == b[0] else max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
def knapsack(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1): best[c] = max(best[c], best[c - w] + v)
    return best[cap]
def queens(n, row=0, cols=()):
    if row == n: yield cols
    else:
        for c in range(n):
            if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)): yield from queens(n, row + 1, cols + (c,))
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
print(lcs("AGGTAB", "GXTXAYB"), knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7), len(list(queens(6))), next(queens(8)), len(hanoi(5)), hanoi(2), [n for n in range(2, 60) if all(n % p for p in range(2, int(n ** .5) + 1))], (lambda f: f(f, 10))(lambda s, n: n if n < 2 else s(s, n - 1) + s(s, n - 2)))
