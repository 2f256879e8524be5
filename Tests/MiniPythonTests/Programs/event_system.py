from collections import defaultdict
from functools import wraps, partial
class EventEmitter:
    def __init__(self): self._handlers = defaultdict(list)
    def on(self, event, handler=None, *, priority=0):
        if handler is None: return partial(self.on, event, priority=priority)
        self._handlers[event].append((priority, handler)); return handler
    def emit(self, event, *args, **kwargs):
        for _, h in sorted(self._handlers[event], key=lambda ph: -ph[0]): yield h(*args, **kwargs)
def logged(fn):
    calls = []
    @wraps(fn)
    def inner(*a, **k):
        calls.append((fn.__name__, a, k)); return fn(*a, **k)
    inner.calls = calls
    return inner
e = EventEmitter()
@e.on("greet", priority=1)
def low(name): return f"low {name}"
e.on("greet", lambda name: f"high {name.upper()}", priority=5)
@e.on("sum")
@logged
def add(*nums, start=0): return sum(nums, start)
print(list(e.emit("greet", "ann")), list(e.emit("sum", 1, 2, 3, start=10)), list(e.emit("nothing")), add.calls, add.__name__)
class Observable:
    def __init__(self, **attrs): self.__dict__["_watch"] = []; self.__dict__.update(attrs)
    def watch(self, f): self._watch.append(f); return f
    def __setattr__(self, k, v):
        old = getattr(self, k, None); super().__setattr__(k, v)
        for f in self._watch: f(k, old, v)
o = Observable(x=1)
o.watch(lambda k, a, b: print(f"{k}: {a!r} -> {b!r}")); o.x = 2; o.y = [1]; o.x += 5
