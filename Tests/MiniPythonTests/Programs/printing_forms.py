print()
print("a", "b", sep="")
print("a", "b", sep="\n", end="!\n")
print(1, 2.0, True, None, "s", [1], (1,), {"k": "v"}, {1}, sep=" | ")
print([1.0, 2.5, 1e-10, 1e20, float("nan"), -0.0], [True, None], ["it's", 'q"q'], [[], {}, ()], {"a": [1, (2, 3)]})
print(print, len, int, str, type, range, sep="\n")
print(range(5), range(0, 10, 2), slice(1, 2), type(5), type("s"), type(None), type(print), Exception, ValueError("x"), KeyError("k"), Exception("a", 2))
def f(): pass
class C:
    def m(self): pass
print(str(f)[:13], str(C), str(C()).split(" at ")[0], str(C().m).split(" at ")[0], str(C.m)[:15], str(lambda: 0)[:20])
import math
print(math.sqrt, str(f.__code__)[:14] if hasattr(f, "__code__") else "", type(f), type(C), type(C()), type(C().m), type(math))
print((x for x in []).__class__, iter([]).__class__, zip().__class__, map(str, []).__class__, enumerate([]).__class__, {}.keys().__class__, iter({}).__class__, iter(range(3)).__class__, iter(()).__class__, iter(set()).__class__, filter(None, []).__class__)
print(NotImplemented, ..., Ellipsis, __name__, bool, object, dict, set, frozenset, tuple, list, float, complex, bytes, property, staticmethod, classmethod, super)
print({}.keys(), {"a": 1}.values(), {"a": 1}.items(), frozenset({1}), set(), dict(a=1), bytes(3), b"a\x00\n'")
print("%s %r" % ("a", "a"), str("é"), repr("é"), ascii("é"), "\u00e9", "日本", "🎉", len("🎉"), "tab\t|", 'back\\slash', "bell" + chr(7) + repr(chr(7)))
print(1 if True else 2, "unicode: ∇ λ π α", "x" * 0, end="")
print()
print(*[1, 2, 3]); print(*[]); print(*"ab", *range(2), sep=",")
print("a\n\nb", """triple
quoted""", 'single \
continued')
print(10 ** 15, 10 ** 16, 1e15, 1e16, 1e-4, 1e-5, 0.1, 1/3, 2/3, 100.0, 1234567.891, 1e5, 123456789.123456789, 5e-324, 1.7976931348623157e308)
for i in range(3): print(i, end=", " if i < 2 else "\n")
print("flush", flush=True); print("%5.2f|%-8s|%08.3f" % (3.14159, "ab", 2.5)); print("é".center(5, "*"), "日本".ljust(4, ".") + "|")
print("a" + str(1) + str(2.50) + str([1, "x"]) + str((1,)) + str({"a": 1}) + str(None))
print(True + 1, f"{True}", str(True), repr(True), int(True), "%d" % True)
print([*map(type, (1, 1.0, "", [], (), {}, set(), None, True))])
print(__doc__, [print], [int, f.__name__]); print([C.__name__, C])
print(sorted([(2, "b"), (1, "z"), (1, "a")]), [(1, 2), (3, 4)][0][1], ((1, 2), [3, {"k": (4,)}]))
print("done", end="")
