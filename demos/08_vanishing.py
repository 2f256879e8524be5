# %% [markdown]
# # Where gradients vanish
# The slope of a sigmoid is never more than 1/4. Stack a few, and little is
# left of a gradient at the bottom.

# %%
import torch

x = torch.tensor(1.0, requires_grad=True)
h = x
for layer in range(6):
    h = torch.sigmoid(h)
print(h)

# %% [markdown]
# Each node multiplies by `s * (1 - s)`. Watch the number fade from node to
# node.

# %%
h.backward()
print(f"{x.grad.item():.2e}")

# %% [markdown]
# ## A way around
# Add the input of every layer to its output, and a second path with slope 1
# runs beside each sigmoid.

# %%
x = torch.tensor(1.0, requires_grad=True)
h = x
for layer in range(3):
    h = h + torch.sigmoid(h)
h.backward()
print(x.grad)
