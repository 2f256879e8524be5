import sys as _sys

def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    return [_sys._traceback(value if value is not None else exc)]
def format_exc(limit=None, chain=True):
    value = _sys.exc_info()[1]
    return 'NoneType: None\n' if value is None else _sys._traceback(value)
def print_exc(limit=None, file=None, chain=True):
    (file or _sys.stderr).write(format_exc())
def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    (file or _sys.stderr).write(''.join(format_exception(exc, value, tb)))
def format_exception_only(exc, value=None):
    value = exc if value is None else value
    return [_sys._traceback(value).rstrip('\n').split('\n')[-1] + '\n']
def print_stack(f=None, limit=None, file=None):
    pass
def format_tb(tb, limit=None):
    return []
def print_tb(tb, limit=None, file=None):
    pass
