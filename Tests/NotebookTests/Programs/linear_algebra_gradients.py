import torch
from torch.autograd.functional import jacobian, hessian
from torch.autograd import grad
f = lambda x: torch.stack([x[0] ** 2 * x[1], 5 * x[0] + torch.sin(x[1])])
x = torch.tensor([1., 2.]); print(jacobian(f, x)); print(jacobian(lambda a, b: a @ b, (torch.ones(2, 2), torch.arange(2.))))
print(hessian(lambda x: (x ** 3).sum(), x)); print(jacobian(lambda x: x.exp(), x, create_graph=True).requires_grad)
x = torch.tensor([1., 2., 3.], requires_grad=True); y = (x ** 3); I = torch.eye(3)
print(torch.stack([grad(y, x, v, retain_graph=True)[0] for v in I]))
u = torch.tensor(2., requires_grad=True); g1, = grad(u ** 4, u, create_graph=True); g2, = grad(g1, u, create_graph=True); g3, = grad(g2, u); print(g1, g2, g3)
a = torch.tensor([1., 2.], requires_grad=True); b = torch.tensor([3.], requires_grad=True)
print(grad((a.sum()), [a, b], allow_unused=True)); print(grad(a.sum(), [a, b], allow_unused=True, materialize_grads=True))
try: grad(a.sum(), b)
except RuntimeError as e: print(e)
try: y.backward()
except RuntimeError as e: print(e)
y.backward(torch.tensor([1., .1, .01])); print(x.grad)
A = torch.tensor([[2., 1.], [1., 3.]], requires_grad=True)
for n, v in (('det', torch.linalg.det(A)), ('logdet', torch.logdet(A)), ('inv', torch.linalg.inv(A).sum()), ('solve', torch.linalg.solve(A, torch.ones(2)).sum()), ('chol', torch.linalg.cholesky(A).sum()), ('eigvalsh', torch.linalg.eigvalsh(A).prod()), ('eigh', torch.linalg.eigh(A).eigenvalues[0]), ('svd', torch.linalg.svd(A).S.sum()), ('svdvals', torch.linalg.svdvals(A)[0]), ('norm', torch.linalg.norm(A)), ('mnorm', torch.linalg.matrix_norm(A, 'nuc')), ('pinv', torch.linalg.pinv(A).sum()), ('slogdet', torch.linalg.slogdet(A)[1]), ('qr', torch.linalg.qr(A).R.sum()), ('mexp', torch.matrix_exp(A).sum()), ('tr', torch.trace(A @ A)), ('mp', torch.linalg.matrix_power(A, 3).sum())):
    g, = grad(v, A); print(n, round(v.item(), 4), (g * 1000).round() / 1000)
print(torch.linalg.eigh(A.detach())); print(torch.linalg.svd(A.detach())); print(torch.linalg.qr(A.detach())); print(torch.linalg.slogdet(A.detach())); print(torch.linalg.lstsq(A.detach(), torch.ones(2, 1)).solution, torch.linalg.cond(A), torch.linalg.matrix_rank(A))
