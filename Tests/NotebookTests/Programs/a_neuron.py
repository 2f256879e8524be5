"""One neuron with binary cross-entropy, by hand and by autograd."""
import math
import torch


def cross_entropy(prediction, target):
    # keeps the logarithm away from zero
    tiny = 1e-8
    prediction = torch.clamp(prediction, tiny, 1 - tiny)
    return -(target * torch.log(prediction) + (1 - target) * torch.log(1 - prediction))


x = torch.tensor(6.7)
y = torch.tensor(0.0)
w = torch.tensor(1.0)
b = torch.tensor(0.0)
z = w * x + b
p = torch.sigmoid(z)
loss = cross_entropy(p, y)
print(loss)
by_hand = (p - y) / (p * (1 - p)) * (p * (1 - p))
print(f"dw {by_hand * x}")
print(f"db {by_hand * 1}, rounded {by_hand:.3f}")

w = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
z = w * x + b
p = torch.sigmoid(z)
loss = cross_entropy(p, y)
print(z, p, loss, sep="\n")
loss.backward()
print(w.grad)
print(b.grad)
print(math.exp(loss) > 800, float(loss.item()))
