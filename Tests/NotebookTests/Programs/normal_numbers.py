import torch
torch.manual_seed(0)
print(torch.randn(16).tolist())
torch.manual_seed(0)
print(torch.rand(16).tolist())
torch.manual_seed(0)
print(torch.randn(2000)[:16].tolist())
