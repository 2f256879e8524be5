/// Small standard modules that are simplest in Python itself.
enum PythonModules {
  /// The sources by module name.
  static let sources: [(name: String, source: String)] = [
    ("typing", typing), ("dataclasses", dataclasses), ("contextlib", contextlib), ("abc", abc),
    ("enum", enumeration), ("warnings", warnings), ("__future__", "annotations = None"),
    ("string", string), ("bisect", bisect), ("heapq", heapq), ("statistics", statistics),
    ("timeit", timeit), ("gc", "def collect(generation=2):\n    return 0"),
  ]

  private static let typing = """
    class _Form:
        def __init__(self, name):
            self._name = name
        def __getitem__(self, item):
            return self
        def __call__(self, *args, **kwargs):
            return self
        def __or__(self, other):
            return self
        def __ror__(self, other):
            return self
        def __repr__(self):
            return 'typing.' + self._name

    Any = _Form('Any'); Union = _Form('Union'); Optional = _Form('Optional'); List = _Form('List')
    Dict = _Form('Dict'); Tuple = _Form('Tuple'); Set = _Form('Set'); FrozenSet = _Form('FrozenSet')
    Type = _Form('Type'); Callable = _Form('Callable'); Iterable = _Form('Iterable')
    Iterator = _Form('Iterator'); Generator = _Form('Generator'); Sequence = _Form('Sequence')
    Mapping = _Form('Mapping'); Literal = _Form('Literal'); ClassVar = _Form('ClassVar')
    Final = _Form('Final'); Annotated = _Form('Annotated'); Deque = _Form('Deque')
    DefaultDict = _Form('DefaultDict'); NoReturn = _Form('NoReturn'); Self = _Form('Self')
    MutableMapping = _Form('MutableMapping'); MutableSequence = _Form('MutableSequence')
    Collection = _Form('Collection'); Hashable = _Form('Hashable'); Sized = _Form('Sized')
    Text = str; TypeAlias = _Form('TypeAlias'); AnyStr = _Form('AnyStr')
    TYPE_CHECKING = False

    def TypeVar(name, *constraints, **options):
        return _Form(name)
    def NewType(name, tp):
        return lambda value: value
    def cast(tp, value):
        return value
    def overload(function):
        return function
    def final(function):
        return function
    def runtime_checkable(cls):
        return cls

    class Generic:
        def __class_getitem__(cls, item):
            return cls
    class Protocol:
        def __class_getitem__(cls, item):
            return cls

    class NamedTuple:
        def __init_subclass__(cls, **options):
            super().__init_subclass__(**options)
            fields = list(getattr(cls, '__annotations__', {}))
            cls._fields = tuple(fields)
            defaults = {f: vars(cls)[f] for f in fields if f in vars(cls)}
            def __init__(self, *args, **kwargs):
                values = dict(defaults)
                values.update(zip(fields, args))
                values.update(kwargs)
                self._values = tuple(values[f] for f in fields)
                for f in fields:
                    setattr(self, f, values[f])
            cls.__init__ = __init__
        def __iter__(self):
            return iter(self._values)
        def __len__(self):
            return len(self._values)
        def __getitem__(self, i):
            return self._values[i]
        def __eq__(self, other):
            return tuple(self) == tuple(other)
        def __hash__(self):
            return hash(self._values)
        def __repr__(self):
            return type(self).__name__ + '(' + ', '.join(f'{f}={getattr(self, f)!r}' for f in self._fields) + ')'
        def _asdict(self):
            return dict(zip(self._fields, self._values))
        def _replace(self, **kwargs):
            return type(self)(**{**self._asdict(), **kwargs})
    """

  private static let dataclasses = """
    class _Missing:
        def __repr__(self):
            return '<dataclasses._MISSING_TYPE object>'
    MISSING = _Missing()

    class Field:
        def __init__(self, default, default_factory, init, repr, compare):
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = repr
            self.compare = compare
            self.name = None

    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False):
        return Field(default, default_factory, init, repr, compare)

    def fields(cls):
        return tuple(cls.__dataclass_fields__.values())

    def is_dataclass(x):
        return hasattr(x, '__dataclass_fields__')

    def asdict(x):
        def convert(v):
            if is_dataclass(v) and not isinstance(v, type):
                return {f.name: convert(getattr(v, f.name)) for f in fields(v)}
            if isinstance(v, list):
                return [convert(i) for i in v]
            if isinstance(v, tuple):
                return tuple(convert(i) for i in v)
            if isinstance(v, dict):
                return {convert(k): convert(i) for k, i in v.items()}
            return v
        return convert(x)

    def astuple(x):
        return tuple(getattr(x, f.name) for f in fields(x))

    def replace(x, /, **changes):
        values = {f.name: getattr(x, f.name) for f in fields(x) if f.init}
        values.update(changes)
        return type(x)(**values)

    class FrozenInstanceError(AttributeError):
        pass

    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, slots=False, kw_only=False):
        def wrap(cls):
            table = {}
            for base in reversed(cls.__mro__[1:]):
                if '__dataclass_fields__' in vars(base):
                    table.update(base.__dataclass_fields__)
            for name in vars(cls).get('__annotations__', {}):
                default = vars(cls).get(name, MISSING)
                f = default if isinstance(default, Field) else Field(default, MISSING, True, True, True)
                if isinstance(f.default, (list, dict, set)):
                    raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
                f.name = name
                if isinstance(default, Field):
                    if f.default is MISSING:
                        delattr(cls, name)
                    else:
                        setattr(cls, name, f.default)
                table[name] = f
            cls.__dataclass_fields__ = table
            names = [f.name for f in table.values() if f.init]
            seen_default = False
            for f in table.values():
                if f.init:
                    has = f.default is not MISSING or f.default_factory is not MISSING
                    if seen_default and not has:
                        raise TypeError(f"non-default argument {f.name!r} follows default argument")
                    seen_default = seen_default or has
            def __init__(self, *args, **kwargs):
                title = f"{cls.__name__}.__init__()"
                if len(args) > len(names):
                    raise TypeError(f"{title} takes {len(names) + 1} positional arguments but {len(args) + 1} were given")
                values = dict(zip(names, args))
                for k, v in kwargs.items():
                    if k in values:
                        raise TypeError(f"{title} got multiple values for argument '{k}'")
                    if k not in names:
                        raise TypeError(f"{title} got an unexpected keyword argument '{k}'")
                    values[k] = v
                missing = []
                for f in table.values():
                    if f.name not in values:
                        if f.default_factory is not MISSING:
                            values[f.name] = f.default_factory()
                        elif f.default is not MISSING:
                            values[f.name] = f.default
                        elif f.init:
                            missing.append(f'{f.name!r}')
                if missing:
                    if len(missing) == 1:
                        text = missing[0]
                    elif len(missing) == 2:
                        text = ' and '.join(missing)
                    else:
                        text = ', '.join(missing[:-1]) + ', and ' + missing[-1]
                    raise TypeError(f"{title} missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {text}")
                for k in table:
                    if k in values:
                        object.__setattr__(self, k, values[k])
                if hasattr(self, '__post_init__'):
                    self.__post_init__()
            def key(x):
                return tuple(getattr(x, f.name) for f in table.values() if f.compare)
            def __repr__(self):
                return type(self).__qualname__ + '(' + ', '.join(f'{f.name}={getattr(self, f.name)!r}' for f in table.values() if f.repr) + ')'
            def __eq__(self, other):
                if type(other) is not type(self):
                    return NotImplemented
                return key(self) == key(other)
            own = vars(cls)
            if init and '__init__' not in own: cls.__init__ = __init__
            if repr and '__repr__' not in own: cls.__repr__ = __repr__
            if eq and '__eq__' not in own:
                cls.__eq__ = __eq__
                if '__hash__' not in own:
                    cls.__hash__ = (lambda self: hash(key(self))) if frozen or unsafe_hash else None
            if order:
                cls.__lt__ = lambda a, b: key(a) < key(b)
                cls.__le__ = lambda a, b: key(a) <= key(b)
                cls.__gt__ = lambda a, b: key(a) > key(b)
                cls.__ge__ = lambda a, b: key(a) >= key(b)
            if frozen:
                def __setattr__(self, name, value):
                    raise FrozenInstanceError(f"cannot assign to field {name!r}")
                cls.__setattr__ = __setattr__
            return cls
        return wrap if cls is None else wrap(cls)
    """

  private static let contextlib = """
    class _Manager:
        def __init__(self, generator):
            self.generator = generator
        def __enter__(self):
            try:
                return next(self.generator)
            except StopIteration:
                raise RuntimeError("generator didn't yield") from None
        def __exit__(self, kind, value, traceback):
            if value is None:
                try:
                    next(self.generator)
                except StopIteration:
                    return False
                raise RuntimeError("generator didn't stop")
            try:
                self.generator.throw(value)
            except StopIteration as stop:
                return stop is not value
            except BaseException as error:
                if error is not value:
                    raise
                return False
            raise RuntimeError("generator didn't stop after throw()")
        def __call__(self, function):
            def wrapper(*args, **kwargs):
                with self:
                    return function(*args, **kwargs)
            return wrapper

    def contextmanager(function):
        def wrapper(*args, **kwargs):
            return _Manager(function(*args, **kwargs))
        wrapper.__name__ = function.__name__
        wrapper.__doc__ = function.__doc__
        return wrapper

    class ContextDecorator:
        def __call__(self, function):
            def wrapper(*args, **kwargs):
                with self:
                    return function(*args, **kwargs)
            return wrapper

    class suppress:
        def __init__(self, *exceptions):
            self.exceptions = exceptions
        def __enter__(self):
            return None
        def __exit__(self, kind, value, traceback):
            return kind is not None and issubclass(kind, self.exceptions)

    class nullcontext:
        def __init__(self, enter_result=None):
            self.enter_result = enter_result
        def __enter__(self):
            return self.enter_result
        def __exit__(self, *details):
            return None

    class closing:
        def __init__(self, thing):
            self.thing = thing
        def __enter__(self):
            return self.thing
        def __exit__(self, *details):
            self.thing.close()

    class ExitStack:
        def __init__(self):
            self._exits = []
        def enter_context(self, manager):
            value = manager.__enter__()
            self._exits.append(manager.__exit__)
            return value
        def callback(self, function, /, *args, **kwargs):
            self._exits.append(lambda *details: function(*args, **kwargs) and None)
            return function
        def push(self, exit):
            self._exits.append(getattr(exit, '__exit__', exit))
            return exit
        def close(self):
            self.__exit__(None, None, None)
        def __enter__(self):
            return self
        def __exit__(self, *details):
            swallowed = False
            while self._exits:
                if self._exits.pop()(*details):
                    swallowed = True
                    details = (None, None, None)
            return swallowed
    """

  private static let abc = """
    class ABC:
        pass
    ABCMeta = type
    def abstractmethod(function):
        return function
    """

  private static let enumeration = """
    class auto:
        pass

    class _Members:
        pass

    class Enum:
        def __init_subclass__(cls, **options):
            members = {}
            number = 0
            by_value = {}
            for name, value in list(vars(cls).items()):
                if name.startswith('_') or callable(value) or isinstance(value, (property, staticmethod, classmethod)):
                    continue
                if isinstance(value, auto):
                    number += 1
                    value = number
                elif isinstance(value, int):
                    number = value
                known = [m for m in members.values() if m.value == value]
                if known:
                    setattr(cls, name, known[0])
                    continue
                member = object.__new__(cls)
                object.__setattr__(member, 'name', name)
                object.__setattr__(member, 'value', value)
                object.__setattr__(member, '_value_', value)
                members[name] = member
                setattr(cls, name, member)
            cls._member_map_ = members
            cls.__members__ = members
            if members:
                def __new__(kind, value):
                    for member in members.values():
                        if member.value == value:
                            return member
                    raise ValueError(f"{value!r} is not a valid {kind.__qualname__}")
                cls.__new__ = __new__
        def __class_getitem__(cls, name):
            return cls._member_map_[name]
        def __repr__(self):
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"
        def __str__(self):
            return f"{type(self).__name__}.{self.name}"
        def __hash__(self):
            return hash(self.name)
        def __eq__(self, other):
            return self is other

    class IntEnum(Enum):
        def __int__(self):
            return self.value
        def __index__(self):
            return self.value
        def __eq__(self, other):
            return self.value == getattr(other, 'value', other)
        def __lt__(self, other):
            return self.value < getattr(other, 'value', other)
        def __hash__(self):
            return hash(self.value)
        def __str__(self):
            return str(self.value)

    def unique(cls):
        return cls
    """

  private static let warnings = """
    def warn(message, category=UserWarning, stacklevel=1, source=None):
        import sys
        if isinstance(message, Warning):
            category = type(message)
        if _filters and _filters[-1] == 'ignore':
            return
        print(f"{category.__name__}: {message}", file=sys.stderr)
    _filters = []
    def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
        _filters.append(action)
    def simplefilter(action, category=Warning, lineno=0, append=False):
        _filters.append(action)
    def resetwarnings():
        _filters.clear()
    class catch_warnings:
        def __init__(self, *, record=False, module=None, action=None):
            self.record = record
        def __enter__(self):
            self.saved = list(_filters)
            return [] if self.record else None
        def __exit__(self, *details):
            _filters[:] = self.saved
    """

  private static let string = """
    ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
    ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    ascii_letters = ascii_lowercase + ascii_uppercase
    digits = '0123456789'
    hexdigits = digits + 'abcdef' + 'ABCDEF'
    octdigits = '01234567'
    punctuation = '!"#$%&' + "'" + '()*+,-./:;<=>?@[\\\\]^_`{|}~'
    whitespace = ' \\t\\n\\r\\x0b\\x0c'
    printable = digits + ascii_letters + punctuation + whitespace
    def capwords(s, sep=None):
        return (sep or ' ').join(w.capitalize() for w in s.split(sep))
    """

  private static let bisect = """
    def bisect_right(a, x, lo=0, hi=None, *, key=None):
        if hi is None: hi = len(a)
        while lo < hi:
            mid = (lo + hi) // 2
            if x < (a[mid] if key is None else key(a[mid])): hi = mid
            else: lo = mid + 1
        return lo
    def bisect_left(a, x, lo=0, hi=None, *, key=None):
        if hi is None: hi = len(a)
        while lo < hi:
            mid = (lo + hi) // 2
            if (a[mid] if key is None else key(a[mid])) < x: lo = mid + 1
            else: hi = mid
        return lo
    bisect = bisect_right
    def insort(a, x, lo=0, hi=None, *, key=None):
        a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)
    insort_right = insort
    def insort_left(a, x, lo=0, hi=None, *, key=None):
        a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)
    """

  private static let heapq = """
    def _down(heap, start, pos):
        new = heap[pos]
        while pos > start:
            parent = (pos - 1) >> 1
            if new < heap[parent]:
                heap[pos] = heap[parent]
                pos = parent
                continue
            break
        heap[pos] = new
    def _up(heap, pos):
        end = len(heap)
        start = pos
        new = heap[pos]
        child = 2 * pos + 1
        while child < end:
            right = child + 1
            if right < end and not heap[child] < heap[right]:
                child = right
            heap[pos] = heap[child]
            pos = child
            child = 2 * pos + 1
        heap[pos] = new
        _down(heap, start, pos)
    def heappush(heap, item):
        heap.append(item)
        _down(heap, 0, len(heap) - 1)
    def heappop(heap):
        last = heap.pop()
        if heap:
            result = heap[0]
            heap[0] = last
            _up(heap, 0)
            return result
        return last
    def heapify(x):
        for i in reversed(range(len(x) // 2)):
            _up(x, i)
    def heappushpop(heap, item):
        if heap and heap[0] < item:
            item, heap[0] = heap[0], item
            _up(heap, 0)
        return item
    def heapreplace(heap, item):
        result = heap[0]
        heap[0] = item
        _up(heap, 0)
        return result
    def nlargest(n, iterable, key=None):
        return sorted(iterable, key=key, reverse=True)[:n]
    def nsmallest(n, iterable, key=None):
        return sorted(iterable, key=key)[:n]
    """

  private static let statistics = """
    import math as _math
    class StatisticsError(ValueError):
        pass
    def mean(data):
        data = list(data)
        if not data:
            raise StatisticsError('mean requires at least one data point')
        total = sum(data) if all(isinstance(x, int) for x in data) else _math.fsum(data)
        result = total / len(data)
        return int(result) if isinstance(total, int) and result == int(result) else result
    fmean = lambda data: _math.fsum(data) / len(data)
    def median(data):
        data = sorted(data)
        n = len(data)
        if not n:
            raise StatisticsError('no median for empty data')
        return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2
    def pvariance(data, mu=None):
        data = list(data)
        m = mean(data) if mu is None else mu
        return sum((x - m) ** 2 for x in data) / len(data)
    def variance(data, xbar=None):
        data = list(data)
        if len(data) < 2:
            raise StatisticsError('variance requires at least two data points')
        m = mean(data) if xbar is None else xbar
        return sum((x - m) ** 2 for x in data) / (len(data) - 1)
    def stdev(data, xbar=None):
        return _math.sqrt(variance(data, xbar))
    def pstdev(data, mu=None):
        return _math.sqrt(pvariance(data, mu))
    def mode(data):
        counts = {}
        for x in data:
            counts[x] = counts.get(x, 0) + 1
        return max(counts, key=counts.get)
    """

  private static let timeit = """
    import time as _time
    default_timer = _time.perf_counter
    def timeit(stmt, setup=None, timer=default_timer, number=1000000, globals=None):
        start = timer()
        for _ in range(number):
            stmt()
        return timer() - start
    """
}
