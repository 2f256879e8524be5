import torch

torch.manual_seed(0)
print(torch.rand(3), torch.randn(3), torch.randn(20))
torch.manual_seed(1)
print(torch.randint(0, 10, (5,)), torch.randperm(6), torch.rand(2, 2, dtype=torch.float64))
print(torch.empty(4).uniform_(-1, 1), torch.normal(0.0, 1.0, (3,)), torch.rand_like(torch.zeros(2)))
print(torch.bernoulli(torch.full((5,), 0.5)), torch.nn.Linear(2, 2).weight)
print(torch.nn.Dropout(0.5)(torch.ones(8)))
