import torch, torch.nn as nn, torch.nn.functional as F
from torch.nn.utils.rnn import pad_sequence
seqs = [torch.tensor([1, 2, 3]), torch.tensor([4]), torch.tensor([5, 6])]
p = pad_sequence(seqs, batch_first=True)
print(p)
mask = (p != 0)
print(mask, mask.sum(1), (~mask).float())
lengths = torch.tensor([len(s) for s in seqs])
m2 = torch.arange(3)[None, :] < lengths[:, None]
print(torch.equal(mask, m2))
torch.manual_seed(0)
emb = nn.Embedding(7, 4, padding_idx=0)
e = emb(p)
pooled = (e * mask.unsqueeze(-1)).sum(1) / lengths.unsqueeze(1)
print(pooled)
pooled.sum().backward()
print(emb.weight.grad)
s = torch.randn(2, 3)
s = s.masked_fill(torch.tensor([[False, True, False], [True, True, False]]), float("-inf"))
print(F.softmax(s, -1))
causal = torch.tril(torch.ones(4, 4))
print(causal, causal.masked_fill(causal == 0, float("-inf")).softmax(-1))
h = torch.zeros(2, 3)
for t in range(3):
    h = torch.tanh(h + t)
print(h)
print(torch.einsum("bhqd,bhkd->bhqk", torch.ones(1, 2, 3, 4), torch.ones(1, 2, 3, 4)).shape, torch.einsum("...ij,...jk->...ik", torch.ones(2, 3, 4), torch.ones(2, 4, 5)).shape)
print(nn.CrossEntropyLoss(ignore_index=0)(torch.ones(6, 7).log(), p[:2].reshape(-1)))
