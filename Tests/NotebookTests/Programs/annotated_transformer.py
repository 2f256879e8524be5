import torch, math, copy, time
import torch.nn as nn
import torch.nn.functional as F
from torch.autograd import Variable
torch.manual_seed(0)
def clones(module, N): return nn.ModuleList([copy.deepcopy(module) for _ in range(N)])
class LayerNorm(nn.Module):
    def __init__(self, features, eps=1e-6):
        super(LayerNorm, self).__init__()
        self.a_2 = nn.Parameter(torch.ones(features)); self.b_2 = nn.Parameter(torch.zeros(features)); self.eps = eps
    def forward(self, x):
        mean = x.mean(-1, keepdim=True); std = x.std(-1, keepdim=True)
        return self.a_2 * (x - mean) / (std + self.eps) + self.b_2
class SublayerConnection(nn.Module):
    def __init__(self, size, dropout):
        super().__init__(); self.norm = LayerNorm(size); self.dropout = nn.Dropout(dropout)
    def forward(self, x, sublayer): return x + self.dropout(sublayer(self.norm(x)))
class EncoderLayer(nn.Module):
    def __init__(self, size, self_attn, feed_forward, dropout):
        super().__init__(); self.self_attn = self_attn; self.feed_forward = feed_forward
        self.sublayer = clones(SublayerConnection(size, dropout), 2); self.size = size
    def forward(self, x, mask):
        x = self.sublayer[0](x, lambda x: self.self_attn(x, x, x, mask))
        return self.sublayer[1](x, self.feed_forward)
def subsequent_mask(size):
    attn_shape = (1, size, size)
    return torch.triu(torch.ones(attn_shape), diagonal=1).type(torch.int32) == 0
print(subsequent_mask(4))
def attention(query, key, value, mask=None, dropout=None):
    d_k = query.size(-1)
    scores = torch.matmul(query, key.transpose(-2, -1)) / math.sqrt(d_k)
    if mask is not None: scores = scores.masked_fill(mask == 0, -1e9)
    p_attn = scores.softmax(dim=-1)
    if dropout is not None: p_attn = dropout(p_attn)
    return torch.matmul(p_attn, value), p_attn
class MultiHeadedAttention(nn.Module):
    def __init__(self, h, d_model, dropout=0.1):
        super().__init__(); assert d_model % h == 0
        self.d_k = d_model // h; self.h = h; self.linears = clones(nn.Linear(d_model, d_model), 4); self.attn = None; self.dropout = nn.Dropout(p=dropout)
    def forward(self, query, key, value, mask=None):
        if mask is not None: mask = mask.unsqueeze(1)
        nbatches = query.size(0)
        query, key, value = [lin(x).view(nbatches, -1, self.h, self.d_k).transpose(1, 2) for lin, x in zip(self.linears, (query, key, value))]
        x, self.attn = attention(query, key, value, mask=mask, dropout=self.dropout)
        x = x.transpose(1, 2).contiguous().view(nbatches, -1, self.h * self.d_k)
        del query; del key; del value
        return self.linears[-1](x)
class PositionwiseFeedForward(nn.Module):
    def __init__(self, d_model, d_ff, dropout=0.1):
        super().__init__(); self.w_1 = nn.Linear(d_model, d_ff); self.w_2 = nn.Linear(d_ff, d_model); self.dropout = nn.Dropout(dropout)
    def forward(self, x): return self.w_2(self.dropout(self.w_1(x).relu()))
class PositionalEncoding(nn.Module):
    def __init__(self, d_model, dropout, max_len=50):
        super().__init__(); self.dropout = nn.Dropout(p=dropout)
        pe = torch.zeros(max_len, d_model); position = torch.arange(0, max_len).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, d_model, 2) * -(math.log(10000.0) / d_model))
        pe[:, 0::2] = torch.sin(position * div_term); pe[:, 1::2] = torch.cos(position * div_term)
        self.register_buffer("pe", pe.unsqueeze(0))
    def forward(self, x): return self.dropout(x + self.pe[:, : x.size(1)].requires_grad_(False))
print(PositionalEncoding(8, 0)(torch.zeros(1, 5, 8)))
attn = MultiHeadedAttention(2, 8); ff = PositionwiseFeedForward(8, 16); c = copy.deepcopy
enc = nn.ModuleList([EncoderLayer(8, c(attn), c(ff), 0.1) for _ in range(2)])
for p in enc.parameters():
    if p.dim() > 1: nn.init.xavier_uniform_(p)
x = torch.randn(2, 5, 8); mask = subsequent_mask(5)
for l in enc: x = l(x, mask)
print(x.shape, x.mean()); x.sum().backward()
print(sum(p.grad.abs().sum() for p in enc.parameters()) > 0)
print(enc[0])
class LabelSmoothing(nn.Module):
    def __init__(self, size, padding_idx, smoothing=0.0):
        super().__init__(); self.criterion = nn.KLDivLoss(reduction="sum"); self.padding_idx = padding_idx; self.confidence = 1.0 - smoothing; self.smoothing = smoothing; self.size = size; self.true_dist = None
    def forward(self, x, target):
        assert x.size(1) == self.size
        true_dist = x.data.clone(); true_dist.fill_(self.smoothing / (self.size - 2))
        true_dist.scatter_(1, target.data.unsqueeze(1), self.confidence); true_dist[:, self.padding_idx] = 0
        mask = torch.nonzero(target.data == self.padding_idx)
        if mask.dim() > 0: true_dist.index_fill_(0, mask.squeeze(), 0.0)
        self.true_dist = true_dist
        return self.criterion(x, true_dist.clone().detach())
crit = LabelSmoothing(5, 0, 0.4)
predict = torch.FloatTensor([[1e-9, 0.2, 0.7, 0.1, 1e-9]] * 5)
print(crit(predict.log(), torch.LongTensor([2, 1, 0, 3, 3]))); print(crit.true_dist)
mha = nn.MultiheadAttention(8, 2, batch_first=True); q = torch.randn(1, 4, 8); o, w = mha(q, q, q, attn_mask=torch.triu(torch.ones(4, 4, dtype=torch.bool), 1)); print(o.shape, w)
print(mha)
tl = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True, dropout=0.0); te = nn.TransformerEncoder(tl, 2, enable_nested_tensor=False); print(te(q).shape); print(te)
