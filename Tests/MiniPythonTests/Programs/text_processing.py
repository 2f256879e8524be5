"""Word statistics, a tokenizer, run-length coding, a small template engine and a bigram model."""
import re
import string
import json
import textwrap
from collections import Counter, defaultdict

text = """It was a bright cold day in April, and the clocks were striking thirteen.
Winston Smith, his chin nuzzled into his breast in an effort to escape the vile wind,
slipped quickly through the glass doors of Victory Mansions."""
words = re.findall(r"[a-z']+", text.lower())
print(len(words), Counter(words).most_common(3))
print(re.sub(r"\s+", " ", "a   b \n c"), re.split(r"[,;]\s*", "a, b;c"), re.match(r"(\w+)@(\w+)\.com", "joe@site.com").groups())
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-03-15")
print(m.group("year"), m.group(2), m.start(), m.span(), m.groupdict(), m[0])
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("[aeiou]", lambda m: m.group().upper(), "vowels"), bool(re.fullmatch(r"\d+", "123")), re.compile("x+").findall("xxyx"))
table = str.maketrans("", "", string.punctuation)
print("Hello, World!".translate(table), string.ascii_lowercase[:5], string.digits, string.ascii_uppercase[-3:])


def rle(s):
    if not s: return ""
    out, prev, n = [], s[0], 0
    for ch in s + "\0":
        if ch == prev: n += 1
        else:
            out.append(f"{prev}{n if n > 1 else ''}")
            prev, n = ch, 1
    return "".join(out)


print(rle("aaabbc"), rle(""), rle("abc"))
TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|(.))")


def tokenize(s):
    for number, op in TOKEN.findall(s):
        yield ("num", float(number)) if number else ("op", op)


class Parser:
    """expr := term (('+'|'-') term)*; term := factor (('*'|'/') factor)*"""

    def __init__(self, s):
        self.tokens = list(tokenize(s)) + [("end", None)]
        self.i = 0

    def peek(self): return self.tokens[self.i]

    def take(self):
        token = self.tokens[self.i]
        self.i += 1
        return token

    def expr(self):
        value = self.term()
        while self.peek() in (("op", "+"), ("op", "-")):
            op = self.take()[1]
            right = self.term()
            value = value + right if op == "+" else value - right
        return value

    def term(self):
        value = self.factor()
        while self.peek()[0] == "op" and self.peek()[1] in "*/":
            value = value * self.factor() if self.take()[1] == "*" else value / self.factor()
        return value

    def factor(self):
        kind, value = self.take()
        if kind == "num": return value
        if value == "-": return -self.factor()
        if value == "(":
            inner = self.expr()
            if self.take() != ("op", ")"): raise SyntaxError("expected )")
            return inner
        raise SyntaxError(f"unexpected {value!r}")


for e in ["1 + 2 * 3", "(1 + 2) * 3", "-4 / (1 - 3)", "2 * (3 + 4", "1 + *"]:
    try:
        print(e, "=", Parser(e).expr())
    except SyntaxError as err:
        print(e, "->", type(err).__name__, err)
print(json.dumps({"a": [1, 2.5, None, True], "b": {"c": "é\"x"}}), json.dumps([1, {"k": "v"}], indent=2), json.loads('{"x": [1, 2, {"y": null}], "z": 1.5e2}'))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps("x"), json.dumps((1, 2)), json.dumps({1: 2}))
print(textwrap.dedent("""
    indented
      more
    """).strip(), textwrap.fill("the quick brown fox jumps over the lazy dog", width=20), sep="\n")
names = ["emma", "olivia", "ava", "isabella", "sophia"]
chars = sorted(set("".join(names)))
stoi = {s: i + 1 for i, s in enumerate(chars)}
stoi["."] = 0
itos = {i: s for s, i in stoi.items()}
bigrams = defaultdict(int)
for name in names:
    chs = ["."] + list(name) + ["."]
    for a, b in zip(chs, chs[1:]):
        bigrams[a, b] += 1
print(sorted(bigrams.items(), key=lambda kv: (-kv[1], kv[0]))[:4], len(stoi), itos[0])
encode = lambda s: [stoi[c] for c in s]
decode = lambda l: "".join(itos[i] for i in l)
print(encode("ava"), decode(encode("sophia")))
print(string.Template("$who likes ${what}").substitute(who="tim", what="kung pao"), string.capwords("a bc d"))
