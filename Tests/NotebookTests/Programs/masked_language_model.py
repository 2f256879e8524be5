import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(4)
V, D, T = 11, 12, 6
class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.tok = nn.Embedding(V, D, padding_idx=0); self.pos = nn.Parameter(torch.zeros(1, T, D))
        layer = nn.TransformerEncoderLayer(D, 3, 24, dropout=0.0, activation='gelu', batch_first=True, norm_first=True)
        self.enc = nn.TransformerEncoder(layer, 2, norm=nn.LayerNorm(D), enable_nested_tensor=False); self.head = nn.Linear(D, V)
    def forward(self, x):
        pad = x == 0
        h = self.enc(self.tok(x) + self.pos[:, :x.size(1)], src_key_padding_mask=pad)
        return self.head(h)
net = Tiny(); x = torch.randint(1, V, (4, T)); x[0, 4:] = 0; x[2, 5:] = 0
mask = (torch.rand(x.shape) < 0.3) & (x != 0); inp = x.masked_fill(mask, 1); tgt = torch.where(mask, x, torch.full_like(x, -100))
print(inp, tgt, mask.sum().item(), sep='\n')
opt = torch.optim.AdamW(net.parameters(), lr=3e-3, betas=(0.9, 0.98)); sch = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min((s + 1) / 3, 1.0))
for i in range(6):
    out = net(inp); loss = F.cross_entropy(out.flatten(0, 1), tgt.flatten(), ignore_index=-100); opt.zero_grad(); loss.backward()
    n = nn.utils.clip_grad_norm_(net.parameters(), 0.5); opt.step(); sch.step(); print(i, f'{loss:.4f} {n:.4f}', sch.get_last_lr())
print(net.tok.weight.grad[0].abs().sum(), torch.isnan(out).any())
acc = (out.argmax(-1)[mask] == x[mask]).float().mean(); print(acc, F.softmax(out[0, 0], -1).topk(3))
causal = nn.Transformer.generate_square_subsequent_mask(4); print(causal)
q = torch.randn(2, 4, D); m = nn.MultiheadAttention(D, 3, batch_first=True); o, w = m(q, q, q, attn_mask=causal, is_causal=False, average_attn_weights=False); print(o.shape, w.shape, w[0, 0])
dec = nn.TransformerDecoder(nn.TransformerDecoderLayer(D, 3, 16, dropout=0., batch_first=True), 1); print(dec(q, torch.randn(2, 5, D), tgt_mask=causal).shape)
