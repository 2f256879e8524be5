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
    found = (q, r.triu()) if mode == "complete" else (q[:, :size], r[:size].triu())
    return torch._C._result("linalg_qr", ("Q", "R"), found)


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False):
    if ord == "fro":
        return torch.linalg.vector_norm(A, 2, dim, keepdim)
    if ord in (1, -1, math.inf, -math.inf):
        sums = A.abs().sum(dim[0] if abs(ord) == 1 else dim[1])
        return sums.amax(-1) if ord > 0 else sums.amin(-1)
    values = svdvals(A)
    return values.sum(-1) if ord == "nuc" else values.amax(-1) if ord == 2 else values.amin(-1)


def norm(A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None):
    if dtype is not None:
        A = A.to(dtype)
    if ord is None and dim is None:
        return torch.linalg.vector_norm(A, 2, None, keepdim)
    dims = dim if isinstance(dim, (tuple, list)) else None if dim is None else (dim,)
    if ord is not None and (A.dim() == 2 if dims is None else len(dims) == 2):
        return matrix_norm(A, ord, (-2, -1) if dims is None else dims, keepdim)
    if isinstance(ord, str):
        raise RuntimeError(
            f"linalg.norm: If ord is specified as a string, dim must be None and the input must be 2D "
            f"or dim must be a 2-tuple. Got ord='{ord}'")
    return torch.linalg.vector_norm(A, 2 if ord is None else ord, dims, keepdim)


def pinv(A, *, atol=None, rtol=None, hermitian=False):
    left, values, right = svd(A, False)
    share = max(A.shape[-2:]) * torch.finfo(A.dtype).eps if rtol is None else rtol
    limit = max(0.0 if atol is None else atol, share * float(values.detach().max()))
    kept = values > limit
    inverse = torch.where(kept, 1 / torch.where(kept, values, torch.ones_like(values)),
                          torch.zeros_like(values))
    return (right.mT * inverse.unsqueeze(-2)) @ left.mT


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
    found = tuple(torch.slogdet(A)) if A.dim() <= 2 else tuple(
        torch.stack(list(parts)) for parts in zip(*[slogdet(matrix) for matrix in A]))
    return torch._C._result("linalg_slogdet", ("sign", "logabsdet"), found)


def det(A):
    return torch.det(A) if A.dim() <= 2 else torch.stack([det(matrix) for matrix in A])


def inv(A):
    return torch.inverse(A) if A.dim() <= 2 else torch.stack([inv(matrix) for matrix in A])


def matrix_power(A, n):
    return torch.matrix_power(A, n)


def matmul(input, other):
    return torch.matmul(input, other)


def multi_dot(tensors):
    return torch.chain_matmul(*tensors)


def vecdot(x, y, *, dim=-1):
    return (x * y).sum(dim)


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    return torch.diagonal(A, offset, dim1, dim2)


def _symmetric_decomposition(A):
    """Eigenvalues in ascending order and their vectors, by Jacobi's rotations."""
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
    values = torch.tensor([a[i][i] for i in order], dtype=torch.float64)
    vectors = torch.tensor([[v[k][i] for i in order] for k in range(n)], dtype=torch.float64)
    return values, vectors


def _batched(compute, A):
    """Applies a decomposition to every matrix of a batch."""
    if A.dim() == 2:
        return compute(A)
    parts = [_batched(compute, matrix) for matrix in A]
    return tuple(torch.stack(list(column)) for column in zip(*parts))


class _Eigh(torch.autograd.Function):
    _node_name = "LinalgEighBackward0"

    @staticmethod
    def forward(ctx, A):
        def compute(matrix):
            values, vectors = _symmetric_decomposition(matrix)
            # A vector and its opposite are as good: the last component is not negative.
            return values, vectors * torch.where(vectors[-1] < 0, -1.0, 1.0)

        values, vectors = (part.to(A.dtype) for part in _batched(compute, A))
        ctx.save_for_backward(values, vectors)
        return values, vectors

    @staticmethod
    def backward(ctx, of_values, of_vectors):
        values, vectors = ctx.saved_tensors
        inner = torch.diag_embed(of_values)
        if bool((of_vectors != 0).any()):
            gaps = values.unsqueeze(-2) - values.unsqueeze(-1)
            same = torch.eye(values.size(-1), dtype=torch.bool)
            turned = (vectors.mT @ of_vectors) / gaps.masked_fill(same, 1.0)
            inner = inner + turned.masked_fill(same, 0.0)
        return vectors @ inner @ vectors.mT


def eigh(A, UPLO="L"):
    lower = A.tril() if UPLO == "L" else A.triu().mT
    whole = lower + lower.tril(-1).mT
    found = _Eigh.apply(whole.detach() + (A - A.detach()) if A.requires_grad else whole)
    return torch._C._result("linalg_eigh", ("eigenvalues", "eigenvectors"), found)


def eigvalsh(A, UPLO="L"):
    return eigh(A, UPLO)[0]


class _Svd(torch.autograd.Function):
    _node_name = "LinalgSvdBackward0"

    @staticmethod
    def forward(ctx, A):
        def compute(matrix):
            wide = matrix.size(0) < matrix.size(1)
            tall = (matrix.mT if wide else matrix).detach().double()
            _, right = _symmetric_decomposition(tall.mT @ tall)
            right = right.flip(1)
            scaled = tall @ right
            values = torch.linalg.vector_norm(scaled, 2, 0)
            left = _orthonormal(scaled / values.clamp(min=1e-300), values)
            signs = torch.where(left[0] > 0, -1.0, 1.0)
            left, right = left * signs, right * signs
            return (right, values, left.mT) if wide else (left, values, right.mT)

        found = tuple(part.to(A.dtype) for part in _batched(compute, A))
        ctx.save_for_backward(*found)
        return found

    @staticmethod
    def backward(ctx, of_left, of_values, of_right):
        left, values, right = ctx.saved_tensors
        size = values.size(-1)
        inner = torch.diag_embed(of_values)
        if bool((of_left != 0).any()) or bool((of_right != 0).any()):
            same = torch.eye(size, dtype=torch.bool)
            squares = values ** 2
            gaps = (squares.unsqueeze(-2) - squares.unsqueeze(-1)).masked_fill(same, 1.0)

            def skew(x):
                return (x - x.mT) / gaps

            inner = (inner + skew(left.mT @ of_left) * values.unsqueeze(-2)
                     + values.unsqueeze(-1) * skew(right @ of_right.mT))
        whole = left @ inner @ right
        if left.size(-2) > size:
            rest = of_left - left @ (left.mT @ of_left)
            whole = whole + (rest / values.unsqueeze(-2)) @ right
        if right.size(-1) > size:
            rest = of_right - (of_right @ right.mT) @ right
            whole = whole + left @ (rest / values.unsqueeze(-1))
        return whole


def _orthonormal(columns, values):
    """Replaces columns that belong to a singular value of zero by what is missing of a basis."""
    limit = float(values.max()) * 1e-13 if values.numel() else 0.0
    made = []
    for place in range(columns.size(1)):
        column = columns[:, place]
        axis = 0
        while float(values[place]) <= limit:
            column = torch.zeros(columns.size(0), dtype=columns.dtype)
            column[axis] = 1.0
            for other in made:
                column = column - (other @ column) * other
            length = torch.linalg.vector_norm(column)
            axis += 1
            if length > 0.1:
                column = column / length
                break
        made.append(column)
    return torch.stack(made, 1)


def svd(A, full_matrices=True, *, driver=None):
    if full_matrices and A.size(-2) != A.size(-1):
        if A.requires_grad:
            raise NotImplementedError(
                "not supported by chainrule: gradients of torch.linalg.svd(full_matrices=True)")
        left, values, right = _Svd.apply(A)
        if A.size(-2) > A.size(-1):
            left = torch.linalg.qr(left, "complete")[0] * 1.0
            left[..., :values.size(-1)] = _Svd.apply(A)[0]
        else:
            full = torch.linalg.qr(right.mT, "complete")[0] * 1.0
            full[..., :values.size(-1)] = right.mT
            right = full.mT
        found = (left, values, right)
    else:
        found = _Svd.apply(A)
    return torch._C._result("linalg_svd", ("U", "S", "Vh"), found)


def svdvals(A, *, driver=None):
    return _Svd.apply(A)[1]


def matrix_rank(A, *, tol=None):
    values = svdvals(A)
    limit = values.max() * max(A.shape) * torch.finfo(A.dtype).eps if tol is None else tol
    return (values > limit).sum()


def cond(A, p=None):
    if p not in (None, 2, -2):
        return matrix_norm(A, p) * matrix_norm(torch.linalg.inv(A), p)
    values = svdvals(A)
    first, last = values[..., :1], values[..., -1:]
    return (first / last if p != -2 else last / first).squeeze(-1)


def matrix_exp(A):
    return torch.matrix_exp(A)


def vander(x, *, N=None):
    return torch.vander(x, N, True)


def tensorinv(A, ind=2):
    shape = tuple(A.shape)
    size = math.prod(shape[ind:])
    return torch.linalg.inv(A.reshape(-1, size)).reshape(shape[ind:] + shape[:ind])


def tensorsolve(A, B, dims=None):
    shape = tuple(A.shape)[B.dim():]
    return torch.linalg.solve(A.reshape(B.numel(), -1), B.reshape(-1)).reshape(shape)
