from functools import lru_cache
import sys
def permutations(s): return [s] if len(s) <= 1 else [c + p for i, c in enumerate(s) for p in permutations(s[:i] + s[i + 1:])]
def subsets(xs): return [[]] if not xs else (lambda rest: rest + [[xs[0]] + r for r in rest])(subsets(xs[1:]))
def hanoi(n, a, b, c): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
def queens(n, cols=()):
    if len(cols) == n: yield cols; return
    for c in range(n):
        if all(c != x and abs(c - x) != len(cols) - i for i, x in enumerate(cols)): yield from queens(n, cols + (c,))
@lru_cache(None)
def change(amount, coins=(1, 5, 10, 25)): return 1 if amount == 0 else 0 if amount < 0 or not coins else change(amount - coins[-1], coins) + change(amount, coins[:-1])
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b): t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i + 1][j], t[i][j + 1], key=len)
    return t[-1][-1]
def edit(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1): cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]
def flatten(d, parent=""): return {k2: v2 for k, v in d.items() for k2, v2 in (flatten(v, f"{parent}{k}.") if isinstance(v, dict) else {parent + k: v}).items()}
print(permutations("abc"), subsets([1, 2, 3]), len(hanoi(5, *"ABC")), hanoi(2, *"ABC"))
print(len(list(queens(6))), next(queens(8)), change(100), ackermann(2, 3), lcs("AGGTAB", "GXTXAYB"), edit("kitten", "sitting"))
print(flatten({"a": 1, "b": {"c": 2, "d": {"e": 3}}}), sum(map(int, str(2 ** 15))), (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
def depth(n):
    try: return depth(n + 1)
    except RecursionError: return n > 900
print(depth(0)); sys.setrecursionlimit(3000)
def down(n): return 0 if n == 0 else 1 + down(n - 1)
print(down(2500))
