import torch

print(torch.tensor([1.0, 2.5, -3.25]).numpy())
print(torch.arange(6).reshape(2, 3).numpy(), torch.tensor([True, False]).numpy())
print(torch.tensor([[0.1, 1.0], [100.5, 7.0]]).numpy())
print(repr(torch.tensor([0.1, 0.2]).numpy()), repr(torch.tensor([1, 2]).numpy()))
x = torch.linspace(0, 1, 5, requires_grad=True)
a = x.detach().numpy()
print(a, a.shape, a[1], a[1:3], len(a), a.tolist())
print(a.sum(), (a * 2 + 1).mean(), [float(v) for v in a][:2])
print(torch.sigmoid(torch.tensor([-2.0, 0.0, 3.0])).numpy())
print(torch.tensor(3.5).numpy(), torch.arange(30).numpy())
