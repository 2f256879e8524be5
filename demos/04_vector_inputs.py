# %% [markdown]
# # Vector inputs
# A gradient has the shape of its tensor: one slope for each element.

# %%
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = (x ** 2).mean()
print(y)

# %% [markdown]
# The mean hands each of the three elements an equal share, 1/3. Each share is
# then multiplied by that element's own slope, `2 * x`.

# %%
y.backward()
print(x.grad)

# %% [markdown]
# ## No scalar, no start
# A pass starts from a single number. From a vector it needs to be told how
# much each element counts.

# %%
x.grad = None
squares = x ** 2
try:
    squares.backward()
except RuntimeError as problem:
    print(problem)

# %%
squares.backward(torch.tensor([1.0, 0.0, 10.0]))
print(x.grad)
