# %% [markdown]
# # Switching tracking off
# Tracking costs memory, and a trained network needs no gradients. There are
# three ways out; each cuts the graph somewhere else.

# %%
import torch


def attempt(tensor):
    try:
        tensor.backward()
        print("gradients flow")
    except RuntimeError as problem:
        print("RuntimeError:", problem)


# %% [markdown]
# ## 1. Take the wish back
# `requires_grad_(False)` turns the leaf itself into a constant, in place, for
# everything computed from now on.

# %%
x = torch.tensor(3.0, requires_grad=True)
x.requires_grad_(False)
y = x ** 2
print(y)
attempt(y)

# %% [markdown]
# ## 2. Cut one edge
# `detach()` gives a second tensor with the same numbers and no history. The
# original goes on being tracked.

# %%
x = torch.tensor(2.0, requires_grad=True)
cut = x.detach()
tracked = x ** 2
untracked = cut ** 2
print(tracked)
print(untracked)
attempt(untracked)
attempt(tracked)
print(x.grad)

# %% [markdown]
# ## 3. Look away for a while
# Inside `no_grad` nothing is recorded, whatever the inputs say. Outside it
# everything is as before.

# %%
x = torch.tensor(2.0, requires_grad=True)
with torch.no_grad():
    y = x ** 2
print(y)
attempt(y)

# %%
y = x ** 2
print(y)
attempt(y)
print(x.grad)
