import torch, torch.nn as nn
torch.manual_seed(3)
text = "hello world"
chars = sorted(set(text))
stoi = {c: i for i, c in enumerate(chars)}
itos = {i: c for c, i in stoi.items()}
print(chars, stoi)
data = torch.tensor([stoi[c] for c in text])
class CharRNN(nn.Module):
    def __init__(self, vocab, hidden):
        super().__init__()
        self.hidden = hidden
        self.emb = nn.Embedding(vocab, 8)
        self.rnn = nn.RNN(8, hidden, batch_first=True)
        self.out = nn.Linear(hidden, vocab)
    def forward(self, x, h=None):
        e = self.emb(x)
        o, h = self.rnn(e, h)
        return self.out(o), h
model = CharRNN(len(chars), 16)
opt = torch.optim.Adam(model.parameters(), lr=0.02)
loss_fn = nn.CrossEntropyLoss()
for step in range(60):
    x, y = data[:-1].unsqueeze(0), data[1:].unsqueeze(0)
    logits, _ = model(x)
    loss = loss_fn(logits.view(-1, len(chars)), y.view(-1))
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    opt.step()
    if step % 20 == 0:
        print(step, f"{loss.item():.3f}")
h = None
c = torch.tensor([[stoi["h"]]])
out = "h"
with torch.no_grad():
    for _ in range(10):
        logits, h = model(c, h)
        i = logits[0, -1].argmax().item()
        out += itos[i]
        c = torch.tensor([[i]])
print(out)
