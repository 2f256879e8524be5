# %% [markdown]
# # Learning, five steps of it
# Forward, backward, a small step downhill, and the gradient wiped: this loop
# is all of training.

# %%
import torch

w = torch.tensor(0.0, requires_grad=True)
x = torch.tensor([1.0, 2.0, 3.0])
target = torch.tensor([2.0, 4.0, 6.0])

# %% [markdown]
# The data say `target = 2 * x`. Each pass of the loop draws a new graph, and
# only the leaf `w` lives on from one to the next.

# %%
for step in range(5):
    error = w * x - target
    loss = (error ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.05 * w.grad
    print(f"step {step}  loss {loss.item():7.4f}  w {w.item():.4f}")
    w.grad.zero_()

# %% [markdown]
# The step happens under `no_grad`: it changes the leaf and must not become a
# part of the graph.
