ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&' + "'" + '()*+,-./:;<=>?@[\\]^_`{|}~'
whitespace = ' \t\n\r\x0b\x0c'
printable = digits + ascii_letters + punctuation + whitespace
def capwords(s, sep=None):
    return (sep or ' ').join(w.capitalize() for w in s.split(sep))

class Template:
    delimiter = '$'
    def __init__(self, template):
        self.template = template
    def _fill(self, mapping, lenient):
        import re
        def value(m):
            if m.group(1) == '$':
                return '$'
            name = m.group(2) or m.group(3)
            if name is None:
                if lenient:
                    return m.group()
                raise ValueError('Invalid placeholder in string')
            if lenient and name not in mapping:
                return m.group()
            return str(mapping[name])
        return re.sub(r'\$(?:(\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\{([_a-zA-Z][_a-zA-Z0-9]*)\}|)', value, self.template)
    def substitute(self, mapping={}, /, **values):
        return self._fill({**mapping, **values}, False)
    def safe_substitute(self, mapping={}, /, **values):
        return self._fill({**mapping, **values}, True)

class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)
