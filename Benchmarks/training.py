"""Training loops of small networks: chainrule beside CPython with PyTorch.

    python3 Benchmarks/training.py .build/release/chainrule PYTHON

PYTHON is an interpreter that has torch. Both measure the processor's time of the loop alone, without
imports, on one thread; the best of several runs counts.
"""

import os
import pathlib
import subprocess
import sys

RUNS = 3


def best(command):
    environment = dict(os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
    results = []
    for _ in range(RUNS):
        text = subprocess.run(
            command, capture_output=True, text=True, env=environment, check=True).stdout.split()
        results.append((float(text[1]), text[0]))
    return min(results)


def main():
    chainrule, python = sys.argv[1:3]
    print(f"{'loop':14}{'chainrule':>10}{'pytorch':>10}{'ratio':>8}   loss")
    for script in sorted(pathlib.Path(__file__).with_name("training").glob("*.py")):
        ours, loss = best([chainrule, "run", str(script)])
        theirs, expected = best([python, str(script)])
        print(f"{script.stem:14}{ours:9.3f}s{theirs:9.3f}s{ours / theirs:8.2f}   {loss} {expected}")


main()
