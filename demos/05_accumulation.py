# %% [markdown]
# # Gradients add up
# A backward pass never overwrites `.grad`: it adds. Forgetting that is the
# most common mistake in a training loop.

# %%
import torch

x = torch.tensor(2.0, requires_grad=True)
y = x ** 2
y.backward()
print(x.grad)

# %% [markdown]
# The same again. The slope at 2 is still 4, yet `.grad` now says 8:
# `4 + 4`.

# %%
y = x ** 2
y.backward()
print(x.grad)

# %%
y = x ** 2
y.backward()
print(x.grad)

# %% [markdown]
# ## Starting over
# `zero_()` clears in place (that is what the underscore says). Then one pass
# leaves one slope.

# %%
x.grad.zero_()
y = x ** 2
y.backward()
print(x.grad)

# %% [markdown]
# ## When adding is right
# A leaf used twice gets a share from each use, in the same pass. There the
# sum is the derivative: of `x * x` it is `x + x`.

# %%
x.grad = None
y = x * x
y.backward()
print(x.grad)
