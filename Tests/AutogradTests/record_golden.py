#!/usr/bin/env python3
"""Writes Golden/further.json: cases like those of Golden/ops.json, whose fields they have, for operators
that are not in that table.

    python3 record_golden.py > Golden/further.json
"""

import json
import math
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")
V = [0.5, -1.25, 2.0, 1.75, 0.75, -0.25, 1.5, -0.5, 0.25, -2.0, 1.0, 3.0, -0.75, 0.375, 2.5, -1.5, 1.25, -3.0]
U = [0.5, 0.25, 0.75, 0.125, 0.625, 0.875]
NAN = math.nan
INDEX = {"i": [0, 2]}
MASK = {"m": [[True, False, True], [False, True, True]]}

# expression, shapes of the leaves or their values, constants
CASES = [
    ("torch.deg2rad(a)", [[2, 3]], {}), ("torch.rad2deg(a)", [[2, 3]], {}),
    ("torch.logit(a)", [U], {}), ("torch.logit(a,0.2)", [U], {}), ("torch.logit(a,eps=0.1)", [U], {}),
    ("torch.logaddexp(a,b)", [[2, 3], [3]], {}), ("torch.logaddexp2(a,b)", [[2, 3], [2, 1]], {}),
    ("torch.ldexp(a,b)", [[3], [3]], {}), ("torch.copysign(a,b)", [[2, 3], [3]], {}),
    ("torch.copysign(a,b)", [[0.0, 1.0], [-1.0, 0.0]], {}), ("torch.copysign(a,-1.0)", [[3]], {}),
    ("torch.addmv(a,b,c)", [[2], [2, 3], [3]], {}), ("torch.addmv(a,b,c,beta=0.5,alpha=2.0)", [[2], [2, 3], [3]], {}),
    ("torch.addr(a,b,c)", [[2, 3], [2], [3]], {}), ("torch.addr(a,b,c,beta=0.5,alpha=2.0)", [[2, 3], [2], [3]], {}),
    ("torch.baddbmm(a,b,c)", [[2, 2, 2], [2, 2, 3], [2, 3, 2]], {}),
    ("torch.baddbmm(a,b,c,beta=0.5,alpha=2.0)", [[2, 2], [2, 2, 3], [2, 3, 2]], {}),
    ("torch.addbmm(a,b,c)", [[2, 2], [2, 2, 3], [2, 3, 2]], {}),
    ("torch.cross(a,b)", [[3], [3]], {}), ("torch.cross(a,b,dim=1)", [[2, 3], [2, 3]], {}),
    ("torch.linalg.cross(a,b)", [[2, 3], [2, 3]], {}),
    ("torch.nansum(a)", [[1.5, NAN, -2.0]], {}), ("torch.nansum(a,1)", [[2, 3]], {}),
    ("torch.nansum(a,dim=0,keepdim=True)", [[2, 3]], {}),
    ("torch.slogdet(a).logabsdet", [[3, 3]], {}), ("torch.logdet(a)", [[[2.0, 0.5], [0.25, 1.5]]], {}),
    ("torch.index_fill(a,1,i,1.5)", [[2, 3]], INDEX), ("a.index_fill(1,i,b)", [[2, 3], []], INDEX),
    ("torch.index_copy(a,1,i,b)", [[2, 3], [2, 2]], INDEX),
    ("torch.masked_scatter(a,m,b)", [[2, 3], [5]], MASK),
    ("torch.linalg.solve_triangular(a,b,upper=True)", [[3, 3], [3, 2]], {}),
    ("torch.linalg.solve_triangular(a,b,upper=False)", [[3, 3], [3, 2]], {}),
    ("torch.linalg.solve_triangular(a,b,upper=False,left=False)", [[3, 3], [2, 3]], {}),
    ("torch.linalg.solve_triangular(a,b,upper=True,unitriangular=True)", [[3, 3], [3, 2]], {}),
    ("torch.det(a)", [[2, 2]], {}), ("F.prelu(a,b)", [[2, 3], [3]], {}), ("F.prelu(a,b)", [[2, 3], [1]], {}),
    ("F.layer_norm(a,(3,))", [[2, 3]], {}), ("F.layer_norm(a,(3,),b)", [[2, 3], [3]], {}),
    ("F.layer_norm(a,(2,3),b,c)", [[2, 2, 3], [2, 3], [2, 3]], {}),
    ("torch.matmul(a,b)", [[3], [2, 3, 2]], {}),
]


def leaf(given):
    if all(isinstance(size, int) for size in given):
        count = math.prod(given)
        return torch.tensor(V[:count]).reshape(given).requires_grad_()
    return torch.tensor(given, requires_grad=True)


def fixed(tensor, rule):
    return torch.tensor([rule(i) for i in range(tensor.numel())]).reshape(tensor.shape)


def entry(tensor):
    def plain(value):
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, float) and not math.isfinite(value):
            return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
        return value

    return None if tensor is None else {
        "shape": list(tensor.shape), "values": plain(tensor.detach().reshape(-1).tolist())}


def case(number, text, shapes, constants):
    leaves = [leaf(shape) for shape in shapes]
    fixed_tensors = {name: torch.tensor(value) for name, value in constants.items()}
    names = dict(zip("abc", leaves), torch=torch, F=F, **fixed_tensors)
    y = eval(text, names)
    u = fixed(y, lambda i: (((5 * i + 2) % 9) - 3) / 4 + 1 / 8)
    grads = torch.autograd.grad(y, leaves, u, create_graph=True, allow_unused=True)
    tracked = [g for g in grads if g is not None and g.requires_grad]
    second = None
    if tracked:
        v = [fixed(g, lambda i: (((7 * i + 1) % 5) - 1.5) / 2) for g in tracked]
        second = torch.autograd.grad(tracked, leaves, v, allow_unused=True)
    return {
        "id": number, "expr": text, "inputs": [entry(x) for x in leaves],
        "consts": {name: {"dtype": str(value.dtype)[6:], **entry(value)} for name, value in fixed_tensors.items()},
        "output": entry(y), "upstream": entry(u), "grad_fn": y.grad_fn.name(),
        "grads": [entry(g) for g in grads],
        "grad_grad_fn": [g.grad_fn.name() if g is not None and g.grad_fn is not None else None for g in grads],
        "second": None if second is None else [entry(h) for h in second],
    }


rows = [json.dumps(case(2000 + number, *arguments)) for number, arguments in enumerate(CASES)]
print('{"meta": {"torch": "%s"}, "cases": [\n' % torch.__version__ + ",\n".join(rows) + "\n]}")
