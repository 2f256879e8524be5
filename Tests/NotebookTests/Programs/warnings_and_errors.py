import torch

x = torch.tensor(3.0, requires_grad=True)
y = x ** 2
y.backward()
print(y.grad)  # a leaf's gradient is wanted
for _ in range(2):
    z = (x * 3).grad
try:
    y.backward()
except RuntimeError as error:
    print(str(error)[:60])


def inner(t):
    return t.backward()


inner(torch.tensor([1.0, 2.0], requires_grad=True) * 2)
