import torch

x = torch.tensor(3.0, requires_grad=True)
x.requires_grad_(False)
print(x, x.requires_grad)
z = torch.tensor(2.0, requires_grad=True)
d = z.detach()
print(d, d.requires_grad, (d ** 2).grad_fn)
with torch.no_grad():
    y = z ** 2
print(y)
print(z ** 2)
y.backward()
