# %% [markdown]
# # The chain rule
# A function of a function: the slopes along the way multiply.

# %%
import math

import torch

x = torch.tensor(3.0, requires_grad=True)
y = x ** 2
z = torch.sin(y)
print(y)
print(z)

# %% [markdown]
# `z` depends on `y`, and `y` on `x`. Watch the pulse: it carries 1 into
# `SinBackward0`, leaves it as `cos(y)`, and is multiplied once more, by
# `2 * x`, on its way to the leaf.

# %%
z.backward()
print(x.grad)

# %% [markdown]
# The same on paper: `dz/dx = cos(x**2) * 2 * x`.


# %%
def dz_dx(at):
    return math.cos(at ** 2) * 2 * at


print(f"by hand     {dz_dx(3.0):.6f}")
print(f"by autograd {x.grad.item():.6f}")
