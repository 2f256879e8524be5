import torch

x = torch.tensor(2.0, requires_grad=True)
for turn in range(3):
    y = x ** 2
    y.backward()
    print(turn, x.grad)
print(x.grad.zero_())
y = x ** 2
y.backward()
print(x.grad)
x.grad = None
print(x.grad)
(3 * x).backward()
print(x.grad)
v = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
m = (v ** 2).mean()
print(m)
m.backward()
print(v.grad)
