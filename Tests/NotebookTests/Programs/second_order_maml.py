import torch
torch.manual_seed(0)
w = torch.tensor([1.0, -1.0], requires_grad=True)
def f(w, x): return (w[0] * x + w[1])
xs, ys = torch.tensor([0.0, 1.0, 2.0]), torch.tensor([1.0, 3.0, 5.0])
xq, yq = torch.tensor([3.0, 4.0]), torch.tensor([7.0, 9.0])
meta = torch.optim.SGD([w], lr=0.01)
for it in range(5):
    inner = ((f(w, xs) - ys) ** 2).mean()
    g, = torch.autograd.grad(inner, w, create_graph=True)
    fast = w - 0.1 * g
    outer = ((f(fast, xq) - yq) ** 2).mean()
    meta.zero_grad()
    outer.backward()
    meta.step()
    print(it, inner.item(), outer.item(), w.grad)
print(fast, g)
x = torch.tensor(2.0, requires_grad=True)
y = x ** 4
for n in range(1, 5):
    y, = torch.autograd.grad(y, x, create_graph=True)
    print(n, y)
