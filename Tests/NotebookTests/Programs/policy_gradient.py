import torch
from torch.distributions import Categorical, Normal, Bernoulli
torch.manual_seed(0)
theta = torch.zeros(3, requires_grad=True)
opt = torch.optim.SGD([theta], lr=0.5)
reward = torch.tensor([0.0, 1.0, 0.2])
for ep in range(10):
    dist = Categorical(logits=theta)
    a = dist.sample((20,))
    loss = -(dist.log_prob(a) * (reward[a] - reward[a].mean())).mean()
    opt.zero_grad(); loss.backward(); opt.step()
print(theta, Categorical(logits=theta).probs, dist.entropy())
n = Normal(torch.tensor(0.0), torch.tensor(1.0))
print(n.log_prob(torch.tensor(0.5)), n.sample(), n.rsample((2,)), n)
m = torch.tensor(1.0, requires_grad=True)
x = Normal(m, 2.0).rsample((1000,))
(x ** 2).mean().backward()
print(m.grad)
print(Bernoulli(torch.tensor([0.3])).sample(), Bernoulli(torch.tensor(0.3)).log_prob(torch.tensor(1.0)))
