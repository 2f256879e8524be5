import torch
from torch import nn
from torch.nn import functional as F
torch.manual_seed(0)
class LeNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.net = nn.Sequential(nn.LazyConv2d(6, kernel_size=5, padding=2), nn.Sigmoid(), nn.AvgPool2d(kernel_size=2, stride=2), nn.LazyConv2d(16, kernel_size=5), nn.Sigmoid(), nn.AvgPool2d(2, 2), nn.Flatten(), nn.LazyLinear(12), nn.Sigmoid(), nn.LazyLinear(num_classes))
    def forward(self, X): return self.net(X)
def init_cnn(module):
    if type(module) == nn.Linear or type(module) == nn.Conv2d: nn.init.xavier_uniform_(module.weight)
m = LeNet(); print(m)
def layer_summary(self, X_shape):
    X = torch.randn(*X_shape)
    for layer in self.net:
        X = layer(X); print(layer.__class__.__name__, 'output shape:\t', X.shape)
layer_summary(m, (1, 1, 28, 28)); m.apply(init_cnn); print(m.net[0].weight.shape, m.net[0].weight[0, 0, 0]); print(m)
net = nn.Sequential(nn.LazyLinear(8), nn.LazyBatchNorm1d(), nn.ReLU(), nn.LazyLinear(2)); print(net[0].weight, type(net[0]).__name__); y = net(torch.randn(4, 5)); print(type(net[0]).__name__, y.shape); print([tuple(p.shape) for p in net.parameters()]); y.sum().backward()
try: nn.LazyLinear(3).weight.shape
except Exception as e: print(type(e).__name__)
class Residual(nn.Module):
    def __init__(self, num_channels, use_1x1conv=False, strides=1):
        super().__init__(); self.conv1 = nn.LazyConv2d(num_channels, kernel_size=3, padding=1, stride=strides); self.conv2 = nn.LazyConv2d(num_channels, kernel_size=3, padding=1)
        self.conv3 = nn.LazyConv2d(num_channels, kernel_size=1, stride=strides) if use_1x1conv else None
        self.bn1 = nn.LazyBatchNorm2d(); self.bn2 = nn.LazyBatchNorm2d()
    def forward(self, X):
        Y = F.relu(self.bn1(self.conv1(X))); Y = self.bn2(self.conv2(Y))
        if self.conv3: X = self.conv3(X)
        Y += X; return F.relu(Y)
blk = Residual(3); X = torch.randn(2, 3, 6, 6); print(blk(X).shape); print(Residual(6, True, 2)(X).shape)
def corr2d(X, K):
    h, w = K.shape; Y = torch.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]): Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
    return Y
X = torch.ones((6, 8)); X[:, 2:6] = 0; K = torch.tensor([[1.0, -1.0]]); Y = corr2d(X, K); print(Y)
conv2d = nn.LazyConv2d(1, kernel_size=(1, 2), bias=False); X = X.reshape((1, 1, 6, 8)); Y = Y.reshape((1, 1, 6, 7)); lr = 3e-2
for i in range(10):
    l = (conv2d(X) - Y) ** 2; conv2d.zero_grad(); l.sum().backward(); conv2d.weight.data[:] -= lr * conv2d.weight.grad
    if (i + 1) % 2 == 0: print(f'epoch {i + 1}, loss {l.sum():.3f}')
print(conv2d.weight.data.reshape((1, 2)))
def batch_norm(X, gamma, beta, moving_mean, moving_var, eps, momentum):
    if not torch.is_grad_enabled(): X_hat = (X - moving_mean) / torch.sqrt(moving_var + eps)
    else:
        mean = X.mean(dim=(0, 2, 3), keepdim=True); var = ((X - mean) ** 2).mean(dim=(0, 2, 3), keepdim=True); X_hat = (X - mean) / torch.sqrt(var + eps)
        moving_mean = (1.0 - momentum) * moving_mean + momentum * mean; moving_var = (1.0 - momentum) * moving_var + momentum * var
    return gamma * X_hat + beta, moving_mean.data, moving_var.data
o, mm, mv = batch_norm(torch.randn(2, 2, 3, 3), torch.ones(1, 2, 1, 1), torch.zeros(1, 2, 1, 1), 0., 1., 1e-5, 0.1); print(o.std(), mm.flatten(), mv.flatten())
