#!/usr/bin/env python3
"""Writes expressions.json: random expressions of many shared parts, with what PyTorch makes of them.

    python3 record_expressions.py > expressions.json

Each case has leaves, steps (an operator of the catalogue and its arguments; {"t": i} is the i-th tensor,
leaves first) and, for the sum of the last tensor times fixed weights: its value, the names of the nodes
in the order in which the backward pass ran them, the gradients of the leaves, and the gradients of the
sum of the squares of those. Numbers are float64, so that they can be compared closely.
"""

import json
import random
import warnings

import torch

warnings.simplefilter("ignore")
torch.set_default_dtype(torch.float64)
SHAPES = [[], [3], [2, 3], [2, 1], [1, 3]]


def weights(tensor):
    steps = torch.arange(tensor.numel()) % 7
    return ((steps - 2.5) / 4).reshape(tensor.shape)


class Builder:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.tensors, self.steps = [], []
        for _ in range(self.random.randint(2, 4)):
            shape = self.random.choice(SHAPES)
            count = torch.Size(shape).numel()
            values = [round(self.random.uniform(-2, 2), 3) for _ in range(count)]
            self.tensors.append(torch.tensor(values).reshape(shape).requires_grad_())
        self.leaves = len(self.tensors)

    def pick(self, condition=lambda tensor: True):
        # Late tensors more often, so that expressions grow deep, but early ones too: shared parts.
        found = [i for i, tensor in enumerate(self.tensors) if condition(tensor)]
        return found[max(self.random.randrange(len(found)), self.random.randrange(len(found)))] if found else None

    def add(self, name, *arguments):
        def value(argument):
            if isinstance(argument, dict):
                return self.tensors[argument["t"]]
            if isinstance(argument, list) and argument and isinstance(argument[0], dict):
                return [value(item) for item in argument]
            return argument

        values = [value(argument) for argument in arguments]
        if name.endswith("_"):
            getattr(values[0], name)(*values[1:])
            result = values[0]
        else:
            where = torch if hasattr(torch, name) else torch.Tensor
            result = getattr(where, name)(*values)
        if isinstance(result, (tuple, list)):
            result = result[0]
        self.tensors.append(result)
        self.steps.append([name, *arguments])

    def step(self):
        t = lambda index: {"t": index}
        kind = self.random.randrange(18)
        a = self.pick()
        tensor = self.tensors[a]
        if kind < 5:
            def fits(other):
                try:
                    return torch.broadcast_shapes(tensor.shape, other.shape) is not None
                except RuntimeError:
                    return False
            b = self.pick(fits)
            self.add(self.random.choice(["add", "sub", "mul", "maximum", "minimum"]), t(a), t(b))
        elif kind < 9:
            self.add(self.random.choice(["sin", "cos", "tanh", "sigmoid", "relu", "abs", "neg", "exp"]), t(a))
            if self.steps[-1][0] == "exp":
                self.add("tanh", t(len(self.tensors) - 1))
        elif kind == 9:
            self.add(self.random.choice(["mul", "add", "sub"]), t(a), round(self.random.uniform(-2, 2), 2))
        elif kind == 10:
            self.add("pow", t(a), self.random.choice([2, 3]))
            self.add("tanh", t(len(self.tensors) - 1))
        elif kind == 11 and tensor.dim() > 0:
            self.add(self.random.choice(["sum", "mean", "softmax", "cumsum", "amax"]), t(a), self.random.randrange(tensor.dim()))
        elif kind == 12 and tensor.dim() == 2:
            self.add("transpose", t(a), 0, 1)
        elif kind == 13 and tensor.dim() > 0:
            self.add("reshape", t(a), [tensor.numel()])
        elif kind == 14 and tensor.dim() > 0 and tensor.shape[0] > 1:
            self.add("select", t(a), 0, self.random.randrange(tensor.shape[0]))
        elif kind == 15 and tensor.dim() == 2:
            b = self.pick(lambda other: other.dim() == 2 and other.shape[0] == tensor.shape[1])
            if b is not None:
                self.add("matmul", t(a), t(b))
        elif kind == 16:
            b = self.pick(lambda other: other.shape == tensor.shape)
            self.add("stack", [t(a), t(b)], 0)
        elif kind == 17:
            # In place, on a copy of its own.
            self.add("clone", t(a))
            copy = len(self.tensors) - 1
            b = self.pick(lambda other: other.shape == tensor.shape)
            self.add(self.random.choice(["add_", "mul_", "sub_"]), t(copy), t(b))
            if tensor.dim() > 0 and self.random.random() < 0.5:
                self.add("select", t(copy), 0, 0)
                self.add("mul_", t(len(self.tensors) - 1), 0.5)


def nodes(root):
    seen, stack = {root}, [root]
    while stack:
        for following, _ in stack.pop().next_functions:
            if following is not None and following not in seen:
                seen.add(following)
                stack.append(following)
    return seen


def name(node):
    return node.name().split("::")[-1]


def numbers(tensor):
    return None if tensor is None else tensor.detach().reshape(-1).tolist()


def case(seed):
    builder = Builder(seed)
    for _ in range(builder.random.randint(6, 24)):
        builder.step()
    last = builder.tensors[-1]
    leaves = builder.tensors[: builder.leaves]
    if not last.requires_grad or last.abs().max() > 1e3:
        return None
    loss = (last * weights(last)).sum()
    order = []
    for node in nodes(loss.grad_fn):
        node.register_hook(lambda *_, node=node: order.append(name(node)))
    loss.backward(retain_graph=True)
    ran = list(order)
    gradients = [leaf.grad for leaf in leaves]
    first = torch.autograd.grad(loss, leaves, create_graph=True, allow_unused=True)
    squares = sum((gradient**2).sum() for gradient in first if gradient is not None)
    second = [None] * len(leaves)
    if squares.requires_grad:
        second = torch.autograd.grad(squares, leaves, allow_unused=True)
    return {
        "seed": seed,
        "leaves": [{"shape": list(leaf.shape), "values": numbers(leaf)} for leaf in leaves],
        "steps": builder.steps, "loss": loss.item(), "order": ran,
        "gradients": [numbers(gradient) for gradient in gradients],
        "second": [numbers(gradient) for gradient in second],
    }


def main():
    cases = []
    seed = 0
    while len(cases) < 200:
        try:
            found = case(seed)
        except RuntimeError:
            # An operation in place on what a derivative needs: PyTorch refuses, too.
            found = None
        if found:
            cases.append(found)
        seed += 1
    print("[\n" + ",\n".join(json.dumps(item) for item in cases) + "\n]")


main()
