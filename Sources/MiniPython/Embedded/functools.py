WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__')

class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        self.func = func
        self.args = args
        self.keywords = keywords
    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})
    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(a) for a in self.args]
        parts += [f"{k}={v!r}" for k, v in self.keywords.items()]
        return "functools.partial(" + ", ".join(parts) + ")"

def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=()):
    for name in assigned:
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    wrapper.__dict__.update(getattr(wrapped, '__dict__', {}))
    wrapper.__wrapped__ = wrapped
    return wrapper

def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=()):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned)

def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return lru_cache()(maxsize)
    def decorate(function):
        memory = {}
        counts = [0, 0]
        def wrapper(*args, **kwargs):
            key = (args, tuple(kwargs.items())) if kwargs else args
            if key in memory:
                counts[0] += 1
                value = memory.pop(key)
                memory[key] = value
                return value
            counts[1] += 1
            value = function(*args, **kwargs)
            if maxsize is None or maxsize > 0:
                memory[key] = value
                if maxsize is not None and len(memory) > maxsize:
                    del memory[next(iter(memory))]
            return value
        def cache_clear():
            memory.clear()
            counts[:] = [0, 0]
        def cache_info():
            from collections import namedtuple
            kind = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])
            return kind(counts[0], counts[1], maxsize, len(memory))
        wrapper.cache_clear = cache_clear
        wrapper.cache_info = cache_info
        return update_wrapper(wrapper, function)
    return decorate

def cache(function):
    return lru_cache(maxsize=None)(function)

class cached_property:
    def __init__(self, func):
        self.func = func
        self.name = func.__name__
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.name] = value
        return value

def cmp_to_key(compare):
    class K:
        def __init__(self, value):
            self.value = value
        def __lt__(self, other):
            return compare(self.value, other.value) < 0
        def __gt__(self, other):
            return compare(self.value, other.value) > 0
        def __eq__(self, other):
            return compare(self.value, other.value) == 0
    return K

def total_ordering(cls):
    def has(name):
        return name in vars(cls)
    if has('__lt__'):
        if not has('__gt__'): cls.__gt__ = lambda a, b: not (a < b or a == b)
        if not has('__le__'): cls.__le__ = lambda a, b: a < b or a == b
        if not has('__ge__'): cls.__ge__ = lambda a, b: not a < b
    elif has('__gt__'):
        if not has('__lt__'): cls.__lt__ = lambda a, b: not (a > b or a == b)
        if not has('__ge__'): cls.__ge__ = lambda a, b: a > b or a == b
        if not has('__le__'): cls.__le__ = lambda a, b: not a > b
    elif has('__le__'):
        if not has('__ge__'): cls.__ge__ = lambda a, b: not a <= b or a == b
        if not has('__lt__'): cls.__lt__ = lambda a, b: a <= b and not a == b
        if not has('__gt__'): cls.__gt__ = lambda a, b: not a <= b
    elif has('__ge__'):
        if not has('__le__'): cls.__le__ = lambda a, b: not a >= b or a == b
        if not has('__gt__'): cls.__gt__ = lambda a, b: a >= b and not a == b
        if not has('__lt__'): cls.__lt__ = lambda a, b: not a >= b
    else:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    return cls

def singledispatch(function):
    registry = {object: function}
    def register(cls, implementation=None):
        if implementation is None:
            if not isinstance(cls, type):
                kinds = [kind for name, kind in cls.__annotations__.items() if name != 'return']
                if not kinds:
                    raise TypeError(
                        f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` "
                        "or plain `@register` on an annotated function.")
                return register(kinds[0], cls)
            return lambda f: register(cls, f)
        registry[cls] = implementation
        return implementation
    def wrapper(*args, **kwargs):
        for cls in type(args[0]).__mro__:
            if cls in registry:
                return registry[cls](*args, **kwargs)
        return function(*args, **kwargs)
    def dispatch(kind):
        for cls in kind.__mro__:
            if cls in registry:
                return registry[cls]
        return function
    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    return update_wrapper(wrapper, function)
