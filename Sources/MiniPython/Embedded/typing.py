def _shown(value):
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'
    if value is None: return 'None'
    if value is ...: return '...'
    if isinstance(value, list): return '[' + ', '.join(map(_shown, value)) + ']'
    return repr(value)

class _Form:
    """A name that annotations use: `List`, `Optional`, a type variable."""
    def __init__(self, name, origin=None, prefix='typing.'):
        self._name = name
        self.__name__ = name
        self.__origin__ = origin
        self._prefix = prefix
    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        if self._name == 'Optional': return _union((items[0], None))
        if self._name == 'Union': return _union(items)
        return _Alias(self, items)
    def __call__(self, *args, **kwargs):
        if self.__origin__ is None: raise TypeError(f'Cannot instantiate {self!r}')
        return self.__origin__(*args, **kwargs)
    def __or__(self, other): return _union((self, other))
    def __ror__(self, other): return _union((other, self))
    def __hash__(self): return hash(self._name)
    def __repr__(self): return self._prefix + self._name

class _Alias:
    def __init__(self, form, args):
        self._form = form
        self.__origin__ = form.__origin__ or form
        self.__args__ = tuple(type(None) if a is None and form._name != 'Literal' else a for a in args)
    def __getitem__(self, item): return self
    def __call__(self, *args, **kwargs): return self.__origin__(*args, **kwargs)
    def __or__(self, other): return _union((self, other))
    def __ror__(self, other): return _union((other, self))
    def __eq__(self, other):
        if not isinstance(other, _Alias): return NotImplemented
        return self._form is other._form and self.__args__ == other.__args__
    def __hash__(self): return hash((self._form._name, self.__args__))
    def __repr__(self):
        args = self.__args__
        if self._form._name == 'Union' and len(args) == 2 and type(None) in args:
            return f'typing.Optional[{_shown(next(a for a in args if a is not type(None)))}]'
        if self._form._name == 'Literal': return f'typing.Literal[{", ".join(map(repr, args))}]'
        if self._form._name == 'Callable' and len(args) == 2 and isinstance(args[0], list):
            return f'typing.Callable[{_shown(args[0])}, {_shown_none(args[1])}]'
        return f'{self._form!r}[{", ".join(map(_shown_none, args))}]'

def _shown_none(value):
    return 'NoneType' if value is type(None) else _shown(value)

def _union(items):
    members = []
    for item in items:
        item = type(None) if item is None else item
        for member in (item.__args__ if isinstance(item, _Alias) and item._form is Union else (item,)):
            if member not in members: members.append(member)
    return members[0] if len(members) == 1 else _Alias(Union, members)

List = _Form('List', list)
Dict = _Form('Dict', dict)
Tuple = _Form('Tuple', tuple)
Set = _Form('Set', set)
FrozenSet = _Form('FrozenSet', frozenset)
Type = _Form('Type', type)
Any = _Form('Any'); Union = _Form('Union'); Optional = _Form('Optional')
Callable = _Form('Callable'); Iterable = _Form('Iterable'); Iterator = _Form('Iterator')
Generator = _Form('Generator'); Sequence = _Form('Sequence'); Mapping = _Form('Mapping')
Literal = _Form('Literal'); ClassVar = _Form('ClassVar'); Final = _Form('Final')
Annotated = _Form('Annotated'); Deque = _Form('Deque'); DefaultDict = _Form('DefaultDict')
NoReturn = _Form('NoReturn'); Self = _Form('Self'); MutableMapping = _Form('MutableMapping')
MutableSequence = _Form('MutableSequence'); Collection = _Form('Collection')
Hashable = _Form('Hashable'); Sized = _Form('Sized'); TypeAlias = _Form('TypeAlias')
Never = _Form('Never'); Required = _Form('Required'); NotRequired = _Form('NotRequired')
Concatenate = _Form('Concatenate'); ParamSpec = _Form('ParamSpec'); TypeGuard = _Form('TypeGuard')
IO = _Form('IO'); TextIO = _Form('TextIO'); Pattern = _Form('Pattern'); Match = _Form('Match')
Counter = _Form('Counter'); OrderedDict = _Form('OrderedDict'); ChainMap = _Form('ChainMap')
AbstractSet = _Form('AbstractSet'); Container = _Form('Container')
Reversible = _Form('Reversible'); Awaitable = _Form('Awaitable'); Coroutine = _Form('Coroutine')
AsyncIterator = _Form('AsyncIterator'); ContextManager = _Form('ContextManager')
LiteralString = _Form('LiteralString'); Unpack = _Form('Unpack')
TypeVarTuple = _Form('TypeVarTuple'); AnyStr = _Form('AnyStr')
Text = str
TYPE_CHECKING = False

def TypeVar(name, *constraints, covariant=False, contravariant=False, **options):
    return _Form(name, prefix='+' if covariant else '-' if contravariant else '~')
class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
    def __call__(self, value): return value
    def __repr__(self): return f'__main__.{self.__name__}'
def cast(tp, value):
    return value
def overload(function):
    return function
def final(function):
    return function
def runtime_checkable(cls):
    cls._is_runtime = True
    return cls

class Generic:
    def __class_getitem__(cls, item):
        return cls
class _ProtocolMeta(type):
    def __instancecheck__(cls, value):
        if Protocol not in cls.__bases__: return type.__instancecheck__(cls, value)
        if not getattr(cls, '_is_runtime', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        members = [name for name in cls.__dict__ if not name.startswith('_') or name in _METHODS]
        members += [name for name in cls.__dict__.get('__annotations__', {}) if name not in members]
        return all(hasattr(value, name) for name in members)
_METHODS = ('__len__', '__iter__', '__call__', '__contains__', '__getitem__', '__enter__', '__exit__', '__lt__')
class Protocol(metaclass=_ProtocolMeta):
    def __class_getitem__(cls, item):
        return cls

class NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace, /, **options):
        if not bases:
            return super().__new__(mcls, name, bases, namespace, **options)
        from collections import namedtuple
        fields = list(namespace.get('__annotations__', {}))
        defaults = [namespace[f] for f in fields if f in namespace]
        base = namedtuple(name, fields, defaults=defaults)
        own = {k: v for k, v in namespace.items() if k not in fields}
        return type(name, (base,), own)
    def __call__(cls, name, fields=(), /):
        from collections import namedtuple
        return namedtuple(name, [f[0] for f in fields])

class NamedTuple(metaclass=NamedTupleMeta):
    pass

class TypedDict(dict):
    def __init_subclass__(cls, **options):
        pass

def get_type_hints(thing, *args, **options):
    hints = {}
    for source in reversed(thing.__mro__) if isinstance(thing, type) else [thing]:
        for name, hint in getattr(source, '__dict__', {}).get('__annotations__', {}).items() if isinstance(thing, type) else getattr(source, '__annotations__', {}).items():
            hints[name] = type(None) if hint is None else hint
    return hints
def get_origin(tp):
    return getattr(tp, '__origin__', None) if isinstance(tp, _Alias) or type(tp).__name__ == 'GenericAlias' else None
def get_args(tp):
    return getattr(tp, '__args__', ())
def no_type_check(function):
    return function
class SupportsFloat:
    pass
class SupportsInt:
    pass
class SupportsIndex:
    pass
