import torch
from torch import optim
from torch.optim import lr_scheduler
w = torch.zeros(1, requires_grad=True)
def show(make, n=8, metric=None):
    opt = optim.SGD([w], lr=1.0)
    s = make(opt)
    out = []
    for i in range(n):
        opt.step()
        out.append(round(opt.param_groups[0]["lr"], 6))
        if metric: s.step(metric[i])
        else: s.step()
    print(type(s).__name__, out, s.get_last_lr())
show(lambda o: lr_scheduler.StepLR(o, 2, 0.5))
show(lambda o: lr_scheduler.MultiStepLR(o, milestones=[2, 5], gamma=0.1))
show(lambda o: lr_scheduler.ExponentialLR(o, 0.9))
show(lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=4, eta_min=0.1))
show(lambda o: lr_scheduler.LambdaLR(o, lr_lambda=lambda e: 0.95 ** e))
show(lambda o: lr_scheduler.MultiplicativeLR(o, lr_lambda=lambda e: 0.95))
show(lambda o: lr_scheduler.LinearLR(o, start_factor=0.5, total_iters=4))
show(lambda o: lr_scheduler.ConstantLR(o, factor=0.5, total_iters=3))
show(lambda o: lr_scheduler.PolynomialLR(o, total_iters=5, power=2.0))
show(lambda o: lr_scheduler.CyclicLR(o, base_lr=0.1, max_lr=1.0, step_size_up=3, cycle_momentum=False))
show(lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, T_0=3))
show(lambda o: lr_scheduler.ReduceLROnPlateau(o, factor=0.5, patience=1), metric=[1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5])
opt = optim.SGD([w], lr=0.1, momentum=0.9)
s = lr_scheduler.OneCycleLR(opt, max_lr=1.0, total_steps=10)
for i in range(5):
    opt.step()
    s.step()
    print(round(opt.param_groups[0]["lr"], 5), round(opt.param_groups[0]["momentum"], 5))
opt = optim.SGD([w], lr=1.0)
s = lr_scheduler.SequentialLR(opt, [lr_scheduler.ConstantLR(opt, factor=0.1, total_iters=2), lr_scheduler.ExponentialLR(opt, gamma=0.9)], milestones=[2])
for i in range(5):
    opt.step(); s.step(); print(round(opt.param_groups[0]["lr"], 5))
opt = optim.SGD([w], lr=0.1)
sch = lr_scheduler.StepLR(opt, 1)
sch.step()
