def gen(n):
    for i in range(n):
        yield i
print(sum(gen(1000000)))
def pairs(n):
    for i in range(n):
        for j in range(i):
            yield i, j
c = 0
for a, b in pairs(1000):
    c += a ^ b
print(c)
