import functools
import time


def timer(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        result = func(*args, **kwargs)
        elapsed = time.perf_counter() - start
        print(f"{func.__name__} took {'some' if elapsed >= 0 else 'negative'} time")
        return result
    return wrapper


def repeat(times):
    def decorator(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            return [func(*args, **kwargs) for _ in range(times)]
        return wrapper
    return decorator


@timer
@repeat(times=3)
def hello(name):
    """Says hello."""
    return "hello " + name


print(hello("x"), hello.__name__, hello.__doc__, hello.__wrapped__.__name__)


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.func(*args)


@CountCalls
def square(x):
    return x * x


print([square(i) for i in range(4)], square.calls, square.__name__)


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
fib.cache_clear()
print(fib.cache_info())


@functools.cache
def slow(n):
    print("computing", n)
    return n * 2


print(slow(2), slow(2))
add = functools.partial(lambda a, b, c=0: a + b + c, 1, c=10)
print(add(2), add(2, c=3), add.args, add.keywords)
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(lambda a, b: a + [b], "ab", []))


@functools.total_ordering
class Version:
    def __init__(self, *parts): self.parts = parts
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts


print(Version(1, 2) >= Version(1, 1), Version(1) <= Version(0), Version(2) > Version(1, 9))
registry = {}


def register(cls=None, *, name=None):
    def wrap(c):
        registry[name or c.__name__.lower()] = c
        return c
    return wrap(cls) if cls else wrap


@register
class Linear: pass


@register(name="conv")
class Convolution: pass


print(sorted(registry), registry["conv"].__name__)


class Lazy:
    def __init__(self, f): self.f, self.name = f, f.__name__

    def __set_name__(self, owner, name): print("named", owner.__name__, name)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.f(instance)
        return value


class Data:
    @Lazy
    def table(self):
        print("building")
        return [1, 2, 3]

    @functools.cached_property
    def size(self):
        print("sizing")
        return len(self.table)


d = Data()
print(d.table, d.table, d.size, d.size, sorted(d.__dict__))


class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, owner=None): return getattr(obj, self.name)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.name, value)


class Person:
    name = Typed(str)
    age = Typed(int)
    def __init__(self, name, age): self.name, self.age = name, age


p = Person("Ann", 3)
print(p.name, p.age)
try:
    p.age = "four"
except TypeError as e:
    print(e)


def singleton(cls):
    instances = {}
    def get(*a):
        if cls not in instances:
            instances[cls] = cls(*a)
        return instances[cls]
    return get


@singleton
class Config:
    def __init__(self, v): self.v = v


print(Config(1) is Config(2), Config(3).v)


@functools.singledispatch
def show(x): return "object"
@show.register(int)
def _(x): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
print(show(1), show([1]), show("s"))
