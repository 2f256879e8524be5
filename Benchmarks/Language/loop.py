def f():
    s = 0
    for i in range(3000000):
        s += i * 2 % 7
    return s
print(f())
