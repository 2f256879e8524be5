# %% [markdown]
# # The slope of a slope
# A backward pass is made of ordinary operations. If they are tracked as well,
# the gradient has a graph of its own, and can be differentiated again.

# %%
import torch

x = torch.tensor(2.0, requires_grad=True)
y = x ** 3
(slope,) = torch.autograd.grad(y, x, create_graph=True)
print(slope)

# %% [markdown]
# `slope` is `3 * x**2 = 12`, and it has a `grad_fn`. The nodes that the first
# pass added are in the picture now.

# %%
(curvature,) = torch.autograd.grad(slope, x)
print(curvature)

# %% [markdown]
# By hand: `6 * x`. `grad` returns what it finds and leaves `.grad` alone.

# %%
print(x.grad)
