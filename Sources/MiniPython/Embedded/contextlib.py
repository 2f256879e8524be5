class _Manager:
    def __init__(self, generator):
        self.generator = generator
    def __enter__(self):
        try:
            return next(self.generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None
    def __exit__(self, kind, value, traceback):
        if value is None:
            try:
                next(self.generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.generator.throw(value)
        except StopIteration as stop:
            return stop is not value
        except BaseException as error:
            if error is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")
    def __call__(self, function):
        def wrapper(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return wrapper

def contextmanager(function):
    def wrapper(*args, **kwargs):
        return _Manager(function(*args, **kwargs))
    wrapper.__name__ = function.__name__
    wrapper.__doc__ = function.__doc__
    return wrapper

class ContextDecorator:
    def __call__(self, function):
        def wrapper(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return wrapper

class suppress:
    def __init__(self, *exceptions):
        self.exceptions = exceptions
    def __enter__(self):
        return None
    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self.exceptions)

class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result
    def __enter__(self):
        return self.enter_result
    def __exit__(self, *details):
        return None

class closing:
    def __init__(self, thing):
        self.thing = thing
    def __enter__(self):
        return self.thing
    def __exit__(self, *details):
        self.thing.close()

class ExitStack:
    def __init__(self):
        self._exits = []
    def enter_context(self, manager):
        value = manager.__enter__()
        self._exits.append(manager.__exit__)
        return value
    def callback(self, function, /, *args, **kwargs):
        self._exits.append(lambda *details: function(*args, **kwargs) and None)
        return function
    def push(self, exit):
        self._exits.append(getattr(exit, '__exit__', exit))
        return exit
    def close(self):
        self.__exit__(None, None, None)
    def __enter__(self):
        return self
    def __exit__(self, *details):
        swallowed = False
        while self._exits:
            if self._exits.pop()(*details):
                swallowed = True
                details = (None, None, None)
        return swallowed

class AbstractContextManager:
    def __enter__(self):
        return self
    def __exit__(self, *details):
        return None

class _Redirect:
    def __init__(self, target):
        self.target = target
    def __enter__(self):
        import sys
        self.saved = getattr(sys, self.name)
        setattr(sys, self.name, self.target)
        return self.target
    def __exit__(self, *details):
        import sys
        setattr(sys, self.name, self.saved)

class redirect_stdout(_Redirect):
    name = 'stdout'

class redirect_stderr(_Redirect):
    name = 'stderr'
