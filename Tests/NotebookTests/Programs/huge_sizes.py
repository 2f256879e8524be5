import torch

makers = [
    lambda: torch.arange(10 ** 13),
    lambda: torch.arange(float("inf")),
    lambda: torch.linspace(0, 1, 10 ** 13),
    lambda: torch.linspace(0, 1, -1),
    lambda: torch.eye(10 ** 7),
    lambda: torch.zeros(10 ** 12),
    lambda: torch.zeros(1).expand(10 ** 13).contiguous(),
    lambda: torch.zeros(1).repeat(10 ** 13),
    lambda: torch.ones(10 ** 7, 1) + torch.ones(1, 10 ** 7),
    lambda: torch.ones(10 ** 7, 1) @ torch.ones(1, 10 ** 7),
    lambda: torch.zeros(1).expand(10 ** 13) + 1,
    lambda: "x" * 10 ** 13,
]
for make in makers:
    try:
        print(make())
    except (RuntimeError, MemoryError) as error:
        print(type(error).__name__, str(error)[:60])
print(torch.eye(2, 3), torch.arange(3))
