class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        self.needed, self.available = needed, available
        super().__init__(needed, available)
    def __str__(self): return f"need {self.needed:.2f} but only {self.available:.2f} available"
class Account:
    interest = 0.02; _next = 1000
    def __init__(self, owner, balance=0.0):
        self.owner, self._balance, self.history = owner, balance, []
        self.number = Account._next; Account._next += 1
    @property
    def balance(self): return round(self._balance, 2)
    def deposit(self, amount):
        if amount <= 0: raise ValueError(f"invalid amount: {amount!r}")
        self._balance += amount; self.history.append(("deposit", amount)); return self
    def withdraw(self, amount):
        if amount > self._balance: raise InsufficientFunds(amount, self._balance)
        self._balance -= amount; self.history.append(("withdraw", amount)); return self
    def add_interest(self): self._balance *= 1 + self.interest
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self.balance})"
    def __eq__(self, other): return self.number == other.number
    def __lt__(self, other): return self.balance < other.balance
class Savings(Account):
    interest = 0.05
    def withdraw(self, amount):
        if len([h for h in self.history if h[0] == "withdraw"]) >= 2: raise PermissionError("only two withdrawals")
        return super().withdraw(amount)
accounts = [Account("Ann", 100), Savings("Bob", 500.5), Account("Cid")]
accounts[0].deposit(50).withdraw(30)
for action in (lambda: accounts[0].withdraw(1000), lambda: accounts[2].deposit(-5), lambda: accounts[1].withdraw(1).withdraw(1).withdraw(1), lambda: accounts[0].close()):
    try: action()
    except InsufficientFunds as e: print("Insufficient:", e, e.args)
    except (ValueError, PermissionError) as e: print(f"{type(e).__name__}: {e}")
    except AttributeError as e: print("AttributeError:", e)
for a in accounts: a.add_interest(); print(a, a.number, a.history)
print(sorted(accounts), max(accounts).owner, accounts[0] == accounts[0], accounts[0] != accounts[1], sum(a.balance for a in accounts))
