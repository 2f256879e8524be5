import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(1)
x = torch.randn(100, 2)
y = (x[:, 0] + x[:, 1] > 0).float().view(-1, 1)
w = torch.zeros(2, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
lr = 0.5
for i in range(50):
    p = torch.sigmoid(x @ w + b)
    loss = -(y * torch.log(p + 1e-8) + (1 - y) * torch.log(1 - p + 1e-8)).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
        w.grad.zero_()
        b.grad.zero_()
    if i % 10 == 0:
        acc = ((p > 0.5).float() == y).float().mean()
        print("epoch %d loss %.4f acc %.2f" % (i, loss.item(), acc.item()))
print(w, b)
print(F.binary_cross_entropy_with_logits(x @ w + b, y))
print(F.binary_cross_entropy(torch.sigmoid(x @ w + b), y))
