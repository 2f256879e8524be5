# Nothing is collected while the program can still reach it by a weak reference.
class ref:
    def __init__(self, target, callback=None): self._target = target
    def __call__(self): return self._target
    def __eq__(self, other): return isinstance(other, ref) and self._target == other._target
    def __hash__(self): return hash(self._target)
def proxy(target, callback=None): return target
class WeakValueDictionary(dict): pass
class WeakKeyDictionary(dict): pass
class WeakSet(set): pass
