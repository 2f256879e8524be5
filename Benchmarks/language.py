#!/usr/bin/env python3
"""Times programs under `chainrule run` and under CPython, and prints a table of ratios.

    swift build --configuration release --product chainrule
    Benchmarks/language.py [--python /path/to/python] [--runs 3] [name ...]

Times are seconds of user CPU, starting the process included; of several runs the best counts. The
goal is 2 for loops and arithmetic, and 0.05 for a short tutorial, for which Python has to load
PyTorch (`--python` names one that has it; without it that row is left out).
"""
import argparse
import pathlib
import resource
import subprocess
import sys

here = pathlib.Path(__file__).parent
options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
options.add_argument("--python", default=sys.executable)
options.add_argument("--chainrule", default=str(here.parent / ".build/release/chainrule"))
options.add_argument("--runs", type=int, default=3)
options.add_argument("names", nargs="*")
arguments = options.parse_args()


def run(command):
    """What the command prints and the user CPU time it takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, capture_output=True, text=True)
    return done, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


has_torch = run([arguments.python, "-c", "import torch"])[0].returncode == 0
print(f"{'program':<14}{'python s':>10}{'chainrule s':>13}{'ratio':>8}")
for program in sorted((here / "Language").glob("*.py")):
    if arguments.names and program.stem not in arguments.names:
        continue
    if program.stem == "tutorial" and not has_torch:
        continue
    theirs = [run([arguments.python, str(program)]) for _ in range(arguments.runs)]
    ours = [run([arguments.chainrule, "run", str(program)]) for _ in range(arguments.runs)]
    python, chainrule = min(t for _, t in theirs), min(t for _, t in ours)
    note = "" if theirs[0][0].stdout == ours[0][0].stdout else "  other output!"
    print(f"{program.stem:<14}{python:>10.3f}{chainrule:>13.3f}{chainrule / python:>8.2f}{note}")
