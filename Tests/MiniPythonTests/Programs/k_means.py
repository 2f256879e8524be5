import random
from math import dist, inf
random.seed(7)
points = [(random.gauss(cx, 0.5), random.gauss(cy, 0.5)) for cx, cy in [(0, 0), (3, 3), (0, 4)] for _ in range(15)]
def kmeans(points, k, iterations=20):
    centers = random.sample(points, k)
    for it in range(iterations):
        clusters = [[] for _ in range(k)]
        for p in points: clusters[min(range(k), key=lambda c: dist(p, centers[c]))].append(p)
        new = [tuple(sum(x) / len(c) for x in zip(*c)) if c else centers[i] for i, c in enumerate(clusters)]
        if new == centers: break
        centers = new
    return centers, clusters, it
centers, clusters, it = kmeans(points, 3)
for c, members in sorted(zip(centers, clusters)): print("(%.3f, %.3f) %d" % (*c, len(members)))
inertia = sum(min(dist(p, c) ** 2 for c in centers) for p in points)
print(f"{inertia:.4f} after {it} iterations"); assert len({len(c) for c in clusters}) >= 1
best = min((kmeans(points, k)[0] for k in range(1, 5)), key=len); print(len(best))
