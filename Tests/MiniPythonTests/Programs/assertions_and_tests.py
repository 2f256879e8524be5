def test_addition(): assert 1 + 1 == 2
def test_fail(): assert [1, 2] == [2, 1], f"lists differ: {[1, 2]} != {[2, 1]}"
def test_error(): return {}["missing"]
def test_raises():
    try: int("x")
    except ValueError: return
    raise AssertionError("ValueError not raised")
class TestCase:
    def setUp(self): self.items = [3, 1, 2]
    def test_sort(self): self.items.sort(); assert self.items == [1, 2, 3]
    def test_bad(self): assert not self.items, "should be empty"
    def test_approx(self): assert abs(0.1 + 0.2 - 0.3) < 1e-9
def run(name, fn):
    try: fn()
    except AssertionError as e: return f"FAIL  {name}: {e}"
    except Exception as e: return f"ERROR {name}: {type(e).__name__}: {e}"
    else: return f"ok    {name}"
results = [run(n, f) for n, f in list(globals().items()) if n.startswith("test_") and callable(f)]
for method in [m for m in dir(TestCase) if m.startswith("test_")]:
    t = TestCase(); t.setUp(); results.append(run(f"TestCase.{method}", getattr(t, method)))
print(*results, sep="\n"); print({k: sum(r.startswith(k) for r in results) for k in ("ok", "FAIL", "ERROR")})
class raises:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        if kind is None: raise AssertionError(f"none of {[k.__name__ for k in self.kinds]} raised")
        self.value = value
        return issubclass(kind, self.kinds)
with raises(ZeroDivisionError, TypeError) as r: 1 / 0
print(repr(r.value))
try:
    with raises(KeyError): pass
except AssertionError as e: print(e)
assert (x := 5) > 3, "never"; print(x)
try: assert False
except AssertionError as e: print(repr(e), len(str(e)))
assert all(isinstance(v, int) for v in (1, 2)), "types"
