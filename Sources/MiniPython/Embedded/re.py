class RegexFlag(int):
    def __or__(self, other): return RegexFlag(int(self) | int(other))
    def __and__(self, other): return RegexFlag(int(self) & int(other))
    __ror__ = __or__
    def __repr__(self):
        names = {256: 'ASCII', 2: 'IGNORECASE', 4: 'LOCALE', 32: 'UNICODE', 8: 'MULTILINE', 16: 'DOTALL', 64: 'VERBOSE'}
        return '|'.join('re.' + name for bit, name in names.items() if int(self) & bit) or 're.RegexFlag(0)'
    __str__ = __repr__

NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
U = UNICODE = RegexFlag(32)

class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        super().__init__(msg)
        self.msg, place, number = msg.rpartition(' at position ')[::1]
        if not place: self.msg = msg
        self.pattern, self.pos = pattern, int(number) if place else pos

class Match:
    def __init__(self, pattern, string, spans, pos, endpos):
        self.re, self.string, self._spans, self.pos, self.endpos = pattern, string, spans, pos, endpos
    def _number(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError('no such group')
            return self.re.groupindex[group]
        if not 0 <= group <= self.re.groups:
            raise IndexError('no such group')
        return group
    def span(self, group=0):
        n = self._number(group)
        a, b = self._spans[2 * n], self._spans[2 * n + 1]
        return (a, b) if b >= 0 else (-1, -1)
    def start(self, group=0):
        return self.span(group)[0]
    def end(self, group=0):
        return self.span(group)[1]
    def _text(self, group, default=None):
        a, b = self.span(group)
        return default if b < 0 else self.string[a:b]
    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(groups[0])
        return tuple(self._text(g) for g in groups)
    def groups(self, default=None):
        return tuple(self._text(g, default) for g in range(1, self.re.groups + 1))
    def groupdict(self, default=None):
        return {name: self._text(name, default) for name in self.re.groupindex}
    def __getitem__(self, group):
        return self._text(group)
    def expand(self, template):
        return _expanded(template, self)
    @property
    def lastindex(self):
        taken = [g for g in range(1, self.re.groups + 1) if self.span(g)[1] >= 0]
        return max(taken, key=self.end, default=None)
    @property
    def lastgroup(self):
        return next((name for name, g in self.re.groupindex.items() if g == self.lastindex), None)
    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

def _expanded(template, match):
    if '\\' not in template:
        return template
    out, i = [], 0
    plain = {'n': '\n', 't': '\t', 'r': '\r', '\\': '\\', 'f': '\f', 'v': '\v', 'a': '\a'}
    while i < len(template):
        ch = template[i]
        i += 1
        if ch != '\\' or i >= len(template):
            out.append(ch)
            continue
        ch = template[i]
        i += 1
        if ch == 'g' and template[i:i + 1] == '<':
            end = template.index('>', i)
            name = template[i + 1:end]
            out.append(match._text(int(name) if name.isdigit() else name) or '')
            i = end + 1
        elif ch.isdigit():
            if template[i:i + 1].isdigit():
                ch += template[i]
                i += 1
            try:
                out.append(match._text(int(ch)) or '')
            except IndexError:
                raise error(f'invalid group reference {int(ch)} at position {i - len(ch)}') from None
        else:
            out.append(plain.get(ch, '\\' + ch))
    return ''.join(out)

class Pattern:
    def __init__(self, pattern, flags):
        if not isinstance(pattern, str):
            raise TypeError('first argument must be string or compiled pattern')
        try:
            self._program = _compile(pattern, int(flags))
        except ValueError as e:
            raise error(str(e), pattern) from None
        self.pattern, self.flags = pattern, int(flags) | 32
        self.groups, self.groupindex = self._program.groups, self._program.groupindex
    def _find(self, string, pos, endpos, mode):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        endpos = len(string) if endpos is None else endpos
        spans = _search(self._program, string, pos, endpos, mode)
        return None if spans is None else Match(self, string, spans, pos, endpos)
    def search(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 0)
    def match(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 1)
    def fullmatch(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 2)
    def finditer(self, string, pos=0, endpos=None):
        last = -1
        while True:
            m = self._find(string, pos, endpos, 0)
            if m is None:
                return
            a, b = m.span()
            if a == b == last:
                pos = b + 1
                if pos > len(string):
                    return
                continue
            yield m
            last = b
            pos = b if b > a else b
            if a == b:
                pos = b + 1
                if pos > len(string):
                    return
    def findall(self, string, pos=0, endpos=None):
        found = []
        for m in self.finditer(string, pos, endpos):
            if self.groups == 0:
                found.append(m.group())
            elif self.groups == 1:
                found.append(m._text(1, ''))
            else:
                found.append(m.groups(''))
        return found
    def split(self, string, maxsplit=0):
        parts, last, count = [], 0, 0
        for m in self.finditer(string):
            if maxsplit and count >= maxsplit:
                break
            parts.append(string[last:m.start()])
            parts.extend(m.groups())
            last = m.end()
            count += 1
        parts.append(string[last:])
        return parts
    def subn(self, repl, string, count=0):
        parts, last, made = [], 0, 0
        for m in self.finditer(string):
            if count and made >= count:
                break
            parts.append(string[last:m.start()])
            parts.append(repl(m) if callable(repl) else _expanded(repl, m))
            last = m.end()
            made += 1
        parts.append(string[last:])
        return ''.join(parts), made
    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]
    def __repr__(self):
        names = [n for n, v in (('re.IGNORECASE', 2), ('re.MULTILINE', 8), ('re.DOTALL', 16), ('re.VERBOSE', 64)) if self.flags & v]
        return f"re.compile({self.pattern!r}{', ' + '|'.join(names) if names else ''})"

_known = {}

def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    key = (pattern, flags)
    if key not in _known:
        _known[key] = Pattern(pattern, flags)
    return _known[key]

def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)
def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)
def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)
def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)
def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)
def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)
def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)
def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)
def escape(pattern):
    special = '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'
    return ''.join('\\' + c if c in special else c for c in pattern)
def purge():
    _known.clear()
