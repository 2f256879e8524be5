#!/usr/bin/env python3
"""Compares `chainrule run` with this Python (3.11) on random expressions, and says where they differ.

    swift build --configuration release --product chainrule
    Tests/Fuzzing/differential.py [--seed 1] [--count 2000] [methods builtins operators formats]

Built-in functions, methods, operators and format specifications meet arguments that fit and
arguments that don't: too many, too few, of other types, huge, empty, by unknown names. What an
expression gives, or the exception and its text, has to be the same. Differences are shown by kind,
each with one example; that an object's address or a hash differs is no news and left out.
"""
import argparse
import builtins
import pathlib
import random
import re
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).parent

INTEGERS = "0 1 -1 2 3 7 10 255 -5 100 9 10**20 -10**20 2**63 -2**63 True False 65".split()
SMALL = "0 1 -1 2 3 -2 5 True 10 -10 100".split()
FLOATS = ("0.0 -0.0 1.5 -2.5 1e300 float('inf') -float('inf') float('nan') 1e-5 3.0 0.1 1e16 2.5 "
          "5e-324 12345.678").split()
STRINGS = [repr(s) for s in (
    "", "a", "abc", "Hello World", "  x y ", "é", "ß", "日本", "😀a", "\t\n", "123", "٣", "½",
    "a,b,,c", "abcabc", "-12", "1_000", "0x1F", "1e5", "nan", "%d", "{}", "a\0b", "ﬁ", " 7 ", ",",
    "line1\nline2\r\nl3", "they're", "Σας", "1+2j", "fooBar baz", "\u200b", "\xa0")]
BYTES = ["b''", "b'abc'", "b'\\xff\\x00'", "b'a b c'", "b'12'", "bytearray(b'xyz')", "b'ABC'"]
LISTS = ["[]", "[1, 2, 3]", "[3, 1, 2]", "['a', 'b']", "[1, 'a']", "[[1], [2]]", "[None]",
         "[(1, 2), (3, 4)]", "[0, 0.0, False]", "list(range(10))"]
TUPLES = ["()", "(1,)", "(1, 2)", "('a', 'b')", "('a', 1)", "(1, (2, 3))", "(None,)"]
DICTS = ["{}", "{'a': 1}", "{1: 2, 3: 4}", "{(1, 2): 'x'}", "{None: 0}"]
SETS = ["set()", "{1}", "{1, 2, 3}", "frozenset()", "frozenset({1, 2})", "{'a'}"]
OTHERS = ["None", "...", "NotImplemented", "int", "str", "len", "range(5)", "range(10, 0, -3)",
          "slice(1)", "slice(None, None, -1)", "(x for x in [1, 2])", "iter([1, 2])",
          "lambda x: x", "1j", "(1+2j)", "zip([1], [2])", "{'a': 1}.items()", "{1: 2}.keys()",
          "ValueError('x')", "str.upper", "type"]
POOLS = [INTEGERS, SMALL, FLOATS, STRINGS, BYTES, LISTS, TUPLES, DICTS, SETS, OTHERS]
INSTANCES = {
    "str": STRINGS, "int": INTEGERS, "float": FLOATS, "bytes": BYTES[:5], "list": LISTS,
    "tuple": TUPLES, "dict": DICTS, "set": SETS[:3], "frozenset": SETS[3:5],
    "range": ["range(5)", "range(0)", "range(10, 0, -3)"], "complex": ["1j", "(1+2j)"],
    "bytearray": ["bytearray(b'xyz')", "bytearray()"], "slice": ["slice(1)", "slice(1, 5, 2)"],
}
FITTING = {"str": [STRINGS, SMALL, TUPLES], "bytes": [BYTES, SMALL], "bytearray": [BYTES, SMALL],
           "list": [LISTS, SMALL, STRINGS], "dict": [DICTS, STRINGS, LISTS],
           "set": [SETS, LISTS], "frozenset": [SETS, LISTS]}
KEYWORDS = ["key=None", "reverse=True", "sep=','", "maxsplit=1", "end=''", "default=3", "start=1",
            "keepends=True", "encoding='ascii'", "bogus=1", "strict=True", "base=2", "key=len"]
# What reads input, ends the program, or tells addresses.
SKIPPED = set("exit quit copyright credits license help input open breakpoint print id dir vars locals "
              "globals memoryview exec eval compile aiter anext hash object".split())
METHODS = {name: [m for m in dir(getattr(builtins, name)) if not m.startswith("_")] for name in INSTANCES}
FUNCTIONS = [n for n in dir(builtins) if n.islower() and not n.startswith("_") and n not in SKIPPED]
OPERATORS = "+ - * / // % ** << >> & | ^ @ == != < <= > >= in is and or".split() + ["not in", "is not"]

PRELUDE = '''
def show(value):
    if isinstance(value, (set, frozenset)): return f"{type(value).__name__} {sorted(map(show, value))}"
    if type(value) in (list, tuple): return f"{type(value).__name__}({', '.join(map(show, value))})" if len(value) < 200 else f"long {len(value)}"
    if isinstance(value, (str, bytes, bytearray)) and len(value) > 500: return f"long {len(value)}"
    return f"{type(value).__name__} {repr(value).split(' at 0x')[0][:500]}"
def attempt(text, expression):
    try: print(text, "->", show(expression()))
    except BaseException as error: print(text, "!!", type(error).__name__ + ":", str(error).split(" at 0x")[0][:400])
'''


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.pick = self.random.choice

    def chance(self, share):
        return self.random.random() < share

    def anything(self):
        return self.pick(self.pick(POOLS))

    def arguments(self, kind):
        fitting = FITTING.get(kind, [INTEGERS, FLOATS, SMALL])
        given = [self.pick(self.pick(fitting)) if self.chance(0.7) else self.anything()
                 for _ in range(self.pick([0, 1, 1, 1, 2, 2, 3]))]
        return ", ".join(given + ([self.pick(KEYWORDS)] if self.chance(0.12) else []))

    def methods(self):
        kind = self.pick([name for name in METHODS if METHODS[name]])
        call = f"{self.pick(METHODS[kind])}({self.arguments(kind)})"
        if self.chance(0.05):
            return f"{kind}.{call}"
        if kind in ("list", "dict", "set", "bytearray"):
            return f"(lambda x: (x.{call}, x))({self.pick(INSTANCES[kind])})"
        return f"({self.pick(INSTANCES[kind])}).{call}"

    def builtins(self):
        return f"{self.pick(FUNCTIONS)}({self.arguments(self.pick(list(INSTANCES)))})"

    def operators(self):
        if self.chance(0.3):
            bounds = [self.pick(["", self.pick(SMALL)]) for _ in range(self.pick([1, 2, 3]))]
            index = ":".join(bounds) if len(bounds) > 1 else self.anything()
            return f"({self.pick(self.pick([LISTS, TUPLES, STRINGS, DICTS, BYTES, OTHERS]))})[{index}]"
        operator = self.pick(OPERATORS)
        # Large powers and products are about time, not about what they give.
        right = self.pick(SMALL + FLOATS) if operator in ("**", "<<", "*") else self.anything()
        return f"({self.anything()}) {operator} ({right})"

    def formats(self):
        value = self.pick(self.pick([INTEGERS, FLOATS, STRINGS]))
        def maybe(share, *texts):
            return self.pick(texts) if self.chance(share) else ""
        width = maybe(0.6, "1", "3", "5", "8", "12", "20")
        precision = maybe(0.5, ".0", ".1", ".2", ".5", ".10", ".17")
        if self.chance(0.4):
            flags = "".join(maybe(0.2, flag) for flag in "#0- +")
            spec = f"%{flags}{width}{precision}{self.pick('diouxXeEfFgGcrsaqy')}"
            return f"{spec!r} % ({value},)"
        align = maybe(0.5, "<", ">", "=", "^", "*<", "0>", "é^", "x=")
        spec = (align + maybe(0.3, *"+- ") + maybe(0.1, "z") + maybe(0.2, "#") + maybe(0.2, "0") + width
                + maybe(0.2, *",_") + precision + maybe(0.8, *"bcdeEfFgGnosxX%q"))
        return f"format({value}, {spec!r})"


def results(text):
    """What stands behind each expression."""
    return dict(re.findall(r"^(.*?) ((?:->|!!) .*)$", text, re.MULTILINE))


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--chainrule", default=str(here.parent.parent / ".build/release/chainrule"))
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("kinds", nargs="*", default=["methods", "builtins", "operators", "formats"])
    arguments = options.parse_args()
    status = 0
    for kind in arguments.kinds:
        generator = Generator(f"{kind} {arguments.seed}")
        made = {getattr(generator, kind)() for _ in range(arguments.count)}
        program = PRELUDE + "".join(f"attempt({e!r}, lambda: {e})\n" for e in sorted(made))
        with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
            file.write(program)
            file.flush()
            commands = [[sys.executable, "-W", "ignore", file.name], [arguments.chainrule, "run", file.name]]
            runs = [subprocess.run(command, capture_output=True, text=True) for command in commands]
        expected, given = (results(run.stdout) for run in runs)
        differing = {}
        for expression, result in expected.items():
            if given.get(expression) != result:
                shape = tuple(re.sub(r"'[^']*'|\d+", "#", t)[:60] for t in (result, given.get(expression, "")))
                differing.setdefault(shape, []).append(expression)
        count = sum(map(len, differing.values()))
        print(f"{kind}: {len(expected)} expressions, {count} differ")
        for examples in sorted(differing.values(), key=len, reverse=True):
            print(f"  {len(examples)} like {examples[0]}\n    Python    {expected[examples[0]]}")
            print(f"    chainrule {given.get(examples[0], '(nothing: ' + runs[1].stderr[-200:] + ')')}")
        status = status or int(runs[1].returncode != 0)
    return status


if __name__ == "__main__":
    sys.exit(main())
