import math as _math

class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

_escapes = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f', '\b': '\\b'}

def _quoted(text, ensure_ascii):
    out = []
    for ch in text:
        if ch in _escapes:
            out.append(_escapes[ch])
        elif ch < ' ' or ensure_ascii and ch > '~':
            code = ord(ch)
            if code > 0xffff:
                code -= 0x10000
                out.append(f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}')
            else:
                out.append(f'\\u{code:04x}')
        else:
            out.append(ch)
    return '"' + ''.join(out) + '"'

def _number(x):
    if isinstance(x, float):
        if x != x:
            return 'NaN'
        if x in (_math.inf, -_math.inf):
            return 'Infinity' if x > 0 else '-Infinity'
        return float.__repr__(x)
    return int.__repr__(x)

def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False):
    if separators is None:
        separators = (', ', ': ') if indent is None else (',', ': ')
    item_separator, key_separator = separators
    if isinstance(indent, int):
        indent = ' ' * indent
    if cls is not None and default is None:
        default = cls().default
    active = []
    def encode(x, level):
        if x is None: return 'null'
        if x is True: return 'true'
        if x is False: return 'false'
        if isinstance(x, str): return _quoted(x, ensure_ascii)
        if isinstance(x, (int, float)): return _number(x)
        if isinstance(x, (list, tuple, dict)):
            if any(x is a for a in active):
                raise ValueError('Circular reference detected')
            if not x:
                return '{}' if isinstance(x, dict) else '[]'
            active.append(x)
            if isinstance(x, dict):
                parts = []
                pairs = sorted(x.items()) if sort_keys else x.items()
                for k, v in pairs:
                    if k is None: k = 'null'
                    elif k is True: k = 'true'
                    elif k is False: k = 'false'
                    elif isinstance(k, (int, float)): k = _number(k)
                    elif not isinstance(k, str):
                        if skipkeys: continue
                        raise TypeError(f'keys must be str, int, float, bool or None, not {type(k).__name__}')
                    parts.append(_quoted(k, ensure_ascii) + key_separator + encode(v, level + 1))
                opening, closing = '{', '}'
            else:
                parts = [encode(v, level + 1) for v in x]
                opening, closing = '[', ']'
            active.pop()
            if indent is None:
                return opening + item_separator.join(parts) + closing
            gap = '\n' + indent * (level + 1)
            return opening + gap + (item_separator + gap).join(parts) + '\n' + indent * level + closing
        if default is not None:
            return encode(default(x), level)
        raise TypeError(f'Object of type {type(x).__name__} is not JSON serializable')
    return encode(obj, 0)

def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))

class JSONEncoder:
    def default(self, o):
        raise TypeError(f'Object of type {type(o).__name__} is not JSON serializable')
    def encode(self, o):
        return dumps(o, default=self.default)

_plain = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None):
    if not isinstance(s, str):
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {type(s).__name__}')
    n = len(s)
    def skip(i):
        while i < n and s[i] in ' \t\n\r':
            i += 1
        return i
    def string(i):
        out = []
        begin = i - 1
        while True:
            if i >= n:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            ch = s[i]
            if ch == '"':
                return ''.join(out), i + 1
            if ch == '\\':
                i += 1
                if i >= n:
                    raise JSONDecodeError('Unterminated string starting at', s, begin)
                e = s[i]
                if e == 'u':
                    code = int(s[i + 1:i + 5], 16)
                    i += 4
                    if 0xd800 <= code < 0xdc00 and s[i + 1:i + 3] == '\\u':
                        code = 0x10000 + ((code - 0xd800) << 10) + int(s[i + 3:i + 7], 16) - 0xdc00
                        i += 6
                    out.append(chr(code))
                elif e in _plain:
                    out.append(_plain[e])
                else:
                    raise JSONDecodeError('Invalid \\escape', s, i - 1)
                i += 1
            else:
                if ch < ' ':
                    raise JSONDecodeError('Invalid control character at', s, i)
                out.append(ch)
                i += 1
    def value(i):
        if i >= n:
            raise JSONDecodeError('Expecting value', s, i)
        ch = s[i]
        if ch == '"':
            return string(i + 1)
        if ch == '{':
            pairs = []
            i = skip(i + 1)
            if i < n and s[i] == '}':
                i += 1
            else:
                while True:
                    if i >= n or s[i] != '"':
                        raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
                    key, i = string(i + 1)
                    i = skip(i)
                    if i >= n or s[i] != ':':
                        raise JSONDecodeError("Expecting ':' delimiter", s, i)
                    item, i = value(skip(i + 1))
                    pairs.append((key, item))
                    i = skip(i)
                    if i < n and s[i] == '}':
                        i += 1
                        break
                    if i >= n or s[i] != ',':
                        raise JSONDecodeError("Expecting ',' delimiter", s, i)
                    i = skip(i + 1)
            if object_pairs_hook is not None:
                return object_pairs_hook(pairs), i
            made = dict(pairs)
            return (made if object_hook is None else object_hook(made)), i
        if ch == '[':
            items = []
            i = skip(i + 1)
            if i < n and s[i] == ']':
                return items, i + 1
            while True:
                item, i = value(i)
                items.append(item)
                i = skip(i)
                if i < n and s[i] == ']':
                    return items, i + 1
                if i >= n or s[i] != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                i = skip(i + 1)
        for word, constant in (('null', None), ('true', True), ('false', False), ('NaN', _math.nan), ('Infinity', _math.inf), ('-Infinity', -_math.inf)):
            if s.startswith(word, i):
                return constant, i + len(word)
        j = i
        if j < n and s[j] == '-':
            j += 1
        begin = j
        # A number that begins with a zero ends there.
        while j < n and '0' <= s[j] <= '9' and not (j > begin and s[begin] == '0'):
            j += 1
        if j == begin:
            raise JSONDecodeError('Expecting value', s, i)
        real = False
        if j + 1 < n and s[j] == '.' and '0' <= s[j + 1] <= '9':
            real = True
            j += 1
            while j < n and '0' <= s[j] <= '9':
                j += 1
        if j < n and s[j] in 'eE':
            k = j + 1
            if k < n and s[k] in '+-':
                k += 1
            if k < n and '0' <= s[k] <= '9':
                real = True
                j = k
                while j < n and '0' <= s[j] <= '9':
                    j += 1
        text = s[i:j]
        if real:
            return (parse_float or float)(text), j
        return (parse_int or int)(text), j
    made, end = value(skip(0))
    end = skip(end)
    if end != n:
        raise JSONDecodeError('Extra data', s, end)
    return made

def load(fp, **options):
    return loads(fp.read(), **options)
