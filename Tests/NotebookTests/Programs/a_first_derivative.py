# %% [markdown]
# # A first derivative

# %%
import torch

def slope(x):
    return 2 * x  # of y = x^2

print(slope(3.0))

# %%
x = torch.tensor(3.0, requires_grad=True)
y = x ** 2
print(x, y)
print(type(y.grad_fn).__name__, y.grad_fn.name(), y.is_leaf, x.is_leaf)
y.backward()
print(x.grad, y.grad_fn.next_functions[0][0].variable is x)
