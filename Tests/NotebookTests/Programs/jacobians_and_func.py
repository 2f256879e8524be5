import torch
from torch.autograd.functional import jacobian, hessian, vjp, jvp, hvp, vhp
def f(x): return x ** 2 + x.sum()
x = torch.tensor([1.0, 2.0, 3.0])
print(jacobian(f, x))
def g(x, y): return (x * y).sum() + x[0] * y[1] ** 2
print(jacobian(g, (x, torch.ones(3))))
print(hessian(lambda x: (x ** 3).sum() + x[0] * x[1], x))
print(hessian(g, (x, torch.ones(3))))
print(vjp(f, x, torch.ones(3)))
print(jvp(f, x, torch.tensor([1.0, 0.0, 0.0])))
print(hvp(lambda x: (x ** 3).sum(), x, torch.ones(3)))
print(vhp(lambda x: (x ** 3).sum(), x, torch.ones(3)))
W = torch.randn(2, 3, generator=torch.Generator().manual_seed(0))
print(jacobian(lambda v: W @ v, x))
print(jacobian(lambda v: torch.sin(v), x, vectorize=True))
from torch.func import grad, jacrev, jacfwd, vmap, hessian as h2, functional_call
print(grad(lambda x: (x ** 2).sum())(x))
print(grad(grad(torch.sin))(torch.tensor(1.0)))
print(jacrev(f)(x), jacfwd(f)(x))
print(h2(lambda x: (x ** 3).sum())(x))
print(vmap(lambda a, b: (a * b).sum())(torch.ones(4, 3), torch.arange(12.).view(4, 3)))
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = torch.stack([x[0] ** 2 * x[1], 5 * x[0] + torch.sin(x[1])])
J = torch.zeros(2, 2)
for i in range(2):
    J[i] = torch.autograd.grad(y[i], x, retain_graph=True)[0]
print(J)
print(torch.autograd.grad(y, x, grad_outputs=torch.tensor([1.0, 0.5])))
print(torch.autograd.grad(y.sum(), x, create_graph=True))
I = torch.eye(2)
print(torch.autograd.grad((x ** 2), x, grad_outputs=I, is_grads_batched=True))
