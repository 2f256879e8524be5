import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(2)
def nt_xent(z1, z2, t=0.5):
    z = F.normalize(torch.cat([z1, z2]), dim=1); sim = z @ z.T / t
    n = z1.size(0); sim.fill_diagonal_(float('-inf')) if not sim.requires_grad else None
    mask = torch.eye(2 * n, dtype=torch.bool); sim = sim.masked_fill(mask, -9e15)
    pos = mask.roll(shifts=n, dims=0); nll = -sim[pos] + torch.logsumexp(sim, dim=-1)
    return nll.mean()
z1 = torch.randn(4, 6, requires_grad=True); z2 = torch.randn(4, 6)
l = nt_xent(z1, z2); l.backward(); print(l, z1.grad.norm())
class FocalLoss(nn.Module):
    def __init__(self, alpha=1, gamma=2, reduction='mean'): super().__init__(); self.alpha, self.gamma, self.reduction = alpha, gamma, reduction
    def forward(self, inputs, targets):
        ce = F.cross_entropy(inputs, targets, reduction='none'); pt = torch.exp(-ce)
        fl = self.alpha * (1 - pt) ** self.gamma * ce
        return torch.mean(fl) if self.reduction == 'mean' else fl.sum()
x = torch.randn(5, 3, requires_grad=True); t = torch.tensor([0, 2, 1, 1, 0])
print(FocalLoss()(x, t), FocalLoss(0.25, 5, 'sum')(x, t))
def dice(p, t, eps=1e-6): i = (p * t).sum(); return 1 - (2 * i + eps) / (p.sum() + t.sum() + eps)
print(dice(torch.sigmoid(x), F.one_hot(t, 3).float()))
a, p, n = torch.randn(3, 4, 5).unbind(0)
print(F.triplet_margin_loss(a, p, n), nn.TripletMarginLoss(margin=2.0, p=1)(a, p, n), nn.TripletMarginWithDistanceLoss(distance_function=lambda u, v: 1 - F.cosine_similarity(u, v))(a, p, n))
for L in [nn.L1Loss(), nn.MSELoss(reduction='none'), nn.SmoothL1Loss(beta=0.5), nn.HuberLoss(), nn.KLDivLoss(reduction='batchmean', log_target=True), nn.PoissonNLLLoss(), nn.GaussianNLLLoss(), nn.CosineEmbeddingLoss(0.1), nn.MarginRankingLoss(), nn.HingeEmbeddingLoss(), nn.MultiLabelMarginLoss(), nn.SoftMarginLoss(), nn.MultiLabelSoftMarginLoss(), nn.MultiMarginLoss(), nn.CTCLoss(), nn.BCEWithLogitsLoss(pos_weight=torch.tensor([2.])), nn.NLLLoss(weight=torch.ones(3), ignore_index=1), nn.CrossEntropyLoss(label_smoothing=0.1)]: print(L)
lp = F.log_softmax(torch.randn(6, 2, 4), 2); print(nn.CTCLoss()(lp, torch.tensor([[1, 2], [3, 1]]), torch.tensor([6, 6]), torch.tensor([2, 2])))
print(nn.BCELoss()(torch.tensor([0.2, 0.9]), torch.tensor([0., 1.])), nn.BCEWithLogitsLoss()(torch.tensor([0.2, -0.9]), torch.tensor([0., 1.])), F.gaussian_nll_loss(torch.zeros(2), torch.ones(2), torch.ones(2) * 2))
def mixup(x, y, lam=0.3): idx = torch.randperm(x.size(0)); return lam * x + (1 - lam) * x[idx], y, y[idx], lam
mx, ya, yb, lam = mixup(x, t); print(mx[0], ya, yb); print(lam * F.cross_entropy(mx, ya) + (1 - lam) * F.cross_entropy(mx, yb))
teacher = torch.randn(5, 3); T = 2.0
print(F.kl_div(F.log_softmax(x / T, 1), F.softmax(teacher / T, 1), reduction='batchmean') * T * T)
print(torch.nn.functional.cross_entropy(x, F.softmax(teacher, 1)), F.cross_entropy(x, t, weight=torch.tensor([1., 2., 3.])), F.nll_loss(F.log_softmax(x, 1), t, reduction='sum'))
