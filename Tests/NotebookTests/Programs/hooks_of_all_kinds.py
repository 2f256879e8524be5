import torch, torch.nn as nn
torch.manual_seed(0)
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = x * 2
h = y.register_hook(lambda g: g * 10)
z = y.sum()
z.backward()
print(x.grad)
h.remove()
acts = {}
def get_activation(name):
    def hook(model, input, output):
        acts[name] = output.detach()
    return hook
net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
hs = [l.register_forward_hook(get_activation(str(i))) for i, l in enumerate(net)]
out = net(torch.ones(1, 3))
for k, v in acts.items(): print(k, v.shape, v)
for h in hs: h.remove()
acts.clear()
net(torch.ones(1, 3))
print(acts)
def bh(module, grad_input, grad_output):
    print(module.__class__.__name__, [None if g is None else tuple(g.shape) for g in grad_input], [tuple(g.shape) for g in grad_output])
h1 = net[0].register_full_backward_hook(bh)
h2 = net[2].register_full_backward_hook(bh)
out = net(torch.ones(1, 3))
print(out)
out.sum().backward()
h1.remove(); h2.remove()
def pre(module, args):
    return (args[0] * 2,)
hp = net.register_forward_pre_hook(pre)
print(net(torch.ones(1, 3)))
w = net[0].weight
hh = w.register_post_accumulate_grad_hook(lambda p: print("acc", p.grad.shape))
net(torch.ones(1, 3)).sum().backward()
a = torch.tensor(2.0, requires_grad=True)
b = a ** 2
b.grad_fn.register_prehook(lambda g: print("pre", g))
b.grad_fn.register_hook(lambda gi, go: print("post", gi, go))
b.backward()
grads = {}
def save_grad(name):
    def hook(g): grads[name] = g
    return hook
p = torch.ones(2, requires_grad=True)
q = p * 3
r = (q ** 2).sum()
q.register_hook(save_grad("q"))
r.backward()
print(grads)
q.retain_grad() if q.requires_grad else None
print(type(h).__name__)
