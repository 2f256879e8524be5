import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
rate = 0.1
for step in range(3):
    loss = (w * w).sum()
    loss.backward()
    with torch.no_grad():
        w -= rate * w.grad
        w.grad.zero_()
    print(step, loss.item(), w)
try:
    w += 1
except RuntimeError as error:
    print(error)
t = torch.zeros(3)
t[1] = 5
t[2:] += 1
t += t
t.mul_(2).add_(1)
print(t, t._version)
a = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
b = a * 1
b[0] = 10.0
print(b, type(b.grad_fn).__name__)
b.sum().backward()
print(a.grad)
