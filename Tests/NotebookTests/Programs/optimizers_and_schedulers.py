import torch, torch.optim as optim
def run(make, sched=None, steps=5):
    torch.manual_seed(0)
    w = torch.tensor([1.0, -2.0, 3.0], requires_grad=True)
    o = make([w]); s = sched(o) if sched else None; lrs = []
    for i in range(steps):
        o.zero_grad(); l = (w ** 2).sum() + w.prod(); l.backward(); o.step()
        if s: s.step(); lrs.append(round(o.param_groups[0]['lr'], 5))
    return w.detach(), lrs
for mk in (lambda p: optim.SGD(p, .1), lambda p: optim.SGD(p, .1, momentum=.9, nesterov=True, weight_decay=.01), lambda p: optim.Adam(p, .1), lambda p: optim.Adam(p, .1, amsgrad=True, weight_decay=.1), lambda p: optim.AdamW(p, .1, weight_decay=.1), lambda p: optim.RMSprop(p, .05, momentum=.5, centered=True), lambda p: optim.Adagrad(p, .1), lambda p: optim.Adadelta(p, 1.), lambda p: optim.Adamax(p, .1), lambda p: optim.NAdam(p, .1), lambda p: optim.RAdam(p, .1), lambda p: optim.Rprop(p, .1), lambda p: optim.ASGD(p, .1)):
    o = mk([torch.zeros(1, requires_grad=True)]); print(o); print(run(mk)[0])
L = optim.lr_scheduler
for sc in (lambda o: L.StepLR(o, 2, .5), lambda o: L.MultiStepLR(o, [1, 3], .1), lambda o: L.ExponentialLR(o, .9), lambda o: L.CosineAnnealingLR(o, 5), lambda o: L.LambdaLR(o, lambda e: 1 / (e + 1)), lambda o: L.LinearLR(o, .1, total_iters=3), lambda o: L.ConstantLR(o, .5, 2), lambda o: L.PolynomialLR(o, 5, 2), lambda o: L.CyclicLR(o, .01, .1, 2), lambda o: L.OneCycleLR(o, .1, total_steps=10), lambda o: L.CosineAnnealingWarmRestarts(o, 2, 2), lambda o: L.MultiplicativeLR(o, lambda e: .9), lambda o: L.SequentialLR(o, [L.LinearLR(o, .1, total_iters=2), L.ExponentialLR(o, .9)], [2]), lambda o: L.ChainedScheduler([L.ConstantLR(o, .1, 2), L.ExponentialLR(o, .9)])):
    print(run(lambda p: optim.SGD(p, .1, momentum=.9), sc))
net = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Linear(2, 1))
o = optim.SGD([{'params': net[0].parameters()}, {'params': net[1].parameters(), 'lr': 1e-3}], lr=1e-2, momentum=0.9); print(o); print(len(o.param_groups), [g['lr'] for g in o.param_groups])
o.add_param_group({'params': torch.zeros(1, requires_grad=True), 'lr': 5.}); print(o.param_groups[-1]['lr'])
r = L.ReduceLROnPlateau(o, 'min', patience=1, factor=.5)
for v in (1., 1., 1., 1.): r.step(v); print([g['lr'] for g in o.param_groups])
