# %% [markdown]
# # Two layers learn XOR
# No straight line separates the two classes of XOR. A hidden layer can: its
# nodes bend the plane, and the backward pass tells every weight its part.

# %%
import torch
import torch.nn as nn

torch.manual_seed(1)
inputs = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
classes = torch.tensor([[0.0], [1.0], [1.0], [0.0]])

net = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
print(net)

# %% [markdown]
# ## Two hundred steps
# Each step is a backward pass of its own. The timeline below draws the loss
# they began at; go to any of them and look at the gradients.

# %%
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.5, momentum=0.9)
for step in range(200):
    loss = criterion(net(inputs), classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 50 == 0:
        print(f"step {step:3d}  loss {loss.item():.4f}")

# %% [markdown]
# ## What it has learned
# Near a solution the gradients fade: there is little left to tell.

# %%
with torch.no_grad():
    print((net(inputs) > 0).int().flatten().tolist())
for name, parameter in net.named_parameters():
    print(f"{name:9s} {parameter.grad.norm():.4f}")
