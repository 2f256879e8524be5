import torch, math
# lecture snippets, one after another
x = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)
y = x + 2; print(y); z = y * y * 3; out = z.mean(); print(z, out); out.backward(); print(x.grad)
a = torch.randn(2, 2, generator=torch.Generator().manual_seed(0)); a = ((a * 3) / (a - 1)); print(a.requires_grad); a.requires_grad_(True); print(a.requires_grad); b = (a * a).sum(); print(b.grad_fn.name())
x = torch.tensor(2.0, requires_grad=True); y = torch.tensor(3.0, requires_grad=True); f = x ** 2 * y + torch.sin(y); f.backward(); print(x.grad, y.grad, math.cos(3) + 4)
v = torch.tensor([1., 2., 3.], requires_grad=True); w = v * 2
while w.data.norm() < 100: w = w * 2
print(w); w.backward(torch.tensor([0.1, 1.0, 0.0001])); print(v.grad); print((v ** 2).requires_grad)
with torch.no_grad(): print((v ** 2).requires_grad)
print(v.eq(v.detach()).all()); t = torch.ones(3, requires_grad=True); (t * torch.arange(3.)).sum().backward(); t.grad.zero_(); print(t.grad); 
w = torch.tensor([1.0], requires_grad=True)
for epoch in range(3): o = (w * 3).sum(); o.backward(); print(w.grad)
print(torch.div(torch.tensor([7, -7]), 2, rounding_mode='floor'), torch.div(torch.tensor([7., -7.]), 2, rounding_mode='trunc'), torch.tensor([7, -7]) // 2, torch.tensor([7, -7]) % 3, -torch.tensor([1, 2]), abs(torch.tensor([-1., 2.])), 5 // torch.tensor([2, 3]), 5 % torch.tensor([2, 3]), 1 - torch.tensor([1, 2]), torch.where(torch.tensor([True, False]), 1., 0.))
s = torch.tensor([[1, 2, 3], [4, 5, 6]]); print(s.repeat_interleave(torch.tensor([1, 2]), dim=0), s.count_nonzero(dim=0), s.squeeze((0,)).shape if False else s.shape, s << 1, s >> 1, s.stride(0), s.float().softmax(-1, dtype=torch.double).dtype)
for i, row in enumerate(s): print(i, row, row.sum().item())
p, q = s.split(1); print(p, q); print(torch.cat((p, q), -1), torch.stack((p, q)).shape, *s.shape); print(max(s.flatten().tolist()), sum(s[0]), sorted(s[1], reverse=True), list(map(int, s[0])), dict(zip('abc', s[0])))
print(f'{s.sum()} {s.float().mean():.2f} {s.shape} {tuple(s.shape)} {s.numel():,} {x.item():>8.3f} {x:.1e}', '%d %s' % (s[0, 0], s[0]), '{:.3f} {}'.format(x, x.grad))
loss = lambda w: ((w - 3) ** 2).sum(); w = torch.zeros(1, requires_grad=True); opt = torch.optim.SGD([w], lr=0.1)
for _ in range(5): opt.zero_grad(); l = loss(w); l.backward(); opt.step()
print(w, l.item(), opt.state_dict()['param_groups'][0]['lr']); J = torch.autograd.functional.jacobian(lambda u: u ** 3, torch.tensor([1., 2.])); print(J)
g = torch.autograd.grad(outputs=(v ** 3).sum(), inputs=v, create_graph=True)[0]; h = torch.autograd.grad(g, v, torch.ones(3))[0]; print(g, h)
m = torch.nn.Linear(2, 1); torch.nn.init.constant_(m.weight, 0.5); torch.nn.init.zeros_(m.bias); print(m(torch.ones(1, 2)), dict(m.named_parameters()), m.state_dict()); print(m.state_dict().keys())
def fwd(x, n):
    for _ in range(n): x = x * x if x.sum() < 10 else x / 2
    return x
u = torch.tensor([1.5], requires_grad=True); r = fwd(u, 4); r.backward(); print(r, u.grad); print(torch.is_tensor(u), u.is_leaf, r.is_leaf)
try: r.backward()
except RuntimeError as e: print(type(e).__name__, str(e)[:40])
try: torch.ones(2, 3) @ torch.ones(2, 3)
except RuntimeError as e: print(e)
try: torch.ones(3) + torch.ones(2)
except RuntimeError as e: print(e)
try: torch.tensor([True]) - torch.tensor([True])
except RuntimeError as e: print(e)
