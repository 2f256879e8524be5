import time

import torch
import torch.nn as nn

torch.manual_seed(0)
embedding = nn.Embedding(20, 16)
layer = nn.TransformerEncoderLayer(16, 2, 32, dropout=0.0, batch_first=True)
head = nn.Linear(16, 20)
parameters = [p for part in (embedding, layer, head) for p in part.parameters()]
optimizer = torch.optim.AdamW(parameters, lr=0.003)
loss_fn = nn.CrossEntropyLoss()
tokens = torch.randint(0, 20, (8, 10))
mask = nn.Transformer.generate_square_subsequent_mask(10)

start = time.process_time()
for step in range(200):
    optimizer.zero_grad()
    scores = head(layer(embedding(tokens), src_mask=mask))
    loss = loss_fn(scores[:, :-1].reshape(-1, 20), tokens[:, 1:].reshape(-1))
    loss.backward()
    optimizer.step()
print(f"{loss.item():.4f} {time.process_time() - start:.3f}")
