"""Graphs of any size of the shapes that autograd makes, and random ones; for Benchmarks/layout.py.

A family is a function from a number of nodes to a list of edges (u, v) with u < v. Sizes are met
approximately: graphs end with a whole layer or step.
"""

import random


class Builder:
    def __init__(self):
        self.count = 0
        self.edges = []

    def node(self, *inputs):
        name = self.count
        self.count += 1
        for other in inputs:
            self.edges.append((other, name))
        return name


def chain(size):
    b = Builder()
    last = b.node()
    while b.count < size:
        last = b.node(last)
    return b


def mlp(size):
    b = Builder()
    x = b.node()
    while b.count < size:
        weight, bias = b.node(), b.node()
        x = b.node(b.node(bias, x, b.node(weight)))
    return b


def lstm(size):
    """One layer unrolled; every step uses the same two weights and biases."""
    b = Builder()
    wx, wh, bx, bh = (b.node() for _ in range(4))
    h, c = b.node(), b.node()
    while b.count < size:
        gates = b.node(b.node(bx, b.node(wx)), b.node(bh, h, b.node(wh)))
        split = b.node(gates)
        i, f, g, o = (b.node(split) for _ in range(4))
        c = b.node(b.node(f, c), b.node(i, g))
        h = b.node(o, b.node(c))
    return b


def transformer(size):
    b = Builder()

    def linear(x):
        weight, bias = b.node(), b.node()
        return b.node(b.node(bias, b.node(x), b.node(weight)))

    def norm(x):
        return b.node(x, b.node(), b.node())

    x = b.node()
    while b.count < size:
        y = norm(x)
        q, k, v = (b.node(b.node(linear(y))) for _ in range(3))
        scores = b.node(b.node(b.node(b.node(q), b.node(b.node(k)))))
        mixed = b.node(b.node(b.node(scores), b.node(v)))
        x = b.node(x, linear(b.node(b.node(mixed))))
        x = b.node(x, linear(b.node(linear(norm(x)))))
    return b


def layered(size, width=10):
    """Random: each node has one to three inputs on the rank before, one in twenty from far."""
    chance = random.Random(7)
    b = Builder()
    ranks = [[b.node() for _ in range(width)]]
    while b.count < size:
        rank = []
        for _ in range(width):
            inputs = set(chance.sample(ranks[-1], chance.choice((1, 1, 1, 2, 3))))
            if chance.random() < 0.05 and len(ranks) > 1:
                inputs.add(chance.choice(ranks[max(0, len(ranks) - 1 - chance.randint(1, 10))]))
            rank.append(b.node(*sorted(inputs)))
        ranks.append(rank)
    return b


def wide(size):
    """Random: any node feeds any later one, three edges a node, so that nearly all are long."""
    chance = random.Random(11)
    b = Builder()
    for node in range(size):
        b.node(*sorted({chance.randrange(node) for _ in range(min(3, node))}))
    return b


def skips(size):
    """A chain whose every node also feeds some later one, anywhere: long edges over many ranks."""
    chance = random.Random(13)
    b = Builder()
    last = b.node()
    while b.count < size:
        last = b.node(*sorted({last, chance.randrange(b.count)}))
    return b


FAMILIES = {f.__name__: f for f in (chain, mlp, lstm, transformer, layered, wide, skips)}


def write(graph, path):
    with open(path, "w") as file:
        file.write(f"{graph.count} {len(graph.edges)}\n")
        file.writelines(f"{u} {v}\n" for u, v in graph.edges)
