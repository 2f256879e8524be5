import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(4)
edges = [(0,1),(1,2),(2,0),(2,3),(3,4),(4,5),(5,3)]
src = torch.tensor([a for a, b in edges] + [b for a, b in edges])
dst = torch.tensor([b for a, b in edges] + [a for a, b in edges])
N = 6
A = torch.zeros(N, N); A[src, dst] = 1
A_hat = A + torch.eye(N)
D = torch.diag(A_hat.sum(1).pow(-0.5))
L = D @ A_hat @ D
print(L)
class GCNLayer(nn.Module):
    def __init__(self, i, o):
        super().__init__(); self.lin = nn.Linear(i, o, bias=False)
    def forward(self, x, L): return L @ self.lin(x)
class GCN(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = GCNLayer(N, 4); self.l2 = GCNLayer(4, 2)
    def forward(self, x):
        return F.log_softmax(self.l2(F.relu(self.l1(x, L)), L), dim=1)
net = GCN(); opt = torch.optim.Adam(net.parameters(), lr=0.05, weight_decay=5e-4)
labels = torch.tensor([0, 0, 0, 1, 1, 1]); mask = torch.tensor([True, False, False, False, False, True])
for e in range(30):
    out = net(torch.eye(N)); loss = F.nll_loss(out[mask], labels[mask])
    opt.zero_grad(); loss.backward(); opt.step()
    if e % 10 == 0: print(f"Epoch {e} | Loss: {loss.item():.4f}")
pred = net(torch.eye(N)).argmax(dim=1); print("Accuracy:", (pred == labels).float().mean().item(), pred.tolist())
x = torch.arange(12.).view(6, 2)
agg = torch.zeros(6, 2).index_add_(0, dst, x[src]); print(agg)
deg = torch.zeros(6).scatter_add_(0, dst, torch.ones(len(dst))); print(deg)
mean = agg / deg.unsqueeze(1); print(mean)
print(torch.zeros(6, 2).scatter_reduce(0, dst.unsqueeze(1).expand(-1, 2), x[src], reduce="amax", include_self=False))
att = torch.softmax(torch.randn(6, 6).masked_fill(A == 0, -1e9), dim=-1)
print((att > 1e-6).int())
sp = A.to_sparse() if False else A.nonzero().t(); print(sp)
