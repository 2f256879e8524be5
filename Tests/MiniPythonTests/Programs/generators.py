import itertools


def countdown(n):
    print("start")
    while n > 0:
        received = yield n
        if received is not None:
            print("received", received)
        n -= 1
    print("done")
    return "result"


g = countdown(3)
print(next(g))
print(g.send("hello"))
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print("StopIteration", stop.value)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print(list(itertools.islice(fib(), 15)))
print([x for x, _ in zip(fib(), range(10))])


def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, (3, [4, 5]), 6], [[[7]]]])))


def delegating():
    result = yield from countdown(2)
    print("subgenerator gave", result)
    yield "end"


print(list(delegating()))


def careful():
    try:
        while True:
            try:
                x = yield
                print("got", x)
            except ValueError as e:
                print("caught", e)
    finally:
        print("cleanup")


c = careful()
next(c)
c.send(1)
c.throw(ValueError("oops"))
c.send(2)
c.close()
c.close()
try:
    c.send(3)
except StopIteration:
    print("finished")

total = sum(x * x for x in range(10) if x % 2)
print(total, max(len(w) for w in "the quick brown fox".split()))
pipeline = (line.strip() for line in ["  a ", "b  ", " ", "c"])
pipeline = (line for line in pipeline if line)
pipeline = (line.upper() for line in pipeline)
print(pipeline.__class__.__name__, list(pipeline), list(pipeline))


def batches(data, size):
    for i in range(0, len(data), size):
        yield data[i:i + size]


for n, batch in enumerate(batches(list(range(10)), 4), start=1):
    print(f"batch {n}: {batch}")


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))))


def primes():
    sieve = {}
    q = 2
    while True:
        if q not in sieve:
            yield q
            sieve[q * q] = [q]
        else:
            for p in sieve.pop(q):
                sieve.setdefault(p + q, []).append(p)
        q += 1


print(list(itertools.takewhile(lambda p: p < 60, primes())))
gen = (i for i in range(3))
print(2 in gen, list(gen))
print(next(iter([]), "default"), next((x for x in [1, 2, 3] if x > 5), None))
try:
    next(iter([]))
except StopIteration as e:
    print(repr(e))


def broken():
    yield 1
    raise StopIteration


try:
    list(broken())
except RuntimeError as e:
    print(e, type(e.__cause__).__name__)
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, "none"))
counter = iter(lambda state=[0]: state.append(0) or len(state), 5)
print(list(counter))
a, *rest = (x ** 2 for x in range(5))
print(a, rest)
print(*map(lambda a, b: a + b, [1, 2, 3], (10, 20)), sep="; ")
