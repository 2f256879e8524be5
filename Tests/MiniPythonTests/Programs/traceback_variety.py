import traceback, sys
class Account:
    def __init__(self, balance): self.balance = balance
    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"insufficient: {self.balance} < {amount}")
        self.balance -= amount
def process(ops):
    acc = Account(10)
    for op in ops:
        try:
            acc.withdraw(op)
        except ValueError as e:
            raise RuntimeError("op failed") from e
def nested():
    x = [1, 2, 3]
    return (x[0] + x[1] *
            x[7])
def multi():
    return process(
        [1,
         2, 30])
d = {"a": {"b": None}}
for f in (lambda: process([5, 20]), nested, multi, lambda: d["a"]["b"]["c"], lambda: d["a"]["x"].y, lambda: (1 + 2) * (3 / 0), lambda: len(5) + 1, lambda: [i / (i - 2) for i in range(5)], lambda: {k: int(k) for k in "12x"}, lambda: print(f"{undefined!r}"), lambda: Account().withdraw(5), lambda: Account(1).deposit(3), lambda: "a" + 5 + "b", lambda: -"x", lambda: not_here(1), lambda: sum(int(c) for c in "1a"), lambda: max(key=len), lambda: sorted([1, "a"], key=lambda v: v + 1)):
    try: f()
    except Exception: traceback.print_exc(file=sys.stdout); print("-" * 20)
def outer():
    def inner(n):
        if n == 0:
            assert n, ("zero", n)
        return inner(n - 1)
    return inner(5)
outer()
