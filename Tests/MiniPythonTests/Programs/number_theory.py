from math import gcd, isqrt, prod
from itertools import count, islice
def is_prime(n):
    if n < 2: return False
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % a == 0: return n == a
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
def factor(n):
    out, p = {}, 2
    while p * p <= n:
        while n % p == 0: out[p] = out.get(p, 0) + 1; n //= p
        p += 1 + p % 2
    if n > 1: out[n] = out.get(n, 0) + 1
    return out
def egcd(a, b): return (a, 1, 0) if b == 0 else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))
def crt(rs, ms):
    M = prod(ms); return sum(r * (M // m) * pow(M // m, -1, m) for r, m in zip(rs, ms)) % M
print([n for n in range(60) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(2 ** 67 - 1), is_prime(10 ** 18 + 9))
print(factor(360), factor(997 * 991), factor(2 ** 32 + 1), egcd(240, 46), crt([2, 3, 2], [3, 5, 7]))
p, q = 61, 53; n, e = p * q, 17; d = pow(e, -1, (p - 1) * (q - 1)); c = pow(65, e, n); print(n, d, c, pow(c, d, n))
perfect = [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n]; print(perfect)
print(list(islice((n for n in count(1) if str(n) == str(n)[::-1] and is_prime(n)), 12)), gcd(2 ** 80, 6 ** 40) == 2 ** 40, isqrt(10 ** 40), bin(isqrt(2 ** 65)))
def digits(n, base=10):
    while n: n, r = divmod(n, base); yield r
print(sum(digits(2 ** 1000)), list(digits(255, 16)), int("".join(map(str, digits(1234)))), 3 ** 200 % 10 ** 9, -7 ** 3 % 5, (-7) ** 3 // 5)
