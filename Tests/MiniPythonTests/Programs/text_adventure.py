import textwrap, string, random
random.seed(42)
ROOMS = {"hall": {"desc": "A long hall with portraits that seem to be watching every single step you take through the dust.", "exits": {"north": "kitchen", "east": "study"}}, "kitchen": {"desc": "Smells of soup.", "exits": {"south": "hall"}}, "study": {"desc": "Books.", "exits": {"west": "hall"}, "item": "key"}}
def walk(start, steps):
    here, bag = start, []
    for i in range(steps):
        room = ROOMS[here]
        print(textwrap.fill(f"[{i}] {here.upper()}: {room['desc']}", width=40, subsequent_indent="    "))
        if "item" in room and room["item"] not in bag:
            bag.append(room["item"]); print("  + picked up", bag[-1])
        here = random.choice(sorted(room["exits"].values()))
    return bag
print(walk("hall", 5))
print(string.ascii_lowercase, string.digits, string.punctuation, string.capwords("hello  there world"), string.Template("$who likes ${what}").substitute(who="tim", what="kung pao"), string.Template("$x $y").safe_substitute(x=1))
print(textwrap.dedent("""\
    a
      b
    c"""), textwrap.indent("x\n\ny", "> "), textwrap.shorten("Hello wonderful world of text", width=20), textwrap.wrap("aaa bbb ccc ddd", 7))
table = str.maketrans("abc", "xyz", "d"); print("abcd".translate(table), "Hello".translate({ord("l"): None, ord("o"): "0"}))
print("".join(random.choices(string.ascii_letters + string.digits, k=12)), random.sample(range(100), 5), random.uniform(1, 2), random.gauss(0, 1), random.randint(1, 6), random.randrange(0, 100, 5), random.random(), random.getrandbits(40), random.betavariate(2, 3), random.expovariate(1.5), random.triangular(0, 1), random.normalvariate(0, 1), random.choice("abc"))
l = list(range(10)); random.shuffle(l); print(l); st = random.getstate(); a = random.random(); random.setstate(st); print(a == random.random()); r = random.Random(7); print(r.random(), r.choice([1, 2, 3]), random.Random("seed").random())
try: string.Template("$x").substitute()
except KeyError as e: print("KeyError", e)
try: random.choice([])
except IndexError as e: print(e)
try: random.randint(5, 1)
except ValueError as e: print(e)
try: random.sample([1], 3)
except ValueError as e: print(e)
