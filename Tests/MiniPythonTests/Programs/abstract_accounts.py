from abc import ABC, abstractmethod
from contextlib import contextmanager, suppress, ExitStack, redirect_stdout, closing, nullcontext
import io
class Account(ABC):
    _next = 1
    def __init__(self, owner, balance=0):
        self.owner, self._balance = owner, balance
        self.id = Account._next
        Account._next += 1
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, value):
        if value < 0: raise ValueError(f"negative balance: {value}")
        self._balance = value
    @abstractmethod
    def interest(self): ...
    @abstractmethod
    def name(self): ...
    @classmethod
    def make(cls, text):
        owner, _, amount = text.partition(":")
        return cls(owner, float(amount))
    @staticmethod
    def check(x): return x > 0
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self.balance:.2f})"
    def __lt__(self, other): return self.balance < other.balance
class Savings(Account):
    def interest(self): return self.balance * 0.02
    def name(self): return "savings"
class Partial(Account):
    def interest(self): return 0
for cls in (Account, Partial):
    try: cls("x")
    except TypeError as e: print(e)
s = Savings.make("Ann:100")
print(s, s.interest(), Account.check(3))
try: s.balance = -1
except ValueError as e: print("ValueError:", e)
try: del s.balance
except AttributeError as e: print(e)
try: s.nothing
except AttributeError as e: print(e)
@contextmanager
def transaction(account):
    before = account.balance
    try:
        yield account
    except Exception as e:
        account.balance = before
        print("rolled back:", e)
    else:
        print("committed")
    finally:
        print("done")
with transaction(s) as a:
    a.balance += 50
with transaction(s) as a:
    a.balance += 50
    a.balance = -3
print(s)
with suppress(KeyError, ZeroDivisionError):
    1 / 0
    print("never")
buf = io.StringIO()
with redirect_stdout(buf):
    print("captured", 1)
print(repr(buf.getvalue()))
with ExitStack() as stack:
    for i in range(3):
        stack.callback(print, "closing", i)
    print("inside")
class Res:
    def close(self): print("closed")
with closing(Res()) as r, nullcontext(5) as five:
    print(type(r).__name__, five)
print(sorted([Savings("b", 5), Savings("c", 1)]))
print(isinstance(s, Account), issubclass(Savings, Account), Account.__abstractmethods__ == frozenset({"interest", "name"}))
