class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)
    def scale(self, k):
        return Vec(self.x * k, self.y * k)
def run():
    v = Vec(0.0, 0.0)
    d = Vec(1.0, 2.0)
    for i in range(200000):
        v = v + d.scale(0.5)
    return v.x, v.y
print(run())
