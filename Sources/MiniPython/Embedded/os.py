name = 'posix'
sep = '/'
linesep = '\n'
curdir = '.'
pardir = '..'
pathsep = ':'
devnull = '/dev/null'
environ = {}

def getenv(key, default=None):
    return environ.get(key, default)
def getcwd():
    return '/'
def getpid():
    return 1
def cpu_count():
    return 1
def urandom(n):
    raise PermissionError('os.urandom is not available here: programs run in a sandbox')
def _refused(name):
    def refuse(*args, **options):
        raise PermissionError(f'os.{name} is not available here: programs run without files and processes')
    refuse.__name__ = name
    return refuse
listdir = _refused('listdir')
scandir = _refused('scandir')
walk = _refused('walk')
mkdir = _refused('mkdir')
makedirs = _refused('makedirs')
remove = _refused('remove')
unlink = _refused('unlink')
rename = _refused('rename')
rmdir = _refused('rmdir')
system = _refused('system')
popen = _refused('popen')
chdir = _refused('chdir')
stat = _refused('stat')
def fspath(path):
    return path if isinstance(path, str) else path.__fspath__()
