import math, random
random.seed(2024)
cities = [(random.randint(0, 100), random.randint(0, 100)) for _ in range(10)]
def distance(a, b): return math.hypot(a[0] - b[0], a[1] - b[1])
def length(tour): return sum(distance(cities[tour[i]], cities[tour[i - 1]]) for i in range(len(tour)))
tour = list(range(len(cities))); random.shuffle(tour)
best, best_len, t = tour[:], length(tour), 100.0
print(f"start {best_len:.3f} {tour}")
accepted = 0
while t > 0.1:
    i, j = sorted(random.sample(range(len(tour)), 2))
    new = tour[:i] + tour[i:j + 1][::-1] + tour[j + 1:]
    delta = length(new) - length(tour)
    if delta < 0 or random.random() < math.exp(-delta / t):
        tour = new; accepted += 1
        if length(tour) < best_len: best, best_len = tour[:], length(tour)
    t *= 0.99
print(f"best {best_len:.3f} {best} accepted {accepted}")
