import sys
import argparse
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
class ParserModel(nn.Module):
    def __init__(self, embeddings, n_features=6, hidden_size=10, n_classes=3, dropout_prob=0.5):
        super(ParserModel, self).__init__()
        self.n_features = n_features
        self.n_classes = n_classes
        self.dropout_prob = dropout_prob
        self.embed_size = embeddings.shape[1]
        self.hidden_size = hidden_size
        self.embeddings = nn.Parameter(torch.tensor(embeddings))
        self.embed_to_hidden_weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(n_features * self.embed_size, hidden_size)))
        self.embed_to_hidden_bias = nn.Parameter(nn.init.uniform_(torch.empty(hidden_size)))
        self.dropout = nn.Dropout(p=self.dropout_prob)
        self.hidden_to_logits_weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(self.hidden_size, self.n_classes)))
        self.hidden_to_logits_bias = nn.Parameter(nn.init.uniform_(torch.empty(self.n_classes)))
    def embedding_lookup(self, w):
        x = torch.index_select(self.embeddings, 0, w.view(-1)).view(w.shape[0], -1)
        return x
    def forward(self, w):
        embeddings = self.embedding_lookup(w)
        h = F.relu(embeddings @ self.embed_to_hidden_weight + self.embed_to_hidden_bias)
        return torch.matmul(self.dropout(h), self.hidden_to_logits_weight) + self.hidden_to_logits_bias
torch.manual_seed(0)
embeddings = np.zeros((30, 5), dtype=np.float32)
model = ParserModel(embeddings)
def check_embedding():
    inds = torch.randint(0, 30, (4, 6), dtype=torch.long)
    selected = model.embedding_lookup(inds)
    assert np.all(selected.data.numpy() == 0), "The result of embedding lookup: " + repr(selected) + " contains non-zero elements."
def check_forward():
    inputs = torch.randint(0, 30, (4, 6), dtype=torch.long)
    out = model(inputs)
    expected_out_shape = (4, 3)
    assert out.shape == expected_out_shape, "The result shape of forward is: " + repr(out.shape) + " which doesn't match expected " + repr(expected_out_shape)
    print(out)
check_embedding(); print("Embedding_lookup sanity check passes!")
check_forward(); print("Forward sanity check passes!")
class AverageMeter(object):
    """Computes and stores the average and current value"""
    def __init__(self): self.reset()
    def reset(self): self.val = 0; self.avg = 0; self.sum = 0; self.count = 0
    def update(self, val, n=1):
        self.val = val; self.sum += val * n; self.count += n; self.avg = self.sum / self.count
class PartialParse(object):
    def __init__(self, sentence):
        self.sentence = sentence; self.stack = ["ROOT"]; self.buffer = sentence.copy(); self.dependencies = []
    def parse_step(self, transition):
        if transition == "S": self.stack.append(self.buffer.pop(0))
        elif transition == "LA": dep = self.stack.pop(-2); self.dependencies.append((self.stack[-1], dep))
        elif transition == "RA": dep = self.stack.pop(); self.dependencies.append((self.stack[-1], dep))
    def parse(self, transitions):
        for t in transitions: self.parse_step(t)
        return self.dependencies
print(tuple(sorted(PartialParse(["parse", "this", "sentence"]).parse(["S", "S", "S", "LA", "RA", "RA"]))))
opt = torch.optim.Adam(model.parameters(), lr=5e-3); loss_func = nn.CrossEntropyLoss(reduction='mean')
with torch.no_grad(): model.embeddings.copy_(torch.randn(30, 5))
X = torch.randint(0, 30, (32, 6)); Y = (X.sum(1) % 3)
meter = AverageMeter()
for epoch in range(3):
    for xb, yb in zip(X.split(8), Y.split(8)):
        opt.zero_grad(); logits = model(xb); loss = loss_func(logits, yb); loss.backward(); opt.step(); meter.update(loss.item())
    print("Average Train Loss: {:.4f}".format(meter.avg), file=sys.stdout)
p = torch.tensor([[0.1, 0.9], [0.6, 0.4]]); y = torch.tensor([1, 0])
print((p.argmax(dim=1) == y).float().mean(), "UAS: {:.2f}".format(float((p.argmax(1) == y).sum()) / y.numel() * 100.0))
