import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
class Encoder(nn.Module):
    def __init__(s, V, H): super().__init__(); s.emb = nn.Embedding(V, H, padding_idx=0); s.gru = nn.GRU(H, H, batch_first=True); s.drop = nn.Dropout(0.1)
    def forward(s, x): return s.gru(s.drop(s.emb(x)))
class Bahdanau(nn.Module):
    def __init__(s, H): super().__init__(); s.Wa = nn.Linear(H, H); s.Ua = nn.Linear(H, H); s.Va = nn.Linear(H, 1)
    def forward(s, q, k):
        sc = s.Va(torch.tanh(s.Wa(q) + s.Ua(k))).squeeze(2).unsqueeze(1); w = F.softmax(sc, dim=-1); return torch.bmm(w, k), w
class Decoder(nn.Module):
    def __init__(s, V, H): super().__init__(); s.emb = nn.Embedding(V, H); s.att = Bahdanau(H); s.gru = nn.GRU(2 * H, H, batch_first=True); s.out = nn.Linear(H, V)
    def forward(s, enc, h, tgt):
        outs, inp = [], torch.ones(tgt.size(0), 1, dtype=torch.long)
        for t in range(tgt.size(1)):
            ctx, w = s.att(h.permute(1, 0, 2), enc); o, h = s.gru(torch.cat((s.emb(inp), ctx), 2), h); outs.append(s.out(o)); inp = tgt[:, t:t + 1]
        return F.log_softmax(torch.cat(outs, 1), -1), w
V, H = 12, 16; enc, dec = Encoder(V, H), Decoder(V, H); print(enc, dec)
params = list(enc.parameters()) + list(dec.parameters()); opt = torch.optim.Adam(params, 1e-2)
x = torch.randint(2, V, (8, 5)); y = x.flip(1)
for e in range(20):
    eo, eh = enc(x); out, w = dec(eo, eh, y); loss = F.nll_loss(out.view(-1, V), y.reshape(-1)); opt.zero_grad(); loss.backward(); opt.step()
    if e % 5 == 0: print(e, f"{loss.item():.4f}")
print(w.shape, enc.emb.weight[0].sum(), out.argmax(-1)[0].shape)
