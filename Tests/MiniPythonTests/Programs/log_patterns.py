import re
LOG = """2024-01-05 12:01:33 INFO  [db] connected in 12ms
2024-01-05 12:01:34 ERROR [web] GET /index.html 500 (took 1.25s)
2024-01-06 00:00:01 WARN  [db] slow query: SELECT * FROM t WHERE id=42
bad line
"""
pat = re.compile(r"^(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+) (?P<level>\w+)\s+\[(?P<mod>\w+)\] (?P<msg>.*)$", re.M)
for m in pat.finditer(LOG):
    print(m.group("date"), m["level"], m.groupdict()["mod"], m.span("msg"), m.start(), m.end())
print(re.findall(r"\d+(?:\.\d+)?", LOG)[:6], re.sub(r"\b(\w)(\w*)", lambda m: m[1].upper() + m[2], "hello big world"), re.split(r"[,;\s]+", "a, b;c  d"))
print(re.sub(r"(\w+)@(\w+)", r"\2 at \g<1>", "joe@site"), re.fullmatch(r"[a-z]+", "abc1"), re.match(r"(a)?(b)", "b").groups(), re.search("x", "abc"))
print(re.escape("a.b*c"), re.compile("a+", re.I).findall("aAab"), pat.groups, pat.groupindex, re.subn("a", "b", "banana", count=2))
print(re.match(r"(?i)HELLO", "hello"), re.findall(r"(\w)(\d)", "a1 b2"), re.split(r"(-)", "a-b-c"), re.sub("", "-", "abc"))
print(re.findall(r"(?<=\$)\d+", "cost $15 and 20"), re.findall(r"\b\w+(?=,)", "a, bc, d"), re.findall(r"(?<!\d)\d{2}(?!\d)", "12 345 67"))
email = re.compile(r"""
  ^ (?P<user> [\w.+-]+ )  # user
  @ (?P<host> [\w-]+ \. [\w.]+ ) $
""", re.VERBOSE)
for s in ["a.b@c.de", "nope", "x@y"]: 
    m = email.match(s); print(s, m and m.groupdict())
try: re.compile("(a")
except re.error as e: print(e, e.pos)
try: re.compile("*a")
except re.error as e: print(e)
try: re.compile("[a")
except re.error as e: print(e)
try: re.compile(r"\1")
except re.error as e: print(e)
try: re.sub("a", r"\2", "a")
except re.error as e: print(e)
tokens = re.compile(r"\s*(?:(\d+\.?\d*)|(.))")
def tok(s): return [float(n) if n else o for n, o in tokens.findall(s)]
print(tok("3 + 4.5*(2 - x)"), m, re.compile("a|b"), repr(re.I | re.M))
