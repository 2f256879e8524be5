import torch
def show(*ts):
    print(*[(t.grad_fn.name() if t.grad_fn is not None else None, t._version, t.is_leaf) for t in ts])
a = torch.arange(6.).reshape(2, 3).requires_grad_()
b = a * 1; b.t_(); show(b); print(b, b.shape)
b = a * 1; b.unsqueeze_(0); show(b); b.squeeze_(0); show(b)
b = a * 1; b.transpose_(0, 1); show(b); print(b)
b = a * 1; v = b[0]; v.mul_(2); show(b, v); print(b, v); b.sum().backward(); print(a.grad); a.grad = None
b = a * 1; v = b.view(-1); v += 1; show(b, v); print(b, v)
b = a * 1; v = b.view(6); b.mul_(3); show(b, v); print(v)
b = a * 1; b[0].mul_(2); b[:, 1].add_(1); show(b); print(b); b.sum().backward(); print(a.grad); a.grad = None
b = a * 1; b[0, 1] = 5.; b[1] = a[0]; show(b); (b ** 2).sum().backward(); print(a.grad); a.grad = None
b = a * 1; v = b[1]; w = v[1:]; w.zero_(); show(b, v, w); print(v, w)
b = a * 1; r = b.detach(); r.add_(1); show(b, r)
b = a * 1; b.diagonal().fill_(7.); show(b); print(b)
b = a * 1; b.T.add_(1); show(b); print(b)
b = a * 1; b.copy_(torch.ones(2, 3)); show(b); print(b)
b = torch.zeros(3); b[1] = a[0, 1] * 2; show(b); print(b, b.requires_grad)
b = torch.zeros(2, 2); b[0] = a[0, :2]; b[1] = b[0].clone() * 2; show(b); b.sum().backward(); print(a.grad); a.grad = None
b = a * 1; b.requires_grad_(); b.relu_(); b.sigmoid_(); b.exp_(); b.clamp_(0, 2); b.pow_(2); b.sqrt_(); b.neg_(); b.abs_(); show(b); print(b)
b = a * 1; b.masked_fill_(b > 3, 0.); b.clamp_(min=1); show(b); print(b)
b = a * 1; b.resize_as_ if False else None
for f in [lambda: a.add_(1), lambda: a[0].mul_(2), lambda: a.view(-1).zero_(), lambda: a.t_(), lambda: a.unsqueeze_(0)]:
    try: f(); print('ok', a.shape)
    except RuntimeError as e: print(e)
def bad(f):
    try: f(); print('fine')
    except RuntimeError as e: print(str(e)[:230])
def t1():
    x = torch.ones(2, requires_grad=True); y = x.exp(); y.add_(1); y.sum().backward()
def t2():
    x = torch.ones(2, 2, requires_grad=True); y = x * 2; z = y * y; y[0] = 0; z.sum().backward()
def t3():
    x = torch.ones(2, 2, requires_grad=True); y = x * 1; r = y.unbind(); r[0].mul_(2)
def t4():
    x = torch.ones(2, 2, requires_grad=True); c = (x*1).chunk(2); c[0].mul_(2)
def t5():
    x = torch.ones(2, 2, requires_grad=True)
    with torch.no_grad(): v = x.view(-1)
    v.mul_(2)
def t6():
    x = torch.ones(3, requires_grad=True); y = x.sigmoid(); y *= 2; y.sum().backward()
def t7():
    w = torch.ones(2, requires_grad=True); l = (w * w).sum()
    with torch.no_grad(): w -= 0.1
    l.backward()
def t8():
    x = torch.ones(1, 3, requires_grad=True) * 1; e = x.expand(2, 3); e.add_(1)
def t9():
    x = torch.zeros(2, dtype=torch.long); x += 0.5
def t10():
    x = torch.zeros(2); x += torch.ones(2, 2)
for f in (t1, t2, t3, t4, t5, t6, t7, t8, t9, t10): bad(f)
x = torch.ones(3, requires_grad=True)
with torch.no_grad(): x[0] = 5; x.mul_(2); print(x, x._version)
x.data[1] = 9; print(x, x._version)
