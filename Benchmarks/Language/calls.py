def add(a, b=1, *, c=0):
    return a + b + c
def run(n):
    t = 0
    for i in range(n):
        t = add(t, i)
        t = add(t)
        t = add(t, c=2)
        t = max(t, 0)
        t = len("abc") + abs(t)
    return t
print(run(200000))
fs = [lambda x, k=k: x * k for k in range(5)]
t = 0
for i in range(200000):
    t += fs[i % 5](i)
print(t)
