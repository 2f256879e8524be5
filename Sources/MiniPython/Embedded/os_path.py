sep = '/'
def join(a, *rest):
    path = a
    for part in rest:
        if part.startswith('/'):
            path = part
        elif not path or path.endswith('/'):
            path += part
        else:
            path += '/' + part
    return path
def split(p):
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail
def basename(p):
    return split(p)[1]
def dirname(p):
    return split(p)[0]
def splitext(p):
    i = p.rfind('.')
    base = p.rfind('/') + 1
    if i <= base or not p[base:i].strip('.'):
        return p, ''
    return p[:i], p[i:]
def isabs(p):
    return p.startswith('/')
def normpath(p):
    if not p:
        return '.'
    parts = []
    for part in p.split('/'):
        if part in ('', '.'):
            continue
        if part == '..' and (parts and parts[-1] != '..' or p.startswith('/')):
            if parts:
                parts.pop()
        else:
            parts.append(part)
    text = '/'.join(parts)
    return '/' + text if p.startswith('/') else text or '.'
def abspath(p):
    return normpath(p if isabs(p) else join('/', p))
realpath = abspath
def relpath(p, start='/'):
    return abspath(p).lstrip('/')
def expanduser(p):
    return p
def expandvars(p):
    return p
def exists(p):
    return False
isfile = isdir = islink = exists
def getsize(p):
    raise FileNotFoundError(2, 'No such file or directory', p)
def commonprefix(m):
    if not m:
        return ''
    a, b = min(m), max(m)
    for i, c in enumerate(a):
        if i >= len(b) or c != b[i]:
            return a[:i]
    return a
