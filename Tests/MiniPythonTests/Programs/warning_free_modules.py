import math, random, time, copy, sys, os, re, json, string, operator, itertools, functools, collections, heapq, bisect, statistics, textwrap, contextlib, enum, dataclasses, typing, abc, io, logging, argparse, traceback, pprint
from math import *
from os.path import join, splitext
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.median([1, 2, 3, 4]), statistics.mode("aabbb"), round(statistics.stdev([1.5, 2.5, 4]), 6), statistics.pvariance([1, 2, 3]))
print(sin(0), floor(2.7), join("a", "b.txt"), splitext("x.tar.gz"), os.path.basename("/a/b"), os.environ.get("NOPE", "default"), sys.platform in ("linux", "darwin"), sys.version_info.major, len(sys.argv))
parser = argparse.ArgumentParser(description="x"); parser.add_argument("--lr", type=float, default=0.1); parser.add_argument("--epochs", "-e", type=int, default=3); parser.add_argument("--verbose", action="store_true"); parser.add_argument("name", nargs="?", default="net")
args = parser.parse_args(["--lr", "0.5", "-e", "7", "--verbose"]); print(args, args.lr * 2, vars(parser.parse_args([])), parser.parse_args(["resnet", "--lr=1e-3"]).name)
pprint.pprint({"b": [1, 2, 3], "a": {"nested": True}}); pprint.pprint([list(range(12))] * 4, width=50); print(textwrap.shorten("the quick brown fox jumps", 15), textwrap.indent("a\nb", "> "), json.dumps({"a": [1, None]}), json.loads("[1, 2.5, \"x\"]"))
log = logging.getLogger("t"); h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s")); log.addHandler(h); log.setLevel(logging.INFO); log.info("hello %s %d", "x", 5); log.debug("hidden"); log.warning("careful")
print(heapq.nlargest(2, [5, 1, 9]), bisect.bisect([1, 3, 5], 3), string.ascii_lowercase[:3], operator.itemgetter(1)("ab"), re.sub(r"(\d+)", lambda m: str(int(m[1]) * 2), "a1b22"), [m.span() for m in re.finditer("a+", "aabaaa")], re.split(r"(,)", "a,b"), re.findall(r"(\w)=(\d)", "x=1 y=2"), re.match(r"^\s*(\w+)\s*$", "  hi ").group(1))
buf = io.StringIO(); print("captured", 1, file=buf); print(repr(buf.getvalue())); 
with contextlib.redirect_stdout(io.StringIO()) as out: print("hidden")
print(out.getvalue().strip().upper(), collections.Counter("abca").most_common(1), functools.reduce(operator.mul, range(1, 6)), list(itertools.chain("ab", [1])), copy.deepcopy({"a": [1]}), random.Random(5).randint(1, 100), isinstance(time.time(), float), issubclass(enum.IntEnum, int), typing.List is not None, abc.ABC.__name__)
