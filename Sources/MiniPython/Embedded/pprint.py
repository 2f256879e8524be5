def _form(x, width, indent, level, sort, compact):
    text = _plain(x, sort)
    if len(text) + level <= width or not isinstance(x, (dict, list, tuple, set)) or not x:
        return text
    pad = ' ' * (level + indent)
    if isinstance(x, dict):
        items = sorted(x.items(), key=lambda kv: str(kv[0])) if sort else list(x.items())
        parts = [f'{k!r}: ' + _form(v, width, indent, level + indent + len(repr(k)) + 2, sort, compact) for k, v in items]
        return '{' + ' ' * (indent - 1) + (',\n' + pad).join(parts) + '}'
    items = sorted(x) if isinstance(x, set) else list(x)
    opening, closing = ('[', ']') if isinstance(x, list) else ('(', ')') if isinstance(x, tuple) else ('{', '}')
    parts = [_form(v, width - 1, indent, level + indent, sort, compact) for v in items]
    if isinstance(x, tuple) and len(parts) == 1:
        closing = ',)'
    return opening + ' ' * (indent - 1) + (',\n' + pad).join(parts) + closing

def _plain(x, sort):
    if type(x) is dict:
        items = x.items()
        if sort:
            try:
                items = sorted(items)
            except TypeError:
                items = sorted(items, key=lambda kv: str(kv[0]))
        return '{' + ', '.join(f'{k!r}: {_plain(v, sort)}' for k, v in items) + '}'
    if type(x) is list:
        return '[' + ', '.join(_plain(v, sort) for v in x) + ']'
    if type(x) is tuple:
        return '(' + ', '.join(_plain(v, sort) for v in x) + (',)' if len(x) == 1 else ')')
    return repr(x)

def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return _form(object, width, indent, 0, sort_dicts, compact)

def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    print(pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts), file=stream)

def pp(object, *args, sort_dicts=False, **options):
    pprint(object, *args, sort_dicts=sort_dicts, **options)
