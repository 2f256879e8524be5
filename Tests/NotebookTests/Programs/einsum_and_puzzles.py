import torch
torch.manual_seed(0)
A = torch.arange(6.).view(2, 3); B = torch.arange(12.).view(3, 4); v = torch.arange(3.)
print(torch.einsum('ij,jk->ik', A, B)); print(torch.einsum('ij->ji', A)); print(torch.einsum('ij->', A)); print(torch.einsum('ij->j', A)); print(torch.einsum('ij,j->i', A, v))
print(torch.einsum('i,j->ij', v, v)); print(torch.einsum('ii->i', torch.eye(3) * 2)); print(torch.einsum('ii', torch.ones(3, 3)))
b1, b2 = torch.randn(2, 3, 4), torch.randn(2, 4, 5)
print(torch.allclose(torch.einsum('bij,bjk->bik', b1, b2), torch.bmm(b1, b2)))
print(torch.einsum('...ij->...ji', b1).shape, torch.einsum('bhqd,bhkd->bhqk', torch.randn(2, 2, 3, 4), torch.randn(2, 2, 5, 4)).shape)
# tensor puzzles
arange = lambda n: torch.arange(n)
where = lambda q, a, b: torch.where(q, a, b)
def ones(i): return where(arange(i) > -1, 1, 0)
def _sum(a): return ones(a.shape[0]) @ a[:, None]
def outer(a, b): return a[:, None] * b[None, :]
def diag(a): return a[arange(a.shape[0]), arange(a.shape[0])]
def eye(j): return where(arange(j)[:, None] == arange(j), 1, 0)
def triu(j): return where(arange(j)[:, None] <= arange(j), 1, 0)
def cumsum(a): return a @ triu(a.shape[0])
def diff(a, i): return a - where(arange(i) > 0, a[arange(i) - 1], 0)
def vstack(a, b): return where((arange(2) == 0)[:, None], a, b)
def roll(a, i): return a[(arange(i) + 1) % i]
def flip(a, i): return a[i - 1 - arange(i)]
def compress(g, v, i): return (where(g, 1, 0) @ triu(i))
def bincount(a, j): return ones(a.shape[0]) @ eye(j)[a]
def scatter_add(vals, link, j): return vals @ eye(j)[link]
t = torch.tensor([3, 1, 4, 1, 5])
for r in (ones(4), _sum(t), outer(t, t), diag(torch.arange(9).view(3, 3)), eye(3), triu(3), cumsum(t), diff(t, 5), vstack(t, t + 1), roll(t, 5), flip(t, 5), compress(t > 2, t, 5), bincount(t, 7), scatter_add(t, torch.tensor([0, 0, 1, 2, 2]), 3)): print(r)
print(torch.tensordot(b1, b2, dims=([2], [1])).shape, torch.kron(torch.eye(2), torch.ones(1, 2)), torch.cdist(A, A), torch.cross(torch.tensor([1., 0, 0]), torch.tensor([0., 1, 0]), dim=0))
