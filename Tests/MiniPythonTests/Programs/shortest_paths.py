import heapq, bisect, math
from collections import defaultdict
def dijkstra(graph, start):
    dist = {start: 0}; prev = {}; heap = [(0, start)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist.get(u, math.inf): continue
        for v, w in graph[u].items():
            if (nd := d + w) < dist.get(v, math.inf):
                dist[v] = nd; prev[v] = u; heapq.heappush(heap, (nd, v))
    return dist, prev
g = defaultdict(dict)
for u, v, w in [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8)]: g[u][v] = w; g[v][u] = w
dist, prev = dijkstra(g, "a")
print(dist, prev)
path = ["d"]
while path[-1] in prev: path.append(prev[path[-1]])
print(" -> ".join(reversed(path)))
h = [5, 3, 8, 1]; heapq.heapify(h); print(h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), heapq.nlargest(2, h), heapq.nsmallest(2, [("b", 2), ("a", 3)], key=lambda t: t[1]), list(heapq.merge([1, 4], [2, 3])))
xs = [1, 3, 3, 5]; print(bisect.bisect(xs, 3), bisect.bisect_left(xs, 3), bisect.bisect_right(xs, 0)); bisect.insort(xs, 4); print(xs)
def grade(score, breakpoints=[60, 70, 80, 90], grades="FDCBA"): return grades[bisect.bisect(breakpoints, score)]
print([grade(s) for s in [33, 99, 77, 70, 89, 90, 100]])
try: heapq.heappop([])
except IndexError as e: print(e)
class Task:
    def __init__(self, p, n): self.p, self.n = p, n
    def __lt__(self, o): return (self.p, self.n) < (o.p, o.n)
    def __repr__(self): return f"<{self.n}:{self.p}>"
t = [Task(3, "c"), Task(1, "a"), Task(2, "b")]; heapq.heapify(t); print([heapq.heappop(t) for _ in range(3)])
