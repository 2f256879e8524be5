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
Text = str; TypeAlias = _Form('TypeAlias'); Never = _Form('Never'); Required = _Form('Required'); NotRequired = _Form('NotRequired'); Concatenate = _Form('Concatenate'); ParamSpec = _Form('ParamSpec'); TypeGuard = _Form('TypeGuard'); IO = _Form('IO'); TextIO = _Form('TextIO'); Pattern = _Form('Pattern'); Match = _Form('Match'); Counter = _Form('Counter'); OrderedDict = _Form('OrderedDict'); ChainMap = _Form('ChainMap'); AbstractSet = _Form('AbstractSet'); Container = _Form('Container'); Reversible = _Form('Reversible'); Awaitable = _Form('Awaitable'); Coroutine = _Form('Coroutine'); AsyncIterator = _Form('AsyncIterator'); ContextManager = _Form('ContextManager'); LiteralString = _Form('LiteralString'); Unpack = _Form('Unpack'); TypeVarTuple = _Form('TypeVarTuple'); AnyStr = _Form('AnyStr')
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
    return dict(getattr(thing, '__annotations__', {}))
def get_origin(tp):
    return None
def get_args(tp):
    return ()
def no_type_check(function):
    return function
class SupportsFloat:
    pass
class SupportsInt:
    pass
class SupportsIndex:
    pass
