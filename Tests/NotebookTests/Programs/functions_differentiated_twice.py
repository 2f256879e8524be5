import torch
from torch.autograd import Function, grad
class Sin(Function):
    @staticmethod
    def forward(ctx, x): ctx.save_for_backward(x); return x.sin()
    @staticmethod
    def backward(ctx, g): x, = ctx.saved_tensors; return Cos.apply(x) * g
class Cos(Function):
    @staticmethod
    def forward(ctx, x): ctx.save_for_backward(x); return x.cos()
    @staticmethod
    def backward(ctx, g): x, = ctx.saved_tensors; return -Sin.apply(x) * g
x = torch.tensor([0.3, 1.1], requires_grad=True)
y = Sin.apply(x); g1, = grad(y.sum(), x, create_graph=True); g2, = grad(g1.sum(), x, create_graph=True); g3, = grad(g2.sum(), x)
print(y, g1, g2, g3, sep='\n')
def taylor(f, x0, n):
    x = torch.tensor(float(x0), requires_grad=True, dtype=torch.float64); out = [f(x)]; d = out[0]
    for k in range(1, n): d, = grad(d, x, create_graph=True); out.append(d / torch.tensor(float(k)).lgamma().exp() / k if False else d)
    return [round(o.item(), 6) for o in out]
print(taylor(lambda t: (t ** 3).exp().sin(), 0.5, 5), taylor(lambda t: t.sigmoid(), 0., 6))
class Clip(Function):
    @staticmethod
    def forward(ctx, x, lo, hi): ctx.lo, ctx.hi = lo, hi; ctx.save_for_backward(x); return x.clamp(lo, hi)
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors; g = g.clone(); g[(x < ctx.lo) | (x > ctx.hi)] = 0; return g, None, None
z = torch.linspace(-2, 2, 5, requires_grad=True); Clip.apply(z, -1., 1.).sum().backward(); print(z.grad)
from torch.autograd.function import once_differentiable
class Once(Function):
    @staticmethod
    def forward(ctx, x): ctx.save_for_backward(x); return x ** 2
    @staticmethod
    @once_differentiable
    def backward(ctx, g): x, = ctx.saved_tensors; return 2 * x * g
w = torch.ones(1, requires_grad=True); o, = grad(Once.apply(w), w, create_graph=True); print(o)
try: o.backward()
except RuntimeError as e: print(e)
class Wrong(Function):
    @staticmethod
    def forward(ctx, a, b): return a * b
    @staticmethod
    def backward(ctx, g): return g
try: Wrong.apply(w, w).backward()
except RuntimeError as e: print(e)
class NoBack(Function):
    @staticmethod
    def forward(ctx, a): return a * 2
try: NoBack.apply(w).backward()
except NotImplementedError as e: print(type(e).__name__, e)
class Tup(Function):
    @staticmethod
    def forward(ctx, a): return a.sum(), a.max(), 3
    @staticmethod
    def backward(ctx, g1, g2, g3): print(g1, g2, g3); return g1.expand(2) + g2
a = torch.tensor([1., 2.], requires_grad=True); s, m, k = Tup.apply(a); print(s, m, k); (s * 2).backward(); print(a.grad)
print(Tup.apply(torch.ones(2))[0].requires_grad)
c = Sin.apply(a); print(c.grad_fn.saved_tensors[0].equal(a), c.grad_fn.next_functions[0][0].variable is a)
class Hess(Function):
    @staticmethod
    def forward(ctx, x, A): ctx.A = A; ctx.save_for_backward(x); return 0.5 * x @ A @ x
    @staticmethod
    def backward(ctx, g): x, = ctx.saved_tensors; return g * (ctx.A @ x), None
A = torch.tensor([[2., 1.], [1., 3.]]); print(torch.autograd.functional.hessian(lambda v: Hess.apply(v, A), torch.ones(2)))
