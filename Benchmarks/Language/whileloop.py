n = 0
t = 0
while n < 2000000:
    if n % 3 == 0 and n % 5 != 0:
        t += n
    n += 1
print(t)
