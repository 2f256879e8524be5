def sqrt(x, eps=1e-12):
    g = x / 2
    while abs(g * g - x) > eps * x: g = (g + x / g) / 2
    return g
def bisect(f, lo, hi, tol=1e-9):
    n = 0
    while hi - lo > tol:
        mid = (lo + hi) / 2; n += 1
        if f(lo) * f(mid) <= 0: hi = mid
        else: lo = mid
    return mid, n
def integrate(f, a, b, n=1000): h = (b - a) / n; return h * (f(a) / 2 + sum(f(a + i * h) for i in range(1, n)) + f(b) / 2)
def euler(f, y, t, dt, steps):
    for k in range(steps): y += dt * f(t, y); t += dt
    return y
def rk4(f, y, t, dt, steps):
    for _ in range(steps):
        k1 = f(t, y); k2 = f(t + dt / 2, y + dt * k1 / 2); k3 = f(t + dt / 2, y + dt * k2 / 2); k4 = f(t + dt, y + dt * k3)
        y += dt * (k1 + 2 * k2 + 2 * k3 + k4) / 6; t += dt
    return y
from math import sin, pi, e, exp
print(sqrt(2), f"{bisect(lambda x: x ** 3 - x - 2, 1, 2)[0]:.8f}", bisect(lambda x: x, -1, 2)[1], f"{integrate(sin, 0, pi):.6f}", f"{euler(lambda t, y: y, 1.0, 0, 0.001, 1000):.6f} {rk4(lambda t, y: y, 1.0, 0, 0.1, 10):.8f} {e:.8f}")
x, steps = 27, []
while x != 1: x = 3 * x + 1 if x % 2 else x // 2; steps.append(x)
print(len(steps), max(steps), steps[:8]); term, total, k = 1.0, 0.0, 0
while term > 1e-16: total += term; k += 1; term /= k
print(total == e, k, abs(total - e) < 1e-15); machine = 1.0
while 1.0 + machine / 2 != 1.0: machine /= 2
print(machine, 0.1 + 0.2, sum([0.1] * 10), round(2.675, 2), 1e16 + 1 - 1e16, 5 // 2 * 2 + 5 % 2, -5 // 2, -5 % 2, divmod(-17, 5), 7 // 0.5, 2 ** 0.5 * 2 ** 0.5 == 2)
a, b = 1071, 462
while b: print(f"{a} = {a // b} * {b} + {a % b}"); a, b = b, a % b
print("gcd", a); rate, balance, years = 0.07, 1000.0, 0
while balance < 2000: balance *= 1 + rate; years += 1
print(f"{years} years: ${balance:,.2f}"); n, rev = 12345, 0
while n > 0: rev = rev * 10 + n % 10; n //= 10
print(rev, [i for i in range(1000, 1100) if str(i) == str(i)[::-1]], sum(i for i in range(1000) if i % 3 == 0 or i % 5 == 0), min((abs(exp(-x / 10) - x / 10), x / 10) for x in range(20)))
