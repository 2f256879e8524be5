import sys as _sys
DEBUG, INFO, WARNING, ERROR, CRITICAL, NOTSET = 10, 20, 30, 40, 50, 0
WARN, FATAL = WARNING, CRITICAL
_names = {10: 'DEBUG', 20: 'INFO', 30: 'WARNING', 40: 'ERROR', 50: 'CRITICAL', 0: 'NOTSET'}

def getLevelName(level):
    return _names.get(level, f'Level {level}')

def _number(level):
    if isinstance(level, str):
        return {v: k for k, v in _names.items()}[level]
    return level

class LogRecord:
    def __init__(self, name, level, msg, args):
        self.name, self.levelno, self.levelname = name, level, getLevelName(level)
        self.msg, self.args = msg, args
    def getMessage(self):
        return str(self.msg) % self.args if self.args else str(self.msg)

class Formatter:
    def __init__(self, fmt=None, datefmt=None, style='%'):
        self._fmt = fmt or '%(message)s'
        self.datefmt = datefmt
    def format(self, record):
        import time
        values = dict(record.__dict__, message=record.getMessage(), asctime=time.strftime(self.datefmt or '%Y-%m-%d %H:%M:%S'))
        return self._fmt % values

class Handler:
    def __init__(self, level=0):
        self.level, self.formatter = _number(level), None
    def setLevel(self, level):
        self.level = _number(level)
    def setFormatter(self, formatter):
        self.formatter = formatter
    def format(self, record):
        return (self.formatter or Formatter()).format(record)
    def handle(self, record):
        if record.levelno >= self.level:
            self.emit(record)
    def emit(self, record):
        pass

class StreamHandler(Handler):
    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = stream
    def emit(self, record):
        (self.stream or _sys.stderr).write(self.format(record) + '\n')

class NullHandler(Handler):
    pass

class Logger:
    def __init__(self, name, level=0):
        self.name, self.level, self.handlers, self.parent, self.propagate, self.disabled = name, level, [], None, True, False
    def setLevel(self, level):
        self.level = _number(level)
    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)
    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)
    def hasHandlers(self):
        return bool(self.handlers or self.parent and self.parent.handlers)
    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return 0
    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel()
    def log(self, level, msg, *args, exc_info=None, stack_info=False, stacklevel=1, extra=None):
        if self.disabled or not self.isEnabledFor(level):
            return
        record = LogRecord(self.name, level, msg, args)
        logger, found = self, False
        while logger is not None:
            for handler in logger.handlers:
                found = True
                handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and level >= WARNING:
            _sys.stderr.write(record.getMessage() + '\n')
        if exc_info:
            import traceback
            traceback.print_exc()
    def debug(self, msg, *args, **options):
        self.log(DEBUG, msg, *args, **options)
    def info(self, msg, *args, **options):
        self.log(INFO, msg, *args, **options)
    def warning(self, msg, *args, **options):
        self.log(WARNING, msg, *args, **options)
    warn = warning
    def error(self, msg, *args, **options):
        self.log(ERROR, msg, *args, **options)
    def critical(self, msg, *args, **options):
        self.log(CRITICAL, msg, *args, **options)
    fatal = critical
    def exception(self, msg, *args, **options):
        self.log(ERROR, msg, *args, exc_info=True, **options)

root = Logger('root', WARNING)
_loggers = {}

def getLogger(name=None):
    if not name or name == 'root':
        return root
    if name not in _loggers:
        made = _loggers[name] = Logger(name)
        made.parent = getLogger(name.rpartition('.')[0]) if '.' in name else root
    return _loggers[name]

def basicConfig(*, level=None, format='%(levelname)s:%(name)s:%(message)s', datefmt=None, stream=None, handlers=None, force=False, filename=None, filemode='a', style='%', encoding=None):
    if force:
        root.handlers.clear()
    if not root.handlers:
        for handler in handlers or [StreamHandler(stream)]:
            if handler.formatter is None:
                handler.setFormatter(Formatter(format, datefmt))
            root.addHandler(handler)
    if level is not None:
        root.setLevel(level)

def _ready():
    if not root.handlers:
        basicConfig()

def debug(msg, *args, **options):
    _ready(); root.debug(msg, *args, **options)
def info(msg, *args, **options):
    _ready(); root.info(msg, *args, **options)
def warning(msg, *args, **options):
    _ready(); root.warning(msg, *args, **options)
def error(msg, *args, **options):
    _ready(); root.error(msg, *args, **options)
def critical(msg, *args, **options):
    _ready(); root.critical(msg, *args, **options)
def exception(msg, *args, **options):
    _ready(); root.exception(msg, *args, **options)
def disable(level=CRITICAL):
    root.disabled = True
