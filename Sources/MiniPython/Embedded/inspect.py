import sys as _sys
import types as _types
from collections import namedtuple as _namedtuple
ArgInfo = _namedtuple('ArgInfo', 'args varargs keywords locals')
def currentframe(): return _sys._getframe(1)
def getargvalues(frame):
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names = list(code.co_varnames)
    star = names[count] if code.co_flags & 4 else None
    double = names[count + (star is not None)] if code.co_flags & 8 else None
    return ArgInfo(names[:count], star, double, frame.f_locals)
def isfunction(value): return isinstance(value, _types.FunctionType)
def ismethod(value): return isinstance(value, _types.MethodType)
def isbuiltin(value): return isinstance(value, _types.BuiltinFunctionType)
def isclass(value): return isinstance(value, type)
def ismodule(value): return isinstance(value, _types.ModuleType)
def isgenerator(value): return isinstance(value, _types.GeneratorType)
def isroutine(value): return isfunction(value) or ismethod(value) or isbuiltin(value)
def iscoroutinefunction(value): return False
def isabstract(value): return isinstance(value, type) and bool(getattr(value, '__abstractmethods__', ()))
def getmro(cls): return cls.__mro__
def getdoc(value):
    doc = getattr(value, '__doc__', None)
    return None if doc is None else cleandoc(doc)
def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]: lines.pop()
    while lines and not lines[0]: lines.pop(0)
    return '\n'.join(lines)
def getmembers(value, predicate=None):
    found = [(name, getattr(value, name)) for name in dir(value)]
    return [(name, member) for name, member in found if predicate is None or predicate(member)]
class _empty: pass
class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)
    empty = _empty
    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation
    def __str__(self):
        text = {2: '*', 4: '**'}.get(self.kind, '') + self.name
        if self.annotation is not _empty:
            text += ': ' + (self.annotation.__name__ if isinstance(self.annotation, type) else str(self.annotation))
        if self.default is not _empty:
            text += (' = ' if self.annotation is not _empty else '=') + repr(self.default)
        return text
    def __repr__(self): return f'<Parameter "{self}">'
class Signature:
    empty = _empty
    def __init__(self, parameters, return_annotation=_empty):
        self.parameters = {p.name: p for p in parameters}
        self.return_annotation = return_annotation
    def __str__(self):
        parts, kinds = [], [p.kind for p in self.parameters.values()]
        starred = False
        for index, p in enumerate(self.parameters.values()):
            if p.kind == 2: starred = True
            if p.kind == 3 and not starred:
                parts.append('*')
                starred = True
            parts.append(str(p))
            if p.kind == 0 and (index + 1 == len(kinds) or kinds[index + 1] != 0): parts.append('/')
        text = '(' + ', '.join(parts) + ')'
        if self.return_annotation is not _empty:
            kind = self.return_annotation
            text += ' -> ' + (kind.__name__ if isinstance(kind, type) else str(kind))
        return text
    def __repr__(self): return f'<Signature {self}>'
def signature(function):
    skip = 0
    if isinstance(function, type):
        function, skip = function.__init__, 1
    elif isinstance(function, _types.MethodType):
        function, skip = function.__func__, 1
    function = getattr(function, '__wrapped__', function)
    code = function.__code__
    notes = getattr(function, '__annotations__', {})
    names = code.co_varnames
    count, only = code.co_argcount, code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    parameters = []
    for index in range(count):
        name = names[index]
        place = index - (count - len(defaults))
        parameters.append(Parameter(
            name, 0 if index < code.co_posonlyargcount else 1,
            default=defaults[place] if place >= 0 else _empty, annotation=notes.get(name, _empty)))
    rest = count + only
    if code.co_flags & 4:
        parameters.append(Parameter(names[rest], 2, annotation=notes.get(names[rest], _empty)))
        rest += 1
    for name in names[count:count + only]:
        parameters.append(Parameter(
            name, 3, default=keyword_defaults.get(name, _empty), annotation=notes.get(name, _empty)))
    if code.co_flags & 8:
        parameters.append(Parameter(names[rest], 4, annotation=notes.get(names[rest], _empty)))
    return Signature(parameters[skip:], notes.get('return', _empty))
