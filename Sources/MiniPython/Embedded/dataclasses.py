class _Missing:
    def __repr__(self):
        return '<dataclasses._MISSING_TYPE object>'
MISSING = _Missing()

class Field:
    def __init__(self, default, default_factory, init, repr, compare, kw_only=False, metadata=None):
        self.kw_only = kw_only
        self.metadata = metadata or {}
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare
        self.name = None

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, compare, kw_only, metadata)

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
        for name, annotation in vars(cls).get('__annotations__', {}).items():
            if annotation.startswith(('ClassVar', 'typing.ClassVar')):
                continue
            default = vars(cls).get(name, MISSING)
            f = default if isinstance(default, Field) else Field(default, MISSING, True, True, True)
            f.kw_only = f.kw_only or kw_only
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
        places = [f.name for f in table.values() if f.init and not f.kw_only]
        seen_default = False
        for f in table.values():
            if f.init and not f.kw_only:
                has = f.default is not MISSING or f.default_factory is not MISSING
                if seen_default and not has:
                    raise TypeError(f"non-default argument {f.name!r} follows default argument")
                seen_default = seen_default or has
        def __init__(self, *args, **kwargs):
            title = f"{cls.__name__}.__init__()"
            if len(args) > len(places):
                least = 1 + sum(1 for f in table.values() if f.name in places and f.default is MISSING and f.default_factory is MISSING)
                count = f"{len(places) + 1}" if least == len(places) + 1 else f"from {least} to {len(places) + 1}"
                raise TypeError(f"{title} takes {count} positional argument{'s' if count != '1' else ''} but {len(args) + 1} were given")
            values = dict(zip(places, args))
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
        if '__match_args__' not in own:
            cls.__match_args__ = tuple(places)
        if not cls.__doc__:
            annotations = {}
            for base in reversed(cls.__mro__):
                annotations.update(vars(base).get('__annotations__', {}))
            def parameter(f):
                text = f"{f.name}: {annotations.get(f.name)}"
                if f.default is not MISSING:
                    return f"{text} = {f.default!r}"
                return text if f.default_factory is MISSING else f"{text} = <factory>"
            cls.__doc__ = f"{cls.__name__}({', '.join(parameter(f) for f in table.values() if f.init)})"
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
