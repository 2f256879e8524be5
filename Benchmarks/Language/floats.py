def f(n):
    x = 0.5
    for i in range(n):
        x = 3.9 * x * (1.0 - x)
    return x
print(f(3000000))
