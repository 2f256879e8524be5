def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function

class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **options):
        cls = super().__new__(mcls, name, bases, namespace, **options)
        def is_abstract(value):
            value = getattr(value, 'fget', value)
            return getattr(value, '__isabstractmethod__', False)
        names = {n for n, v in namespace.items() if is_abstract(v)}
        for base in bases:
            for n in getattr(base, '__abstractmethods__', ()):
                if is_abstract(getattr(cls, n, None)):
                    names.add(n)
        cls.__abstractmethods__ = frozenset(names)
        return cls
    def register(cls, subclass):
        return subclass

class ABC(metaclass=ABCMeta):
    pass
