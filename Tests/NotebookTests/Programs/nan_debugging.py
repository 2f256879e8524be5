import torch
x = torch.tensor([0.0, 1.0, -1.0], requires_grad=True)
y = torch.sqrt(x)
y.sum().backward()
print(y, x.grad)
x.grad = None
z = torch.where(x > 0, torch.log(x), torch.zeros_like(x))
z.sum().backward()
print(z, x.grad)
print(torch.isnan(x.grad).any(), torch.isfinite(x.grad))
torch.autograd.set_detect_anomaly(True)
try:
    (torch.sqrt(x.detach().requires_grad_()) * 0).sum().backward()
except RuntimeError as e:
    print("caught", e)
torch.autograd.set_detect_anomaly(False)
a = torch.tensor(float("inf"))
print(a - a, a * 0, -a, 1 / a, torch.tensor([float("nan"), 1.0]) == torch.tensor([float("nan"), 1.0]))
print(torch.nan_to_num(torch.tensor([float("nan"), float("inf"), -float("inf")])))
print(torch.tensor([1e38]) * 10, torch.exp(torch.tensor(100.0)), torch.log(torch.tensor(0.0)))
