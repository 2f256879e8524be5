class auto:
    pass


def _is_member(name, value):
    if name.startswith('_') or isinstance(value, (staticmethod, classmethod)):
        return False
    return not (callable(value) and not isinstance(value, type)) and not hasattr(type(value), '__get__') and type(value).__name__ != 'property'

class EnumMeta(type):
    def __new__(mcls, name, bases, namespace, /, **options):
        cls = super().__new__(mcls, name, bases, namespace, **options)
        members = {}
        cls._member_map_ = members
        if not bases:
            return cls
        last = []
        kind = next((t for b in bases for t in b.__mro__ if t in (int, str, float, tuple)), None)
        for key, value in list(namespace.items()):
            if not _is_member(key, value):
                continue
            if isinstance(value, auto):
                value = cls._generate_next_value_(key, 1, len(last), last)
            last.append(value)
            known = [m for m in members.values() if m._value_ == value]
            if known:
                members[key] = known[0]
                type.__setattr__(cls, key, known[0])
                continue
            if kind is None:
                member = object.__new__(cls)
            else:
                member = kind.__new__(cls, *(value if isinstance(value, tuple) else (value,)))
            object.__setattr__(member, '_name_', key)
            object.__setattr__(member, '_value_', value)
            if '__init__' in namespace:
                member.__init__(*(value if isinstance(value, tuple) else (value,)))
            members[key] = member
            type.__setattr__(cls, key, member)
        return cls
    def __call__(cls, value, names=None, **options):
        if names is not None:
            if isinstance(names, str):
                names = names.replace(',', ' ').split()
            pairs = names.items() if isinstance(names, dict) else [(n, i) for i, n in enumerate(names, 1)]
            return EnumMeta(value, (cls,), dict(pairs))
        return cls._find_(value)
    def __iter__(cls):
        seen = []
        for member in cls._member_map_.values():
            if not any(member is s for s in seen):
                seen.append(member)
        return iter(seen)
    def __reversed__(cls):
        return reversed(list(cls))
    def __len__(cls):
        return len(list(iter(cls)))
    def __bool__(cls):
        return True
    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(member, cls)
    def __getitem__(cls, name):
        return cls._member_map_[name]
    def __getattr__(cls, name):
        raise AttributeError(name)
    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)
    def __repr__(cls):
        return f"<{'flag' if issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"
    __members__ = property(lambda cls: dict(cls._member_map_))

class Enum(metaclass=EnumMeta):
    name = property(lambda self: self._name_)
    value = property(lambda self: self._value_)
    def _generate_next_value_(name, start, count, last_values):
        numbers = [v for v in last_values if isinstance(v, int)]
        return max(numbers) + 1 if numbers else start
    @classmethod
    def _missing_(cls, value):
        return None
    @classmethod
    def _find_(cls, value):
        if isinstance(value, cls):
            return value
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        found = cls._missing_(value)
        if found is not None:
            return found
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"
    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"
    def __format__(self, spec):
        return format(str(self), spec)
    def __dir__(self):
        return ['name', 'value']
    def __deepcopy__(self, memo):
        return self
    def __copy__(self):
        return self

class ReprEnum(Enum):
    pass

class IntEnum(int, ReprEnum):
    def __str__(self):
        return str(self._value_)
    def __format__(self, spec):
        return format(self._value_, spec)

class StrEnum(str, ReprEnum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
    def __str__(self):
        return self._value_
    def __format__(self, spec):
        return format(self._value_, spec)

class Flag(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return 1 << count if not last_values else 1 << max(last_values).bit_length()
    @classmethod
    def _find_(cls, value):
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        made = object.__new__(cls)
        names = [m._name_ for m in cls._member_map_.values() if value & m._value_ == m._value_ and m._value_]
        object.__setattr__(made, '_name_', '|'.join(names) if value else None)
        object.__setattr__(made, '_value_', value)
        return made
    def __or__(self, other):
        return type(self)(self._value_ | other._value_)
    def __and__(self, other):
        return type(self)(self._value_ & other._value_)
    def __xor__(self, other):
        return type(self)(self._value_ ^ other._value_)
    def __invert__(self):
        return type(self)(sum(m._value_ for m in type(self)) & ~self._value_)
    def __bool__(self):
        return bool(self._value_)
    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_
    def __iter__(self):
        return iter([m for m in type(self) if m._value_ & self._value_])
    def __eq__(self, other):
        return type(self) is type(other) and self._value_ == other._value_
    def __hash__(self):
        return hash(self._value_)
    def __str__(self):
        return f"{type(self).__name__}.{self._name_}" if self._name_ else f"{type(self).__name__}(0)"
    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_}>" if self._name_ else f"<{type(self).__name__}: {self._value_}>"

class IntFlag(Flag):
    def __int__(self):
        return self._value_
    def __index__(self):
        return self._value_

def unique(cls):
    duplicates = [f"{n} -> {m._name_}" for n, m in cls._member_map_.items() if n != m._name_]
    if duplicates:
        raise ValueError(f"duplicate values found in {cls!r}: {', '.join(duplicates)}")
    return cls

def member(value):
    return value

def nonmember(value):
    return value

EnumType = EnumMeta
