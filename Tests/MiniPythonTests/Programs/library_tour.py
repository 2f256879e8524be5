import collections, itertools, functools, operator, string, textwrap, heapq, bisect, copy, json, re, enum, dataclasses, typing, contextlib, io, random, types, inspect, sys, time, pprint
from collections import OrderedDict, defaultdict, Counter, deque, namedtuple, ChainMap
from dataclasses import dataclass, field, asdict, astuple, replace
print(type(OrderedDict()), type(defaultdict(int)), type(Counter()), type(deque()), OrderedDict([("a", 1)]), defaultdict(list, {"x": [1]}), Counter("hello"), deque([1, 2], maxlen=3))
od = OrderedDict(a=1, b=2, c=3); od.move_to_end("a"); print(od, od.popitem(last=False), list(od), od == {"c": 3, "a": 1})
c = Counter("mississippi"); print(c.most_common(2), c["z"], sorted(c.elements())[:3], c + Counter("miss"), c - Counter("miss"), c & Counter("mip"), c | Counter("zzz"), sum(c.values()), c.total()); c.update("zz"); c.subtract("m"); print(c)
dd = defaultdict(lambda: "none"); print(dd["q"], dict(dd)); d2 = defaultdict(int); d2["a"] += 1; print(d2)
P = namedtuple("P", "x y", defaults=[0]); p = P(1); print(p, p.x, p._asdict(), p._replace(y=5), P._fields, P(*[3, 4]), p == (1, 0), P._make([1, 2])); x, y = p
q = deque(range(5), 3); q.appendleft(9); q.rotate(1); print(q, q[0], len(q), q.popleft(), list(q), q.maxlen); q.extend([7, 8]); print(q)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm), len(cm))
print(list(itertools.accumulate([1, 2, 3, 4])), list(itertools.accumulate([3, 1, 2], max)), list(itertools.chain([1], (2, 3))), list(itertools.chain.from_iterable(["ab", "c"])), list(itertools.combinations("abc", 2)), list(itertools.permutations([1, 2, 3], 2)), list(itertools.product("ab", [1, 2])), list(itertools.combinations_with_replacement("ab", 2)), list(itertools.groupby("aabbb"))[0][0], [(k, list(g)) for k, g in itertools.groupby([1, 1, 2, 3, 3], key=lambda v: v % 2)], list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.zip_longest([1, 2], "a", fillvalue="-")), list(itertools.takewhile(lambda v: v < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda v: v < 3, [1, 2, 3, 1])), list(itertools.compress("abcd", [1, 0, 1, 0])), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.pairwise([1, 2, 3])), list(itertools.filterfalse(lambda v: v % 2, range(5))), [next(itertools.cycle("ab")) for _ in range(2)], list(itertools.repeat(7, 2)), [list(t) for t in itertools.tee([1, 2])])
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), functools.reduce(operator.mul, range(1, 6)), functools.partial(int, base=2)("101"), functools.partial(print, 1, sep="-"))
def deco(arg):
    def wrap(f):
        @functools.wraps(f)
        def inner(*a, **k):
            "inner doc"
            print("call", f.__name__, a, k, arg); return f(*a, **k)
        return inner
    return wrap
@deco("x")
def hello(name: str, times: int = 2, *args, flag: bool = False, **kw) -> str:
    "Say hello."
    return f"hi {name}" * times
print(hello("bo", flag=True), hello.__name__, hello.__doc__, hello.__wrapped__.__annotations__, inspect.signature(hello))
@functools.singledispatch
def show(v): return "object"
@show.register(int)
def _(v): return "int"
@show.register
def _(v: str): return "str"
print(show(1), show("a"), show(1.5))
print(sorted(["b", "A", "c"], key=str.lower), sorted([3, 1, 2], reverse=True), sorted({"b": 1, "a": 2}.items(), key=operator.itemgetter(1)), sorted("hello"), sorted([(1, "b"), (1, "a")]), max(["aa", "b"], key=len), min([], default=0), operator.attrgetter("real")(5), operator.methodcaller("upper")("a"), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
print(string.ascii_lowercase, string.digits, string.punctuation, string.Template("$a is ${b} $$").substitute(a=1, b="x"), string.capwords("hello world"), string.Template("$z").safe_substitute())
text = "The quick brown fox jumped over the lazy dog. " * 3
print(textwrap.fill(text, 40)); print(textwrap.dedent("    a\n      b\n    c"), textwrap.indent("a\nb", "> "), textwrap.shorten(text, 30), textwrap.wrap("aaa bbb ccc", 7))
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0); print(heapq.heappop(h), h, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 2, 9]), list(heapq.merge([1, 4], [2, 3])), heapq.heapreplace(h, 9), heapq.heappushpop(h, 2))
l = [1, 3, 5]; bisect.insort(l, 4); print(l, bisect.bisect(l, 3), bisect.bisect_left(l, 3))
a = [[1], {"k": [2]}]; b = copy.deepcopy(a); s = copy.copy(a); a[0].append(9); print(a, b, s, b[1] is a[1], s[1] is a[1])
print(json.dumps({"a": [1, 2.5, None, True, "é\n"], "b": {"c": ()}}), json.dumps([1, {"x": 2}], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.loads('{"a": [1, 2.0, null, true, "\\u00e9"]}'), json.dumps("é", ensure_ascii=False), json.dumps(float("inf")))
try: json.loads("{bad}")
except json.JSONDecodeError as e: print(e)
try: json.dumps({1, 2})
except TypeError as e: print(e)
print(re.findall(r"\d+", "a1b22"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.split(r"[,;]\s*", "a, b;c"), re.match(r"(?P<y>\d{4})-(?P<m>\d\d)", "2024-05").groupdict(), re.search("b+", "abbb").span(), re.compile("A", re.I).findall("aA"), re.sub("a", lambda m: m.group().upper(), "banana", count=2), re.fullmatch("a|ab", "ab"), re.escape("a.b"), [m.group(1) for m in re.finditer(r"<(\w+)>", "<a><b>")], re.sub(r"\s+", " ", " a  b "), bool(re.match(r"^[\w.]+@[\w.]+\.\w+$", "a.b@c.de")), re.split("(-)", "a-b"), re.search("x", "abc"))
class Color(enum.Enum):
    RED = 1; GREEN = 2; BLUE = enum.auto(); ALIAS = 1
    def nice(self): return self.name.title()
print(Color.RED, repr(Color.GREEN), Color(2), Color["BLUE"].value, list(Color), Color.ALIAS is Color.RED, Color.RED.nice(), Color.RED == 1, {Color.RED: 1}, len(Color), isinstance(Color.RED, Color), Color.__members__.keys())
class Perm(enum.Flag): R = 4; W = 2; X = 1
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), Perm(7), ~Perm.R); 
class N(enum.IntEnum): A = 1; B = 2
print(N.A + 1, N.B > N.A, N.A, f"{N.A}", repr(N.B)); 
try: Color(9)
except ValueError as e: print(e)
@dataclass(order=True)
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list, compare=False, repr=False)
    total: float = field(init=False, default=1.0)
    def __post_init__(self): self.total = self.price * 2
i = Item("a", 2.5); print(i, asdict(i), astuple(i), i == Item("a", 2.5), i < Item("b"), replace(i, name="z"), [f.name for f in dataclasses.fields(i)], i.__dataclass_fields__.keys() if False else "")
@dataclass(frozen=True)
class Fz: x: int = 1
try: Fz().x = 2
except dataclasses.FrozenInstanceError as e: print(type(e).__name__, e)
print(hash(Fz(1)) == hash(Fz(1)), {Fz(1), Fz(1)})
try: Item()
except TypeError as e: print(e)
@contextlib.contextmanager
def tag(n):
    print("<" + n + ">")
    try: yield n.upper()
    except ValueError as e: print("swallowed", e)
    finally: print("</" + n + ">")
with tag("a") as t, tag("b"): print(t); raise ValueError("x")
with contextlib.suppress(KeyError): {}["a"]
buf = io.StringIO()
with contextlib.redirect_stdout(buf): print("captured")
print(repr(buf.getvalue()), io.StringIO("a\nb\n").readlines(), buf.tell())
with contextlib.ExitStack() as st: st.callback(print, "bye"); print("in")
def m(v):
    match v:
        case 0 | 1: return "small"
        case int(n) if n > 100: return f"big {n}"
        case [x, y, *rest]: return f"seq {x} {y} {rest}"
        case {"k": val, **others}: return f"map {val} {others}"
        case Item(name=nm, price=pr): return f"item {nm} {pr}"
        case Color.RED: return "red"
        case str() as s: return "str " + s
        case (None): return "none"
        case _: return "other"
print([m(v) for v in (0, 500, [1, 2, 3], (4, 5), {"k": 1, "z": 2}, Item("q", 1.0), Color.RED, "hey", None, 3.5)])
ns = types.SimpleNamespace(a=1, b="x"); print(ns, ns.a); ns.c = 3; print(ns == types.SimpleNamespace(a=1, b="x", c=3))
random.seed(42); print(random.random(), random.randint(1, 10), random.choice("abc"), random.sample(range(10), 3), random.gauss(0, 1), random.uniform(1, 2), random.choices([1, 2], k=3), random.randrange(0, 10, 2), random.getrandbits(8), random.randbytes(3))
pprint.pprint({"b": [1, 2], "a": {"x": "y" * 30, "z": ["w" * 20] * 3}})
def gen():
    r = yield 1
    print("got", r)
    try: yield 2
    except ValueError: yield "err"
    return "done"
g = gen(); print(next(g), g.send("hi"), g.throw(ValueError("x")))
try: next(g)
except StopIteration as e: print(e.value)
def outer():
    r = yield from inner(); print("r", r)
def inner(): yield 1; yield 2; return 3
print(list(outer()), sum(i * i for i in range(4)), [*range(3), *"ab"], {**{"a": 1}, "b": 2}, (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
first, *mid, last = range(5); (a, b), c2 = (1, 2), 3; print(first, mid, last, a, b, c2); x = y = [0]; x.append(1); print(y)
if (n := len("walrus")) > 3: print(n)
def po(a, b=2, /, c=3, *, d=4): return a, b, c, d
print(po(1, c=5, d=6)); 
try: po(1, b=3)
except TypeError as e: print(e)
for i in range(3):
    if i == 5: break
else: print("no break")
while True:
    break
print("a" if 0 else "b", not 1, 1 < 2 < 3, 1 and 0 or 5, None is None, [] == [], "abc" < "abd", (1, 2) < (1, 3), 3 in [1, 2, 3], "x" not in "abc", 5 // 2 * 2 + 5 % 2)
print(*[1, 2], sep=", ", end="!\n"); print("err", file=sys.stderr); print("abc"[::-1], [1, 2, 3][-2:], list("abc")[1:], "a,b,c".rsplit(",", 1), "  x ".strip(), "x".zfill(3), "abc".partition("b"), "Hello World".swapcase(), "a-b".replace("-", "+"), "hello".count("l"), "abc".find("z"), "%s" % "x", "ab\ncd".splitlines(), "tEST".capitalize(), "a b".title(), "abc".isalpha(), "12".isdigit(), "x".join(["1", "2"]), "abc".translate(str.maketrans("ab", "xy")), "prefix_x".removeprefix("prefix_"), "a\tb".expandtabs(4), "abc".center(9, "*"), "ß".upper(), "abc".encode(), "é".isidentifier(), "{:>5}".format("a"))
assert isinstance(3, int), "never"
try: assert 1 > 2, f"math {1 + 1}"
except AssertionError as e: print("AE", e)
