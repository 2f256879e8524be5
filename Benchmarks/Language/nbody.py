import math
class Body:
    def __init__(self, x, y, vx, vy, m):
        self.x, self.y, self.vx, self.vy, self.m = x, y, vx, vy, m
bodies = [Body(i * 1.1, i * -0.7, 0.1 * i, 0.05, 1.0 + i) for i in range(5)]
def step(dt):
    for a in bodies:
        for b in bodies:
            if a is not b:
                dx = b.x - a.x
                dy = b.y - a.y
                d = math.sqrt(dx * dx + dy * dy) + 0.01
                f = b.m / (d * d * d)
                a.vx += f * dx * dt
                a.vy += f * dy * dt
    for a in bodies:
        a.x += a.vx * dt
        a.y += a.vy * dt
for _ in range(8000):
    step(0.001)
print(f"{bodies[0].x:.6f} {bodies[1].y:.6f}")
