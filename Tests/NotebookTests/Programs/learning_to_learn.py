import torch
import torch.nn as nn
import torch.nn.functional as F
from collections import OrderedDict
import numpy as np
np.random.seed(0); torch.manual_seed(0)
class SineTask:
    def __init__(self):
        self.a = np.random.uniform(0.1, 5.0)
        self.b = np.random.uniform(0, 2*np.pi)
    def sample(self, k):
        x = np.random.uniform(-5, 5, size=(k, 1)).astype(np.float32)
        y = self.a * np.sin(x + self.b)
        return torch.from_numpy(x), torch.as_tensor(y, dtype=torch.float32)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(OrderedDict([
            ('l1', nn.Linear(1, 20)), ('relu1', nn.ReLU()),
            ('l2', nn.Linear(20, 20)), ('relu2', nn.ReLU()),
            ('l3', nn.Linear(20, 1))]))
    def forward(self, x): return self.net(x)
    def functional(self, x, w):
        x = F.relu(F.linear(x, w['net.l1.weight'], w['net.l1.bias']))
        x = F.relu(F.linear(x, w['net.l2.weight'], w['net.l2.bias']))
        return F.linear(x, w['net.l3.weight'], w['net.l3.bias'])
net = Net()
print(net)
meta_opt = torch.optim.Adam(net.parameters(), lr=1e-3)
inner_lr = 0.01
for it in range(5):
    meta_loss = 0.
    for _ in range(3):
        task = SineTask()
        xs, ys = task.sample(5)
        xq, yq = task.sample(5)
        w = OrderedDict(net.named_parameters())
        for step in range(2):
            loss = F.mse_loss(net.functional(xs, w), ys)
            grads = torch.autograd.grad(loss, w.values(), create_graph=True)
            w = OrderedDict((n, p - inner_lr * g) for (n, p), g in zip(w.items(), grads))
        meta_loss = meta_loss + F.mse_loss(net.functional(xq, w), yq)
    meta_loss = meta_loss / 3
    meta_opt.zero_grad()
    meta_loss.backward()
    meta_opt.step()
    print(f'iter {it}: meta loss {meta_loss.item():.4f}, grad norm {sum(p.grad.norm()**2 for p in net.parameters())**0.5:.4f}')
# the same with torch.func
from torch.func import functional_call, grad, vmap, grad_and_value
params = {k: v.detach() for k, v in net.named_parameters()}
def inner(params, x, y):
    return F.mse_loss(functional_call(net, params, (x,)), y)
def adapted(params, xs, ys, xq, yq):
    g = grad(inner)(params, xs, ys)
    new = {k: params[k] - inner_lr * g[k] for k in params}
    return inner(new, xq, yq)
tasks = [SineTask() for _ in range(4)]
batches = [t.sample(5) + t.sample(5) for t in tasks]
XS, YS, XQ, YQ = (torch.stack(z) for z in zip(*batches))
losses = vmap(adapted, in_dims=(None, 0, 0, 0, 0))(params, XS, YS, XQ, YQ)
print(losses)
gs, value = grad_and_value(lambda p: vmap(adapted, in_dims=(None, 0, 0, 0, 0))(p, XS, YS, XQ, YQ).mean())(params)
print(value, {k: round(float(v.norm()), 4) for k, v in gs.items()})
