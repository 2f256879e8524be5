from abc import ABCMeta as _ABCMeta, abstractmethod as _abstract

class Hashable(metaclass=_ABCMeta):
    @_abstract
    def __hash__(self): return 0

class Iterable(metaclass=_ABCMeta):
    @_abstract
    def __iter__(self):
        while False: yield None

class Iterator(Iterable):
    @_abstract
    def __next__(self): raise StopIteration
    def __iter__(self): return self

class Generator(Iterator):
    def __next__(self): return self.send(None)
    @_abstract
    def send(self, value): raise StopIteration
    @_abstract
    def throw(self, typ, val=None, tb=None): raise typ
    def close(self): pass

class Sized(metaclass=_ABCMeta):
    @_abstract
    def __len__(self): return 0

class Container(metaclass=_ABCMeta):
    @_abstract
    def __contains__(self, x): return False

class Reversible(Iterable):
    @_abstract
    def __reversed__(self):
        while False: yield None

class Collection(Sized, Iterable, Container): pass

class Callable(metaclass=_ABCMeta):
    @_abstract
    def __call__(self, *args, **kwds): return False

class Set(Collection):
    def __le__(self, other):
        if not isinstance(other, (Set, set, frozenset)): return NotImplemented
        return len(self) <= len(other) and all(x in other for x in self)
    def __lt__(self, other): return len(self) < len(other) and self.__le__(other)
    def __ge__(self, other): return len(self) >= len(other) and all(x in self for x in other)
    def __gt__(self, other): return len(self) > len(other) and self.__ge__(other)
    def __eq__(self, other):
        if not isinstance(other, (Set, set, frozenset)): return NotImplemented
        return len(self) == len(other) and self.__le__(other)
    @classmethod
    def _from_iterable(cls, it): return cls(it)
    def __and__(self, other): return self._from_iterable(x for x in other if x in self)
    __rand__ = __and__
    def isdisjoint(self, other): return not any(x in self for x in other)
    def __or__(self, other): return self._from_iterable(x for s in (self, other) for x in s)
    __ror__ = __or__
    def __sub__(self, other): return self._from_iterable(x for x in self if x not in other)
    def __xor__(self, other): return (self - other) | self._from_iterable(x for x in other if x not in self)

class MutableSet(Set):
    @_abstract
    def add(self, value): raise NotImplementedError
    @_abstract
    def discard(self, value): raise NotImplementedError
    def remove(self, value):
        if value not in self: raise KeyError(value)
        self.discard(value)
    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError
    def clear(self):
        for value in list(self): self.discard(value)
    def __ior__(self, it):
        for value in it: self.add(value)
        return self
    def __isub__(self, it):
        for value in list(it): self.discard(value)
        return self

class Mapping(Collection):
    @_abstract
    def __getitem__(self, key): raise KeyError
    def get(self, key, default=None):
        try: return self[key]
        except KeyError: return default
    def __contains__(self, key):
        try: self[key]
        except KeyError: return False
        return True
    def keys(self): return KeysView(self)
    def items(self): return ItemsView(self)
    def values(self): return ValuesView(self)
    def __eq__(self, other):
        if not isinstance(other, (Mapping, dict)): return NotImplemented
        return dict(self.items()) == dict(other.items())

class MappingView(Sized):
    def __init__(self, mapping): self._mapping = mapping
    def __len__(self): return len(self._mapping)
    def __repr__(self): return f'{type(self).__name__}({self._mapping!r})'
class KeysView(MappingView, Set):
    def __contains__(self, key): return key in self._mapping
    def __iter__(self): yield from self._mapping
class ItemsView(MappingView, Set):
    def __contains__(self, item): return item[0] in self._mapping and self._mapping[item[0]] == item[1]
    def __iter__(self):
        for key in self._mapping: yield (key, self._mapping[key])
class ValuesView(MappingView, Collection):
    def __contains__(self, value): return any(self._mapping[k] == value for k in self._mapping)
    def __iter__(self):
        for key in self._mapping: yield self._mapping[key]

class MutableMapping(Mapping):
    @_abstract
    def __setitem__(self, key, value): raise KeyError
    @_abstract
    def __delitem__(self, key): raise KeyError
    _missing = object()
    def pop(self, key, default=_missing):
        try: value = self[key]
        except KeyError:
            if default is MutableMapping._missing: raise
            return default
        del self[key]
        return value
    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError
    def clear(self):
        for key in list(self): del self[key]
    def update(self, other=(), /, **kwds):
        for key, value in (other.items() if hasattr(other, 'items') else other): self[key] = value
        for key, value in kwds.items(): self[key] = value
    def setdefault(self, key, default=None):
        try: return self[key]
        except KeyError: self[key] = default
        return default

class Sequence(Reversible, Collection):
    @_abstract
    def __getitem__(self, index): raise IndexError
    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError: return
    def __contains__(self, value): return any(v is value or v == value for v in self)
    def __reversed__(self):
        for i in reversed(range(len(self))): yield self[i]
    def index(self, value, start=0, stop=None):
        for i in range(start, len(self) if stop is None else stop):
            if self[i] is value or self[i] == value: return i
        raise ValueError
    def count(self, value): return sum(1 for v in self if v is value or v == value)

class MutableSequence(Sequence):
    @_abstract
    def __setitem__(self, index, value): raise IndexError
    @_abstract
    def __delitem__(self, index): raise IndexError
    @_abstract
    def insert(self, index, value): raise IndexError
    def append(self, value): self.insert(len(self), value)
    def clear(self):
        while len(self): self.pop()
    def reverse(self): self[:] = list(self)[::-1]
    def extend(self, values):
        for value in list(values): self.append(value)
    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value
    def remove(self, value): del self[self.index(value)]
    def __iadd__(self, values):
        self.extend(values)
        return self
