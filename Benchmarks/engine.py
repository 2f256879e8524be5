#!/usr/bin/env python3
"""Measures the engine beside its peers, one thread each, and prints a table with ratios.

    Benchmarks/engine.py [--no-cpp] [--rows PART]

The peers: PyTorch from Python and its C++ front end (both only if this Python can import torch; the
C++ part is compiled with c++ against its headers, which takes a while), and a scalar autograd in
plain Python of micrograd's kind. Every figure is the shortest of several runs in processor time, so
other work on the machine hardly shows. A ratio below 1 means that the engine is faster, or smaller.
"""

import argparse
import gc
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time

os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

HERE = pathlib.Path(__file__).resolve().parent
try:
    import torch

    torch.set_num_threads(1)
except ImportError:
    torch = None


# What every language does: see Engine/Scalars.swift.


class Congruential:
    def __init__(self):
        self.state = 1

    def below(self, limit):
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return (self.state >> 8) % limit


def chain(x, count):
    y = x
    for _ in range(count // 4):
        y = y * 1.01
        y = y + 0.1
        y = y.sin()
        y = y.sigmoid()
    return y


def network(leaves, count):
    random = Congruential()
    values = list(leaves)
    used = [True] * len(values)

    def pick():
        index = len(values) - 1 - random.below(min(100, len(values)))
        used[index] = True
        return index

    for _ in range(count):
        kind = random.below(4)
        a = values[pick()]
        if kind == 0:
            value = a * values[pick()]
        elif kind == 1:
            value = a + values[pick()]
        elif kind == 2:
            value = a.sin()
        else:
            value = a.sigmoid()
        values.append(value)
        used.append(False)
    nodes = count
    loss = values[-1]
    for index in range(len(values) - 1):
        if not used[index]:
            loss = loss + values[index]
            nodes += 1
    return loss, nodes


def shortest(runs, body):
    best = math.inf
    for _ in range(runs):
        gc.collect()
        begin = time.process_time()
        body()
        best = min(best, time.process_time() - begin)
    return best


class Value:
    """A number that remembers how it was computed: micrograd's design, with an iterative sort."""

    def __init__(self, data, inputs=()):
        self.data, self.grad, self.inputs, self.backward_step = data, 0.0, inputs, None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def step():
            self.grad += out.grad
            other.grad += out.grad

        out.backward_step = step
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def step():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.backward_step = step
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def step():
            self.grad += math.cos(self.data) * out.grad

        out.backward_step = step
        return out

    def sigmoid(self):
        small = math.exp(-abs(self.data))
        out = Value((1 if self.data >= 0 else small) / (1 + small), (self,))

        def step():
            self.grad += out.data * (1 - out.data) * out.grad

        out.backward_step = step
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.inputs))]
        while stack:
            value, rest = stack[-1]
            for child in rest:
                if child not in seen:
                    seen.add(child)
                    stack.append((child, iter(child.inputs)))
                    break
            else:
                order.append(value)
                stack.pop()
        self.grad = 1.0
        for value in reversed(order):
            if value.backward_step:
                value.backward_step()


def scalar_rows(leaf, runs):
    """The scalar rows for whatever `leaf(number)` makes."""

    def run_chain(count):
        chain(leaf(0.5), count).backward()

    rows = {}
    for count, repeats in ((1_000, 10), (100_000, 1), (1_000_000, 1)):
        def body():
            for _ in range(repeats):
                run_chain(count)
        rows[f"chain {count}"] = shortest(1 if count > 100_000 else runs, body) / (count * repeats) * 1e6
    nodes = 0

    def body():
        nonlocal nodes
        loss, nodes = network([leaf(0.1 * (i + 1)) for i in range(10)], 100_000)
        loss.backward()

    rows["network 100000"] = shortest(runs, body) / nodes * 1e6
    return rows


def python_rows():
    # Its own cyclic garbage collector would count the peer's millions of objects again and again.
    sys.setrecursionlimit(10_000)
    gc.disable()
    rows = scalar_rows(Value, 3)
    gc.enable()
    return rows


def torch_leaf(number):
    return torch.tensor(number, requires_grad=True)


def torch_memory(shape):
    def resident():
        return int(open("/proc/self/statm").read().split()[1]) * 4096

    network([torch_leaf(0.1)] * 10, 1000)[0].backward()
    gc.collect()
    before = resident()
    leaves = [torch_leaf(0.1 * (i + 1)) for i in range(10)]
    if shape == "chain":
        root, nodes = chain(leaves[0], 100_000), 100_000
    else:
        root, nodes = network(leaves, 100_000)
    return (resident() - before) / nodes


def spread(shape, scale=1.0, grad=False):
    random = Congruential()
    values = [(random.below(3000) / 1000 - 1.5) * scale for _ in range(math.prod(shape))]
    return torch.tensor(values).view(shape).requires_grad_(grad)


def torch_array_rows():
    rows = {}
    x = spread([1_000_000], grad=True)

    def body():
        x.grad = None
        y = x
        for _ in range(5):
            y = y * 1.01
            y = y + 0.1
            y = y.sin()
            y = y.sigmoid()
        y.sum().backward()

    rows["elementwise 20"] = shortest(9, body) * 1e3
    plain, other = spread([1_000_000]), spread([1_000_000], 0.5)
    positive, square, row = plain.abs() + 0.1, plain.view(1000, 1000), spread([1000])
    mask = plain > 0
    operations = {
        "add": lambda: plain + other, "mul": lambda: plain * other, "div": lambda: plain / other,
        "add row": lambda: square + row, "exp": plain.exp, "log": positive.log, "sin": plain.sin,
        "cos": plain.cos, "tanh": plain.tanh, "sigmoid": plain.sigmoid, "relu": plain.relu,
        "sqrt": positive.sqrt, "pow 2": lambda: plain.pow(2), "pow 2.5": lambda: positive.pow(2.5),
        "sum": plain.sum, "sum dim 0": lambda: square.sum(0), "sum dim 1": lambda: square.sum(1),
        "mean": plain.mean, "max": plain.max, "max dim 1": lambda: square.max(1),
        "softmax": lambda: square.softmax(1), "clamp": lambda: plain.clamp(-0.5, 0.5),
        "where": lambda: torch.where(mask, plain, other), "transpose copy": lambda: square.t().contiguous(),
    }
    for name, operation in operations.items():
        rows[name] = shortest(15, operation) * 1e3
    for size in (512, 1024):
        a, b = spread([size, size]), spread([size, size], 0.5)
        rows[f"matmul {size}"] = shortest(7, lambda: a.mm(b)) * 1e3

    inputs, target = spread([64, 784]), torch.arange(64) % 10
    parameters = [
        spread([256, 784], 0.03, True), spread([256], 0.03, True),
        spread([10, 256], 0.05, True), spread([10], 0.05, True),
    ]
    functional = torch.nn.functional

    def step():
        hidden = functional.linear(inputs, parameters[0], parameters[1]).relu()
        loss = functional.cross_entropy(functional.linear(hidden, parameters[2], parameters[3]), target)
        for parameter in parameters:
            parameter.grad = None
        loss.backward()
        with torch.no_grad():
            for parameter in parameters:
                parameter.add_(parameter.grad, alpha=-0.01)

    def steps():
        for _ in range(50):
            step()

    step()
    rows["perceptron"] = shortest(9, steps) / 50 * 1e3
    rows.update(torch_layer_rows())
    return rows


def torch_layer_rows():
    functional = torch.nn.functional
    square, images = spread([1000, 1000], grad=True), spread([64, 8, 26, 26], grad=True)
    target, labels = spread([1000, 1000]), torch.arange(1000)
    weight, bias = spread([16, 8, 3, 3], 0.1, True), spread([16], grad=True)
    layers = {
        "softmax": (square, lambda: square.softmax(1)),
        "log_softmax": (square, lambda: square.log_softmax(1)),
        "cross_entropy": (square, lambda: functional.cross_entropy(square, labels)),
        "mse_loss": (square, lambda: functional.mse_loss(square, target)),
        "layer_norm": (square, lambda: functional.layer_norm(square, [1000])),
        "batch_norm 1d": (square, lambda: functional.batch_norm(square, None, None, training=True)),
        "batch_norm 2d": (images, lambda: functional.batch_norm(images, None, None, training=True)),
        "conv2d": (images, lambda: functional.conv2d(images, weight, bias, 1, 1)),
        "max_pool2d": (images, lambda: functional.max_pool2d(images, 2)),
        "avg_pool2d": (images, lambda: functional.avg_pool2d(images, 2)),
    }
    for name in ("elu", "selu", "leaky_relu", "softplus", "hardtanh", "logsigmoid", "gelu", "silu"):
        layers[name] = (square, lambda function=getattr(functional, name): function(square))
    rows = {}
    for name, (leaf, forward) in layers.items():

        def body():
            leaf.grad = None
            forward().sum().backward()

        rows[f"layer {name}"] = shortest(7, body) * 1e3

    inputs, digits = spread([64, 1, 28, 28]), torch.arange(64) % 10
    parameters = [
        spread([8, 1, 3, 3], 0.1, True), spread([8], grad=True),
        spread([10, 8 * 13 * 13], 0.03, True), spread([10], grad=True),
    ]

    def step():
        for parameter in parameters:
            parameter.grad = None
        pooled = functional.max_pool2d(functional.conv2d(inputs, *parameters[:2]).relu(), 2)
        functional.cross_entropy(functional.linear(pooled.flatten(1), *parameters[2:]), digits).backward()

    def steps():
        for _ in range(5):
            step()

    steps()
    rows["layer convolutional network"] = shortest(9, steps) / 5 * 1e3
    return rows


def torch_catalogue_rows(names):
    """The rows of Engine/Catalogue.swift, whose names are PyTorch's too."""
    plain = spread([1_000_000]).abs() * 0.6 + 0.05
    other, square = spread([1_000_000], 0.5).abs() + 0.1, plain.view(1000, 1000)
    kinds = {"unary": [plain], "binary": [plain, other], "whole": [plain], "rows": [square, 1], "columns": [square, 0]}
    rows = {}
    for row in names:
        kind, _, name = row.partition(" ")
        if kind not in kinds or "." in name:
            continue
        given = list(kinds[kind])
        if kind == "unary" and name in ("cumsum", "cumprod", "flip"):
            given.append([0] if name == "flip" else 0)
        if name == "sort" and kind == "rows":
            given = [square]
        rows[row] = shortest(9, lambda: getattr(torch, name)(*given)) * 1e3
    return rows


def lines(command):
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in (line.split("\t") for line in text.splitlines())}


def cpp_rows():
    root = pathlib.Path(torch.__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        program = f"{folder}/peer"
        subprocess.run(
            ["c++", "-O2", "-std=c++20", f"-I{root}/include", f"-I{root}/include/torch/csrc/api/include",
             str(HERE / "engine_peer.cpp"), "-o", program, f"-L{root}/lib", f"-Wl,-rpath,{root}/lib",
             "-ltorch", "-ltorch_cpu", "-lc10"], check=True)
        return lines([program])


def table(title, rows, columns):
    print(f"\n{title}\n")
    names = [name for name, _ in columns]
    engine = columns[0][1]
    print("| | " + " | ".join(names) + " | " + " | ".join(f"/ {name}" for name in names[1:]) + " |")
    print("|---|" + "---:|" * (2 * len(names) - 1))
    for row in rows:
        figures = [values.get(row) for _, values in columns]
        ratios = [engine[row] / figure if figure else None for figure in figures[1:]]
        cells = ["" if x is None else f"{x:.3g}" if x < 1000 else f"{x:.0f}" for x in figures]
        cells += ["" if x is None else f"{x:.2f}" for x in ratios]
        print(f"| {row} | " + " | ".join(cells) + " |")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--no-cpp", action="store_true", help="leave the C++ front end out")
    options.add_argument("--peer", help=argparse.SUPPRESS)
    arguments = options.parse_args()
    if arguments.peer:
        # A process of its own, so that nothing measured before has touched its memory.
        print(f"memory {arguments.peer}\t{torch_memory(arguments.peer)}")
        return

    build = ["swift", "build", "--configuration", "release", "--product", "engine-benchmark"]
    subprocess.run(build + ["--quiet"], check=True, cwd=HERE.parent)
    where = subprocess.run(build[:4] + ["--show-bin-path"], check=True, cwd=HERE.parent, capture_output=True, text=True)
    program = where.stdout.strip() + "/engine-benchmark"

    engine = {}
    for part in ("chain", "network", "observer", "memory-chain", "memory-network", "elementwise", "products", "perceptron", "layers", "catalogue"):
        engine.update(lines([program, part]))
    scalars, arrays, memory = [("engine", engine)], [("engine", engine)], [("engine", engine)]
    if torch:
        if not arguments.no_cpp:
            scalars.append(("PyTorch, C++", cpp_rows()))
        scalars.append(("PyTorch, Python", scalar_rows(torch_leaf, 3)))
        sizes = {}
        for shape in ("chain", "network"):
            sizes.update(lines([sys.executable, __file__, "--peer", shape]))
        memory.append(("PyTorch", sizes))
        arrays.append(("PyTorch", torch_array_rows() | torch_catalogue_rows(engine)))
    scalars.append(("plain Python", python_rows()))

    names = [row for row in engine if row.startswith(("chain", "network"))]
    table("Scalars: microseconds a node, built, swept and freed", names, scalars)
    table("Memory: bytes a node", [row for row in engine if row.startswith("memory")], memory)
    rest = [row for row in engine if row not in names and not row.startswith(("memory", "observer"))]
    table("Arrays: milliseconds (a million elements where no size is named)", rest, arrays)
    print(f"\nA chain with an observer attached takes {engine['observer']:.2f} times as long as alone.")


main()
