class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)
    def __repr__(self):
        items = (f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"namespace({', '.join(items)})"
    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented
def _generator():
    yield
class _Class:
    def method(self): pass
FunctionType = LambdaType = type(lambda: None)
GeneratorType = type(_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = type(__import__('sys'))
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
GenericAlias = type(list[int])
class MappingProxyType:
    def __init__(self, mapping): self._mapping = mapping
    def __getitem__(self, key): return self._mapping[key]
    def __contains__(self, key): return key in self._mapping
    def __iter__(self): return iter(self._mapping)
    def __len__(self): return len(self._mapping)
    def __eq__(self, other): return self._mapping == other
    def __repr__(self): return f"mappingproxy({self._mapping!r})"
    def get(self, key, default=None): return self._mapping.get(key, default)
    def keys(self): return self._mapping.keys()
    def values(self): return self._mapping.values()
    def items(self): return self._mapping.items()
    def __setitem__(self, key, value):
        raise TypeError("'mappingproxy' object does not support item assignment")
def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return type(name, tuple(bases), namespace)
