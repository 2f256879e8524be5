import torch
torch.manual_seed(0)
X = torch.randn(20, 3)
w_true = torch.tensor([1.0, -2.0, 0.5])
y = X @ w_true
w = torch.zeros(3, requires_grad=True)
v = torch.zeros(3)
for epoch in range(30):
    loss = ((X @ w - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        v = 0.9 * v + w.grad
        w -= 0.05 * v
        w.grad = None
    if epoch % 10 == 0:
        print(epoch, f"{loss:.5f}")
print(w.detach().round(decimals=3))
# weight decay by hand
w = torch.ones(3, requires_grad=True)
lam = 0.1
loss = ((X @ w - y) ** 2).mean() + lam * w.pow(2).sum() + 0.01 * w.abs().sum()
loss.backward()
print(loss, w.grad)
l2 = sum(p.pow(2.0).sum() for p in [w])
print(l2)
