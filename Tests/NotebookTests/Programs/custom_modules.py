import torch
from torch import nn, optim
import torch.nn.functional as F

torch.manual_seed(0)


class Net(nn.Module):
    """Two layers."""

    def __init__(self, hidden=4):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, 1))
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer("count", torch.zeros(1))

    def forward(self, x):
        return self.scale * self.layers(x)


net = Net()
print(net)
print([name for name, _ in net.named_parameters()])
print(sum(p.numel() for p in net.parameters() if p.requires_grad))
print(net.layers[0].weight.shape, list(net.state_dict())[:2])
data = torch.randn(8, 2)
target = data.sum(dim=1, keepdim=True)
optimizer = optim.Adam(net.parameters(), lr=0.05)
first = None
for epoch in range(50):
    optimizer.zero_grad()
    loss = F.mse_loss(net(data), target)
    loss.backward()
    optimizer.step()
    first = loss.item() if first is None else first
print(loss.item() < first / 2, type(loss.grad_fn).__name__)
net.eval()
print(net.training, net.layers[1].training)
with torch.no_grad():
    print(net(data[:1]).shape)
print(F.softmax(torch.tensor([1.0, 2.0]), dim=0), F.cross_entropy(torch.tensor([[2.0, 1.0]]), torch.tensor([0])))
