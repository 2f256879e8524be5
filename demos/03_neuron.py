# %% [markdown]
# # A neuron and its loss
# One weight, one bias, a sigmoid, and binary cross-entropy: the smallest
# network there is, first by hand and then by autograd.

# %%
import torch

x = torch.tensor(6.7)  # the input
y = torch.tensor(0.0)  # the true class


def cross_entropy(p, target):
    p = torch.clamp(p, 1e-8, 1 - 1e-8)  # keeps log away from 0
    return -(target * torch.log(p) + (1 - target) * torch.log(1 - p))


# %% [markdown]
# ## By hand
# On paper the long chain collapses: dL/dz is just `p - y`. Nothing is tracked
# here, so no node appears.

# %%
w = torch.tensor(1.0)
b = torch.tensor(0.0)
p = torch.sigmoid(w * x + b)
dL_dz = p - y
print(f"dL/dw = {dL_dz * x:.4f}")
print(f"dL/db = {dL_dz:.4f}")

# %% [markdown]
# ## By autograd
# The same numbers, now with `w` and `b` as tracked leaves. Every line adds
# the nodes of its operations.

# %%
w = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
z = w * x + b
p = torch.sigmoid(z)
loss = cross_entropy(p, y)
print(z)
print(p)
print(loss)

# %% [markdown]
# The neuron is sure (p = 0.9988) and wrong (y = 0). Going back, `1 - p` sits
# under a logarithm, so the gradient swells to about 813 there; the flat end of
# the sigmoid shrinks it to 0.9988 again. That they cancel is why this loss and
# this activation belong together.

# %%
loss.backward()
print(w.grad)
print(b.grad)
