import torch
from torch.autograd.functional import hvp, vhp, jvp, vjp, hessian, jacobian
torch.manual_seed(1)
def pow_reducer(x): return x.pow(3).sum()
x = torch.rand(2, 2)
print(hessian(pow_reducer, x))
print(hvp(pow_reducer, x, torch.ones(2, 2)))
print(vhp(pow_reducer, x, torch.ones(2, 2)))
def exp_reducer(x): return x.exp().sum(dim=1)
print(jacobian(exp_reducer, torch.rand(2, 2)))
print(jacobian(exp_reducer, torch.rand(2, 2), create_graph=True))
def exp_adder(x, y): return 2 * x.exp() + 3 * y
print(jacobian(exp_adder, (torch.rand(2), torch.rand(2))))
print(vjp(exp_reducer, torch.rand(4, 4), torch.ones(4)))
print(jvp(exp_reducer, torch.rand(4, 4), torch.ones(4, 4)))
N, P = 40, 3
X = torch.randn(N, P); w_true = torch.tensor([1., -2., 0.5]); y = (X @ w_true + 0.1 * torch.randn(N) > 0).float()
w = torch.zeros(P, requires_grad=True)
def loss_fn(w, X=X, y=y):
    return torch.nn.functional.binary_cross_entropy_with_logits(X @ w, y) + 0.05 * (w ** 2).sum()
opt = torch.optim.LBFGS([w], lr=1)
for _ in range(3):
    def closure():
        opt.zero_grad(); l = loss_fn(w); l.backward(); return l
    print(round(opt.step(closure).item(), 5))
def hvp_manual(w, v):
    g, = torch.autograd.grad(loss_fn(w), w, create_graph=True)
    return torch.autograd.grad(g, w, v)[0]
H = torch.stack([hvp_manual(w, e) for e in torch.eye(P)])
print(H, torch.allclose(H, hessian(loss_fn, w.detach()), atol=1e-6))
def cg(mv, b, iters=10):
    x = torch.zeros_like(b); r = b - mv(x); p = r.clone(); rs = r @ r
    for _ in range(iters):
        Ap = mv(p); a = rs / (p @ Ap)
        x = x + a * p; r = r - a * Ap; new = r @ r
        if new.sqrt() < 1e-8: break
        p = r + new / rs * p; rs = new
    return x
g_test = torch.autograd.grad(loss_fn(w, X[:1], y[:1]), w)[0]
ihvp = cg(lambda v: hvp_manual(w, v), g_test)
print(ihvp, torch.linalg.solve(H, g_test))
inf = []
for i in range(5):
    gi = torch.autograd.grad(loss_fn(w, X[i:i+1], y[i:i+1]), w)[0]
    inf.append(-(ihvp @ gi).item() / N)
print(['%.5f' % v for v in inf])
ev, V = torch.linalg.eigh(H)
print(ev, ev.max() / ev.min())
# power iteration
v = torch.ones(P) / P ** 0.5
for _ in range(20):
    hv = hvp_manual(w, v); lam = v @ hv; v = hv / hv.norm()
print(lam)
# hutchinson trace
tr = 0.
for _ in range(10):
    z = torch.randint(0, 2, (P,)).float() * 2 - 1
    tr += (z * hvp_manual(w, z)).sum()
print(tr / 10, torch.trace(H))
