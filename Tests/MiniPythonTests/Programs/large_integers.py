import random
random.seed(7)
for bits in (30000, 60000, 123457, 400000):
    a = random.getrandbits(bits); b = random.getrandbits(bits // 2 + 7); c = -random.getrandbits(bits)
    p = a * c
    print(p % 1000000007, (a * a) % 998244353, (p // b) % 1000003, (p % b) % 1000003, (-p) // b % 97, divmod(p, b)[0] * b + p % b == p, a ** 3 % 10007, p // c == a, p % c)
x = 3 ** 200000
print(x % 10**9, (x + 1) // 3 ** 100000 % 10**9, len(bin(x)))
