import torch
import torch.nn as nn
import torch.optim as optim
torch.manual_seed(0)
X = torch.tensor([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
Y = torch.tensor([[0.], [1.], [1.], [0.]])
model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1), nn.Sigmoid())
opt = optim.Adam(model.parameters(), lr=0.05)
crit = nn.BCELoss()
for epoch in range(201):
    opt.zero_grad()
    out = model(X)
    loss = crit(out, Y)
    loss.backward()
    opt.step()
    if epoch % 50 == 0:
        print(epoch, round(loss.item(), 4))
with torch.no_grad():
    pred = (model(X) > 0.5).int()
print(pred.squeeze().tolist())
print(model)
