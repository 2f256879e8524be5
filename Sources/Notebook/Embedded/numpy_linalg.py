# Linear algebra


def dot(a, b):
    left, right = asarray(a), asarray(b)
    return left * right if left.ndim == 0 or right.ndim == 0 else left @ right


def matmul(x1, x2):
    return asarray(x1) @ asarray(x2)


def inner(a, b):
    return asarray(a) @ asarray(b).T


def outer(a, b):
    return asarray(a).reshape(-1, 1) * asarray(b).reshape(1, -1)


def einsum(subscripts, *operands):
    return _result(torch.einsum(subscripts, *_together(operands)))


def trace(a):
    return _result(torch.trace(_tensor(a)))


def diag(v, k=0):
    return _array(_copy(torch.diag(_tensor(v), k)))


def triu(m, k=0):
    return _array(torch.triu(_tensor(m), k))


def tril(m, k=0):
    return _array(torch.tril(_tensor(m), k))


class linalg:
    @staticmethod
    def norm(x, ord=None, axis=None, keepdims=False):
        values = _floating(x)
        if axis is None:
            return _result(torch.linalg.norm(values) if ord is None
                           else torch.linalg.norm(values, ord))
        return _result(torch.linalg.vector_norm(values, 2 if ord is None else ord, axis, keepdims))

    @staticmethod
    def inv(a):
        return _array(torch.linalg.inv(_floating(a)))

    @staticmethod
    def det(a):
        return _result(torch.linalg.det(_floating(a)))

    @staticmethod
    def solve(a, b):
        return _array(torch.linalg.solve(_floating(a), _floating(b)))

    @staticmethod
    def pinv(a):
        return _array(torch.linalg.pinv(_floating(a)))

    @staticmethod
    def lstsq(a, b, rcond=None):
        left, right = _floating(a), _floating(b)
        found = torch.linalg.solve(left.T @ left, left.T @ right)
        return _array(found), None, None, None

    @staticmethod
    def eigh(a):
        values, vectors = torch.linalg.eigh(_floating(a))
        return _array(values), _array(vectors)

    @staticmethod
    def eigvalsh(a):
        return _array(torch.linalg.eigvalsh(_floating(a)))

    @staticmethod
    def svd(a, full_matrices=True, compute_uv=True):
        if not compute_uv:
            return _array(torch.linalg.svdvals(_floating(a)))
        return tuple(_array(part) for part in torch.linalg.svd(_floating(a), full_matrices))

    @staticmethod
    def qr(a):
        return tuple(_array(part) for part in torch.linalg.qr(_floating(a)))

    @staticmethod
    def cholesky(a):
        return _array(torch.linalg.cholesky(_floating(a)))

    @staticmethod
    def matrix_power(a, n):
        return _array(torch.matrix_power(_tensor(a), n))

    @staticmethod
    def matrix_rank(a):
        return int(torch.linalg.matrix_rank(_floating(a)))

    @staticmethod
    def slogdet(a):
        sign, value = torch.linalg.slogdet(_floating(a))
        return _result(sign), _result(value)


