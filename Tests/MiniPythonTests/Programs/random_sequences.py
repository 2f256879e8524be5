import random
random.seed(42)
print(random.random(), random.random(), random.uniform(1, 10), random.randint(1, 6), random.randrange(0, 100, 5), random.choice("abcdef"))
print([random.randint(0, 9) for _ in range(10)], random.sample(range(100), 5), random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=6))
xs = list(range(10)); random.shuffle(xs); print(xs)
print(random.gauss(0, 1), random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(0, 1), random.expovariate(1.5), random.betavariate(2, 3), random.gammavariate(2, 1), random.triangular(0, 1, 0.5), random.lognormvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(0, 1))
print(random.getrandbits(10), random.getrandbits(70), random.randrange(10 ** 20), random.randint(-5, 5), random.randbytes(3) if False else "")
state = random.getstate(); a = random.random(); random.setstate(state); print(a == random.random())
for seed in (0, 1, 123456789, -7, 2 ** 70, "text", 3.5, None is None):
    random.seed(seed); print(seed, random.random(), random.randint(1, 1000))
r = random.Random(7)
print(r.random(), r.choice([1, 2, 3]), r.sample("abcdef", 3), r.gauss(0, 1), r.shuffle([1]))
r2 = random.Random(7); print(r2.random() == random.Random(7).random())
random.seed(1)
inside = 0
for _ in range(10000):
    x, y = random.random(), random.random()
    if x * x + y * y <= 1: inside += 1
print(4 * inside / 10000)
weights = [[random.uniform(-1, 1) for _ in range(3)] for _ in range(2)]
for row in weights: print([f"{w:.4f}" for w in row])
position = 0
random.seed(10)
for step in range(20): position += random.choice([-1, 1])
print(position, random.sample([1, 2, 3], 3), random.sample(population=[5, 6], k=1), sorted(random.sample(range(1000), 30))[:3])
deck = [f"{r}{s}" for s in "SHDC" for r in "A23456789TJQK"]
random.shuffle(deck); print(deck[:5])
try:
    random.choice([])
except IndexError as e:
    print(e)
try:
    random.sample([1], 2)
except ValueError as e:
    print(e)
try:
    random.randint(5, 1)
except ValueError as e:
    print(e)
print(random.choices(range(3), cum_weights=[1, 3, 10], k=4), random.binomialvariate if hasattr(random, "binomialvariate") else "no")
