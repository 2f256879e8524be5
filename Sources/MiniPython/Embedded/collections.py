class deque:
    def __init__(self, iterable=(), maxlen=None):
        self.maxlen = maxlen
        self._items = []
        for item in iterable:
            self.append(item)
    def append(self, x):
        self._items.append(x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            del self._items[0]
    def appendleft(self, x):
        self._items.insert(0, x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()
    def extend(self, iterable):
        for item in list(iterable):
            self.append(item)
    def extendleft(self, iterable):
        for item in list(iterable):
            self.appendleft(item)
    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop()
    def popleft(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop(0)
    def clear(self):
        self._items.clear()
    def copy(self):
        return deque(self._items, self.maxlen)
    def count(self, x):
        return self._items.count(x)
    def index(self, x, *bounds):
        return self._items.index(x, *bounds)
    def insert(self, i, x):
        self._items.insert(i, x)
    def remove(self, x):
        if x not in self._items:
            raise ValueError(f'{x!r} is not in deque')
        self._items.remove(x)
    def reverse(self):
        self._items.reverse()
    def rotate(self, n=1):
        if self._items:
            n %= len(self._items)
            self._items[:] = self._items[-n:] + self._items[:-n] if n else self._items
    def __len__(self):
        return len(self._items)
    def __iter__(self):
        return iter(self._items)
    def __reversed__(self):
        return reversed(self._items)
    def __contains__(self, x):
        return x in self._items
    def __getitem__(self, i):
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("deque index out of range")
        return self._items[i]
    def __setitem__(self, i, x):
        self._items[i] = x
    def __delitem__(self, i):
        del self._items[i]
    def __eq__(self, other):
        return isinstance(other, deque) and self._items == other._items
    def __iadd__(self, other):
        self.extend(other)
        return self
    def __add__(self, other):
        return deque(self._items + list(other), self.maxlen)
    def __repr__(self):
        if self.maxlen is None:
            return f"{type(self).__name__}({self._items!r})"
        return f"{type(self).__name__}({self._items!r}, maxlen={self.maxlen})"

class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]
    def __getitem__(self, key):
        for m in self.maps:
            if key in m:
                return m[key]
        raise KeyError(key)
    def get(self, key, default=None):
        return self[key] if key in self else default
    def __setitem__(self, key, value):
        self.maps[0][key] = value
    def __contains__(self, key):
        return any(key in m for m in self.maps)
    def __iter__(self):
        d = {}
        for m in reversed(self.maps):
            d.update(dict.fromkeys(m))
        return iter(d)
    def __len__(self):
        return len(list(iter(self)))
    def keys(self):
        return list(iter(self))
    def items(self):
        return [(k, self[k]) for k in self]
    def values(self):
        return [self[k] for k in self]
    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)

class UserDict:
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        self.update(kwargs)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), '__missing__'):
            return type(self).__missing__(self, key)
        raise KeyError(key)
    def __setitem__(self, key, item):
        self.data[key] = item
    def __delitem__(self, key):
        del self.data[key]
    def __iter__(self):
        return iter(self.data)
    def __contains__(self, key):
        return key in self.data
    def __repr__(self):
        return repr(self.data)
    def __eq__(self, other):
        return self.data == getattr(other, 'data', other)
    def get(self, key, default=None):
        return self[key] if key in self else default
    def keys(self):
        return self.data.keys()
    def values(self):
        return self.data.values()
    def items(self):
        return self.data.items()
    def update(self, other=(), /, **kwargs):
        pairs = other.items() if hasattr(other, 'items') else other
        for key, value in pairs:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value
    def pop(self, key, *default):
        return self.data.pop(key, *default)
    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
    def clear(self):
        self.data.clear()
    def copy(self):
        return type(self)(self.data)

class UserList:
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(initlist)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]
    def __setitem__(self, i, item):
        self.data[i] = item
    def __delitem__(self, i):
        del self.data[i]
    def __iter__(self):
        return iter(self.data)
    def __contains__(self, item):
        return item in self.data
    def __repr__(self):
        return repr(self.data)
    def __eq__(self, other):
        return self.data == getattr(other, 'data', other)
    def append(self, item):
        self.data.append(item)
    def extend(self, other):
        self.data.extend(other)
    def insert(self, i, item):
        self.data.insert(i, item)
    def pop(self, i=-1):
        return self.data.pop(i)
    def remove(self, item):
        self.data.remove(item)
    def index(self, item, *args):
        return self.data.index(item, *args)
    def count(self, item):
        return self.data.count(item)
    def sort(self, /, *args, **kwargs):
        self.data.sort(*args, **kwargs)
    def reverse(self):
        self.data.reverse()
