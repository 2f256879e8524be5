def sieve(n):
    a = [True] * (n + 1)
    a[0] = a[1] = False
    i = 2
    while i * i <= n:
        if a[i]:
            for j in range(i * i, n + 1, i):
                a[j] = False
        i += 1
    return sum(a)
print(sieve(1000000))
xs = [i * i for i in range(500000)]
print(sum(x for x in xs if x % 3 == 0), len([x for x in xs if x & 1]))
ys = sorted(xs, key=lambda v: v % 1000)
print(ys[:5])
