"""Functions of torch.linalg that are composed of operators."""

import math
import torch


def qr(A, mode="reduced"):
    """By Householder's reflections, as LAPACK does it."""
    rows, columns = A.shape[-2:]
    size = min(rows, columns)
    r = A.clone()
    q = torch.eye(rows, dtype=A.dtype)
    for k in range(min(rows - 1, columns)):
        x = r[k:, k]
        length = torch.linalg.vector_norm(x)
        if length == 0:
            continue
        target = torch.zeros_like(x)
        target[0] = length if x[0] < 0 else -length
        v = x - target
        v = v / torch.linalg.vector_norm(v)
        reflected = r[k:] - 2 * torch.outer(v, v @ r[k:])
        r = torch.cat([r[:k], reflected])
        right = q[:, k:] - 2 * torch.outer(q[:, k:] @ v, v)
        q = torch.cat([q[:, :k], right], 1)
    return (q, r.triu()) if mode == "complete" else (q[:, :size], r[:size].triu())


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False):
    if ord == "fro":
        return torch.linalg.vector_norm(A, 2, dim, keepdim)
    if ord in (1, -1, math.inf, -math.inf):
        sums = A.abs().sum(dim[0] if abs(ord) == 1 else dim[1])
        return sums.amax(-1) if ord > 0 else sums.amin(-1)
    values = svdvals(A)
    return values.sum(-1) if ord == "nuc" else values.amax(-1) if ord == 2 else values.amin(-1)


def pinv(A, *, rtol=None, hermitian=False):
    if A.size(-2) >= A.size(-1):
        return torch.linalg.solve(A.mT @ A, A.mT)
    return torch.linalg.solve(A @ A.mT, A).mT


def lstsq(input, b, rcond=None, *, driver=None):
    """By a decomposition into an orthogonal and a triangular matrix."""
    rows, columns = input.shape[-2:]
    column = b.dim() == 1
    right = b.unsqueeze(-1) if column else b
    if rows >= columns:
        q, r = qr(input)
        found = torch.linalg.solve(r, q.mT @ right)
    else:
        q, r = qr(input.mT)
        found = q @ torch.linalg.solve(r.mT, right)
    residuals = torch.empty(0, dtype=input.dtype)
    if rows > columns:
        residuals = (input @ found - right).pow(2).sum(-2)
    rank = torch.tensor(min(rows, columns))
    return torch._C._result(
        "linalg_lstsq", ("solution", "residuals", "rank", "singular_values"),
        (found.squeeze(-1) if column else found, residuals, rank,
         torch.empty(0, dtype=input.dtype)))


def slogdet(A):
    return torch.slogdet(A)


def matrix_power(A, n):
    return torch.matrix_power(A, n)


def matmul(input, other):
    return torch.matmul(input, other)


def cross(input, other, *, dim=-1):
    return torch.cross(input, other, dim)


def multi_dot(tensors):
    return torch.chain_matmul(*tensors)


def vecdot(x, y, *, dim=-1):
    return (x * y).sum(dim)


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    return torch.diagonal(A, offset, dim1, dim2)


def eigh(A, UPLO="L"):
    """By Jacobi's rotations, which need nothing but patience."""
    n = A.size(-1)
    a = A.detach().double().tolist()
    v = [[float(i == j) for j in range(n)] for i in range(n)]
    for _ in range(60):
        rest = sum(a[i][j] ** 2 for i in range(n) for j in range(n) if i != j)
        if rest < 1e-30:
            break
        for p in range(n):
            for q in range(p + 1, n):
                if abs(a[p][q]) < 1e-300:
                    continue
                theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                t = (1 if theta >= 0 else -1) / (abs(theta) + math.sqrt(theta * theta + 1))
                c = 1 / math.sqrt(t * t + 1)
                s = t * c
                for k in range(n):
                    a[k][p], a[k][q] = c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]
                for k in range(n):
                    a[p][k], a[q][k] = c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]
                for k in range(n):
                    v[k][p], v[k][q] = c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]
    order = sorted(range(n), key=lambda i: a[i][i])
    values = torch.tensor([a[i][i] for i in order], dtype=A.dtype)
    vectors = torch.tensor([[v[k][i] for i in order] for k in range(n)], dtype=A.dtype)
    return values, vectors


def eigvalsh(A, UPLO="L"):
    return eigh(A)[0]


def svd(A, full_matrices=True):
    if full_matrices and A.size(0) != A.size(1):
        raise NotImplementedError("linalg.svd is here with full_matrices=False")
    values, vectors = eigh(A.mT @ A)
    size = min(A.shape[-2:])
    values, vectors = values.flip(0)[:size].clamp(min=0).sqrt(), vectors.flip(1)[:, :size]
    return A @ vectors / values, values, vectors.mT


def svdvals(A):
    return svd(A, False)[1]


def matrix_rank(A, *, tol=None):
    values = svdvals(A)
    limit = values.max() * max(A.shape) * torch.finfo(A.dtype).eps if tol is None else tol
    return (values > limit).sum()


def cond(A, p=None):
    values = svdvals(A)
    return values.max() / values.min()
