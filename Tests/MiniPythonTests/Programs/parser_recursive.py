"""A little language: lexer, recursive-descent parser, tree-walking evaluator."""
import re
from dataclasses import dataclass
from typing import Union
@dataclass(frozen=True)
class Num: value: float
@dataclass(frozen=True)
class Var: name: str
@dataclass(frozen=True)
class BinOp: op: str; left: "Node"; right: "Node"
@dataclass(frozen=True)
class Call: fn: str; args: tuple
Node = Union[Num, Var, BinOp, Call]
TOKENS = re.compile(r"\s*(?:(?P<num>\d+(?:\.\d*)?)|(?P<name>[a-z]\w*)|(?P<op>\*\*|[-+*/(),]))")
def tokenize(src):
    pos, src = 0, src.strip()
    while pos < len(src):
        m = TOKENS.match(src, pos)
        if not m: raise SyntaxError(f"bad character {src[pos]!r} at {pos}")
        yield m.lastgroup, m.group(m.lastgroup); pos = m.end()
    yield "end", ""
class Parser:
    PREC = {"+": (1, "l"), "-": (1, "l"), "*": (2, "l"), "/": (2, "l"), "**": (3, "r")}
    def __init__(self, src): self.toks = list(tokenize(src)); self.i = 0
    @property
    def cur(self): return self.toks[self.i]
    def eat(self, text=None):
        kind, t = self.cur
        if text is not None and t != text: raise SyntaxError(f"expected {text!r}, got {t or 'end'!r}")
        self.i += 1; return kind, t
    def expr(self, level=1):
        left = self.atom()
        while self.cur[0] == "op" and self.PREC.get(self.cur[1], (0,))[0] >= level:
            op = self.eat()[1]; prec, assoc = self.PREC[op]
            left = BinOp(op, left, self.expr(prec + (assoc == "l")))
        return left
    def atom(self):
        kind, t = self.eat()
        match kind, t:
            case "num", _: return Num(float(t))
            case "name", name if self.cur[1] == "(":
                self.eat(); args = []
                while self.cur[1] != ")":
                    args.append(self.expr())
                    if self.cur[1] == ",": self.eat()
                self.eat(")"); return Call(name, tuple(args))
            case "name", name: return Var(name)
            case _, "(": inner = self.expr(); self.eat(")"); return inner
            case _, "-": return BinOp("-", Num(0.0), self.expr(3))
            case _: raise SyntaxError(f"unexpected {t or 'end'!r}")
def evaluate(n, env):
    match n:
        case Num(v): return v
        case Var(name) if name in env: return env[name]
        case Var(name): raise NameError(f"unknown variable {name}")
        case BinOp("+", a, b): return evaluate(a, env) + evaluate(b, env)
        case BinOp("-", a, b): return evaluate(a, env) - evaluate(b, env)
        case BinOp("*", a, b): return evaluate(a, env) * evaluate(b, env)
        case BinOp("/", a, b): return evaluate(a, env) / evaluate(b, env)
        case BinOp("**", a, b): return evaluate(a, env) ** evaluate(b, env)
        case Call(fn="max", args=args): return max(evaluate(a, env) for a in args)
        case Call(fn, _): raise NameError(f"unknown function {fn}")
def diff(n, x):
    match n:
        case Num(_): return Num(0)
        case Var(v): return Num(1 if v == x else 0)
        case BinOp("+" | "-" as op, a, b): return BinOp(op, diff(a, x), diff(b, x))
        case BinOp("*", a, b): return BinOp("+", BinOp("*", diff(a, x), b), BinOp("*", a, diff(b, x)))
        case BinOp("**", a, Num(k)): return BinOp("*", BinOp("*", Num(k), BinOp("**", a, Num(k - 1))), diff(a, x))
for src in ["1 + 2 * 3", "2 ** 3 ** 2", "-(x + 1) * y", "max(1, x, y * 2)", "1 +", "(1", "2 $ 3", "z", "foo(1)", "1 / 0"]:
    try: print(f"{src:<18} = {evaluate(Parser(src).expr(), {'x': 4.0, 'y': 2.5})}")
    except (SyntaxError, NameError, ZeroDivisionError) as e: print(f"{src:<18} ! {type(e).__name__}: {e}")
tree = Parser("3 * x ** 2 + x").expr(); print(tree); print(evaluate(diff(tree, "x"), {"x": 2.0}), hash(Num(1.0)) == hash(Num(1)), Num(1) == Num(1.0))
