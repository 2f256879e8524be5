import time

import torch
import torch.nn as nn

torch.manual_seed(0)
rnn, head = nn.LSTM(8, 16, batch_first=True), nn.Linear(16, 3)
parameters = list(rnn.parameters()) + list(head.parameters())
optimizer = torch.optim.SGD(parameters, lr=0.1, momentum=0.9)
loss_fn = nn.CrossEntropyLoss()
sequences = torch.randn(8, 12, 8)
labels = torch.randint(0, 3, (8,))

start = time.process_time()
for step in range(200):
    optimizer.zero_grad()
    outputs, _ = rnn(sequences)
    loss = loss_fn(head(outputs[:, -1]), labels)
    loss.backward()
    optimizer.step()
print(f"{loss.item():.4f} {time.process_time() - start:.3f}")
