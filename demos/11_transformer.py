# %% [markdown]
# # A transformer, folded
# One block of attention is some forty nodes, and a model has many blocks. Each
# module is drawn as one node here: `F` opens what is selected, `f` folds it
# again.

# %%
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


class Attention(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.query = nn.Linear(size, size, bias=False)
        self.key = nn.Linear(size, size, bias=False)
        self.value = nn.Linear(size, size, bias=False)

    def forward(self, x):
        scores = self.query(x) @ self.key(x).T / x.shape[-1] ** 0.5
        future = torch.triu(torch.ones_like(scores), diagonal=1).bool()
        weights = F.softmax(scores.masked_fill(future, float("-inf")), dim=-1)
        return weights @ self.value(x)


class Block(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.norm1 = nn.LayerNorm(size)
        self.attention = Attention(size)
        self.norm2 = nn.LayerNorm(size)
        self.mlp = nn.Sequential(
            nn.Linear(size, 4 * size), nn.GELU(), nn.Linear(4 * size, size))

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.mlp(self.norm2(x))


# %% [markdown]
# ## Three blocks read five letters
# Every letter is to predict the next one. A block adds to what it is given,
# so a gradient always finds a way past it.

# %%
class Reader(nn.Module):
    def __init__(self, letters, size, depth):
        super().__init__()
        self.letters = nn.Embedding(letters, size)
        self.places = nn.Embedding(8, size)
        self.blocks = nn.ModuleList([Block(size) for _ in range(depth)])
        self.norm = nn.LayerNorm(size)
        self.head = nn.Linear(size, letters)

    def forward(self, text):
        x = self.letters(text) + self.places(torch.arange(len(text)))
        for block in self.blocks:
            x = block(x)
        return self.head(self.norm(x))


text = torch.tensor([0, 1, 2, 0, 1, 2])
reader = Reader(letters=3, size=8, depth=3)
scores = reader(text[:-1])
loss = F.cross_entropy(scores, text[1:])
print(f"loss {loss.item():.4f}, {sum(p.numel() for p in reader.parameters())} weights")

# %%
loss.backward()
for name, parameter in reader.named_parameters():
    if "query" in name or "head" in name:
        print(f"{name:30s} {parameter.grad.norm():.4f}")

# %% [markdown]
# ## Does it learn?
# The timeline below is the loss of forty steps. Go to any of them: the fold
# stays as it is.

# %%
optimizer = torch.optim.AdamW(reader.parameters(), lr=0.01)
for step in range(40):
    loss = F.cross_entropy(reader(text[:-1]), text[1:])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {loss.item():.4f}")
print(reader(text[:-1]).argmax(dim=-1).tolist())
