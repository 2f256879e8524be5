import time

import torch

torch.manual_seed(0)
x = torch.randn(32, 3)
y = torch.randn(32, 1)
w1 = torch.randn(3, 8, requires_grad=True)
b1 = torch.zeros(8, requires_grad=True)
w2 = torch.randn(8, 1, requires_grad=True)
start = time.process_time()
for step in range(2000):
    hidden = (x @ w1 + b1).clamp(min=0)
    loss = ((hidden @ w2 - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for parameter in (w1, b1, w2):
            parameter -= 0.01 * parameter.grad
            parameter.grad.zero_()
print(f"{loss.item():.4f} {time.process_time() - start:.3f}")
