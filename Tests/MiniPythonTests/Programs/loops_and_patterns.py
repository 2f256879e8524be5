n = 5
for i in range(1, n + 1): print(" " * (n - i) + "* " * i)
for i in range(n, 0, -1): print("".join(str(j) for j in range(1, i + 1)).rjust(n))
def pascal(rows):
    row = [1]
    for _ in range(rows):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]
for row in pascal(6): print(" ".join(map(str, row)).center(20).rstrip())
spiral = [[0] * 4 for _ in range(4)]; x = y = 0; dx, dy = 1, 0
for k in range(1, 17):
    spiral[y][x] = k
    nx, ny = x + dx, y + dy
    if not (0 <= nx < 4 and 0 <= ny < 4 and spiral[ny][nx] == 0): dx, dy = -dy, dx; nx, ny = x + dx, y + dy
    x, y = nx, ny
print("\n".join(" ".join(f"{v:2d}" for v in row) for row in spiral))
grid = ["".join("#" if (r + c) % 2 else "." for c in range(8)) for r in range(3)]; print(*grid, sep="\n")
word = "python"
for i in range(len(word)): print(word[i:] + word[:i], end=" " if i < len(word) - 1 else "\n")
vowels = {v: "hello world".count(v) for v in "aeiou"}; print(vowels, sum(vowels.values()))
nums = [4, 8, 15, 16, 23, 42]
for idx, (a, b) in enumerate(zip(nums, nums[1:]), start=1): print(f"{idx}: {b}-{a}={b - a}", end="; ")
print(); i = 10
while True:
    i -= 3
    if i < 0: break
    if i == 4: continue
    print(i, end=" ")
else: print("no")
print(); rows = [(1, "one", 1.0), (22, "twenty-two", 22.5)]
for num, name, val in rows: print(f"|{num:>4}|{name:<12}|{val:^8.2f}|")
print(*[f"{i}x{j}={i * j}" for i in range(2, 4) for j in range(2, 4)], sep=", ")
