import torch

m = torch.arange(6).reshape(2, 3)
print(m, m.shape, m.dtype, m.T)
print(m.float() / 4)
print(torch.zeros(2, 0), torch.ones(2, dtype=torch.float64), torch.eye(2))
print([torch.tensor(1.0), torch.tensor([True, False])], {"a": torch.tensor(5)})
print(m.max(dim=1))
values, places = torch.tensor([3.0, 1.0, 2.0]).sort()
print(values, places)
print(m.shape[0], tuple(m.shape), m.shape == (2, 3), m.size(1), len(m), m.numel(), m.dim())
print(torch.linspace(0, 1, 5), torch.full((2, 2), 7), torch.arange(0, 1, 0.25))
print(f"{torch.tensor(3.14)} {torch.tensor(2.5):.2f} {torch.tensor([1.0])} {torch.tensor(7):d}")
print("%.3f" % torch.tensor(0.5), str(torch.tensor(1)), repr(torch.tensor([1.5])))
print(torch.float32, torch.device("cpu"), repr(torch.device("cpu")))
for row in m:
    print(row)
a, b = m
print(a.sum().item(), b.tolist(), 5 in b, bool(torch.tensor(0)), int(torch.tensor(3.7)))
print(torch.set_printoptions(precision=2), torch.tensor([0.123456, 100.0]))
