"""Physics-informed NN for u'' = -pi^2 sin(pi x), u(0)=u(1)=0"""
import torch
import torch.nn as nn
from torch.autograd import grad
import numpy as np

torch.set_default_dtype(torch.float64)
torch.manual_seed(123)

class PINN(nn.Module):
    def __init__(self, layers=(1, 16, 16, 1), act=nn.Tanh):
        super(PINN, self).__init__()
        mods = []
        for i, (a, b) in enumerate(zip(layers[:-1], layers[1:])):
            mods.append(nn.Linear(a, b))
            if i < len(layers) - 2:
                mods.append(act())
        self.net = nn.Sequential(*mods)
        for m in self.net:
            if isinstance(m, nn.Linear):
                nn.init.xavier_normal_(m.weight, gain=nn.init.calculate_gain('tanh'))
                nn.init.constant_(m.bias, 0.)
    def forward(self, x):
        return self.net(x)

def derivative(y, x, order=1):
    for _ in range(order):
        y = grad(y, x, grad_outputs=torch.ones_like(y), create_graph=True, retain_graph=True)[0]
    return y

model = PINN()
print(model)
x_f = torch.linspace(0, 1, 21).view(-1, 1).requires_grad_(True)
x_b = torch.tensor([[0.], [1.]])
u_b = torch.zeros(2, 1)
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for epoch in range(51):
    opt.zero_grad()
    u = model(x_f)
    u_xx = derivative(u, x_f, 2)
    f = u_xx + np.pi**2 * torch.sin(np.pi * x_f)
    loss_f = torch.mean(f**2)
    loss_b = ((model(x_b) - u_b)**2).mean()
    loss = loss_f + 10 * loss_b
    loss.backward()
    opt.step()
    if epoch % 10 == 0:
        print('epoch {:4d} | loss {:.6f} | pde {:.6f} | bc {:.6f}'.format(epoch, loss.item(), loss_f.item(), loss_b.item()))
lb = torch.optim.LBFGS(model.parameters(), lr=1.0, max_iter=20, line_search_fn='strong_wolfe')
it = 0
def closure():
    global it
    lb.zero_grad()
    u = model(x_f)
    u_xx = derivative(u, x_f, 2)
    f = u_xx + np.pi**2 * torch.sin(np.pi * x_f)
    l = torch.mean(f**2) + 10 * ((model(x_b) - u_b)**2).mean()
    l.backward()
    it += 1
    return l
l0 = lb.step(closure)
print(f'{l0:.5f}', it)
with torch.no_grad():
    u = model(x_f)
    exact = torch.sin(np.pi * x_f)
    err = torch.linalg.norm(u - exact) / torch.linalg.norm(exact)
print("relative L2 error: %.3e" % err)
# burgers residual on a batch
xt = torch.rand(5, 2, requires_grad=True)
net2 = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
u = net2(xt)
du = torch.autograd.grad(u.sum(), xt, create_graph=True)[0]
u_x, u_t = du[:, 0:1], du[:, 1:2]
u_xx = torch.autograd.grad(u_x.sum(), xt, create_graph=True)[0][:, 0:1]
res = u_t + u * u_x - (0.01 / np.pi) * u_xx
print(res)
