import torch, torch.nn as nn
torch.manual_seed(0)
D = nn.Sequential(nn.Linear(2, 8), nn.LeakyReLU(0.2), nn.Linear(8, 1))
real, fake = torch.randn(4, 2), torch.randn(4, 2) + 2
alpha = torch.rand(4, 1)
inter = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
d = D(inter)
grads = torch.autograd.grad(outputs=d, inputs=inter, grad_outputs=torch.ones_like(d), create_graph=True, retain_graph=True, only_inputs=True)[0]
gp = ((grads.norm(2, dim=1) - 1) ** 2).mean()
print(gp, grads)
loss = D(fake).mean() - D(real).mean() + 10 * gp
loss.backward()
for p in D.parameters(): print(p.grad)
