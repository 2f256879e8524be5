# %% [markdown]
# # A first derivative
# Every operation on a tracked tensor leaves a node behind. Walking back over
# the nodes gives the derivative.

# %% [markdown]
# `requires_grad=True` asks for tracking. A tensor that nobody computed is a
# **leaf**: gradients end up here.

# %%
import torch

x = torch.tensor(3.0, requires_grad=True)
print(x, x.is_leaf)

# %% [markdown]
# Squaring makes a node. Its name says what will undo it on the way back:
# `PowBackward0`.

# %%
y = x ** 2
print(y)

# %% [markdown]
# The pass starts at `y` with `dy/dy = 1`. The node multiplies what arrives by
# its own slope, `2 * x`, and hands the product to `x`.

# %%
y.backward()
print(x.grad)

# %% [markdown]
# By hand: the slope of `x**2` at 3 is `2 * 3`.


# %%
def slope(at):
    return 2 * at


print(slope(3.0) == x.grad.item())
