import torch
from torch.utils.data import Dataset, DataLoader, TensorDataset, random_split, Subset
torch.manual_seed(0)
X = torch.arange(10).float().unsqueeze(1)
y = X.squeeze() * 2
ds = TensorDataset(X, y)
print(len(ds), ds[0])
for xb, yb in DataLoader(ds, batch_size=4):
    print(xb.squeeze().tolist(), yb)
for epoch in range(2):
    for xb, yb in DataLoader(ds, batch_size=4, shuffle=True):
        print(yb)
print(torch.rand(2))
dl = DataLoader(ds, batch_size=3, shuffle=True, drop_last=True)
print(len(dl), len(dl.dataset))
for i, (xb, yb) in enumerate(dl):
    print(i, yb.tolist())
tr, te = random_split(ds, [7, 3])
print(len(tr), len(te), [int(te[i][1]) for i in range(3)])
tr, te = random_split(ds, [0.8, 0.2], generator=torch.Generator().manual_seed(42))
print(tr.indices, te.indices)
class My(Dataset):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i): return {"x": torch.tensor([i, i + 1]), "y": i}
for b in DataLoader(My(5), batch_size=2):
    print(b)
class Tup(Dataset):
    def __len__(self): return 3
    def __getitem__(self, i): return i, float(i), "s" + str(i)
print(next(iter(DataLoader(Tup(), batch_size=3))))
g = torch.Generator()
g.manual_seed(1)
print([b[1].tolist() for b in DataLoader(ds, batch_size=5, shuffle=True, generator=g)])
def collate(batch):
    return torch.stack([b[0] for b in batch]).sum(), len(batch)
print(list(DataLoader(ds, batch_size=5, collate_fn=collate)))
print([b.tolist() for b in DataLoader(torch.arange(5), batch_size=2)])
print(list(DataLoader([1, 2, 3], batch_size=2)))
from torch.utils.data import WeightedRandomSampler, RandomSampler, SequentialSampler, BatchSampler, ConcatDataset
print(list(SequentialSampler(range(3))))
print(list(BatchSampler(SequentialSampler(range(5)), 2, False)))
print(list(WeightedRandomSampler([0.1, 0.9, 0.5], 5)))
print(len(ConcatDataset([ds, ds])))
