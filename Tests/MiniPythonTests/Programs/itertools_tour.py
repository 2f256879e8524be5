import itertools as it
from itertools import chain, product, permutations, combinations, accumulate, groupby, count, cycle, repeat, islice, starmap, zip_longest, tee, pairwise, compress, dropwhile, takewhile, filterfalse, combinations_with_replacement
import operator
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), len(list(product(range(3), repeat=3))))
print(list(permutations("abc", 2)), len(list(permutations(range(4)))))
print(list(combinations("abcd", 2)), list(combinations_with_replacement("ab", 2)), list(combinations([1], 2)))
print(list(chain([1], "ab", (2,))), list(chain.from_iterable([[1, 2], [3]])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=10)))
for k, g in groupby("aaabbc"):
    print(k, len(list(g)), end="; ")
print()
data = sorted([("x", 1), ("y", 2), ("x", 3)], key=lambda p: p[0])
print({k: [v for _, v in g] for k, g in groupby(data, key=operator.itemgetter(0))})
print(list(islice(count(10, 5), 3)), list(islice(cycle("ab"), 5)), list(repeat("z", 2)), list(islice(range(20), 2, 12, 3)))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest([1, 2, 3], "a", fillvalue="-")), list(pairwise([1, 2, 3])))
a, b = tee([1, 2, 3]); next(a); print(list(a), list(b))
print(list(compress("abcd", [1, 0, 1, 0])), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(5))))
print(sum(1 for _ in it.product(range(10), repeat=3)), [i for i in it.islice(it.count(), 3)], next(it.count(2.5, 0.5)))
grid = {"lr": [0.1, 0.01], "hidden": [4, 8]}
for values in product(*grid.values()):
    print(dict(zip(grid, values)))
print(operator.add(1, 2), operator.mul(2, 3), operator.neg(1), operator.lt(1, 2), operator.truediv(1, 2), operator.contains([1], 1), operator.not_(0), operator.sub(3, 1), operator.pow(2, 5), operator.eq(1, 1), operator.mod(7, 3), operator.and_(6, 3), operator.xor(6, 3), operator.floordiv(7, 2), operator.abs(-3), operator.index(4))
print(operator.itemgetter("a")({"a": 1}), operator.attrgetter("real")(5), operator.methodcaller("upper")("x"), operator.concat([1], [2]))
counter = count()
print([next(counter) for _ in range(3)])
rows = [[1, 2, 3], [4, 5, 6]]
print(list(map(list, zip(*rows))), list(chain(*rows)), max(chain(*rows)))
def chunk(seq, n):
    iterator = iter(seq)
    while batch := tuple(islice(iterator, n)):
        yield batch
print(list(chunk(range(7), 3)))
print(list(zip(count(), "abc")), dict(zip("ab", count(1))), list(map(operator.add, [1, 2], [3, 4])))
