import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(1)
net = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4 * 4 * 4, 3))
net.eval()
X = torch.rand(2, 1, 8, 8); y = torch.tensor([0, 2])
def fgsm_attack(image, epsilon, data_grad):
    sign_data_grad = data_grad.sign()
    perturbed_image = image + epsilon * sign_data_grad
    return torch.clamp(perturbed_image, 0, 1)
data = X.clone(); data.requires_grad = True
output = net(data); init_pred = output.max(1, keepdim=True)[1]
loss = F.nll_loss(F.log_softmax(output, 1), y); net.zero_grad(); loss.backward()
adv = fgsm_attack(data, 0.1, data.grad.data); print(loss, F.cross_entropy(net(adv), y), (adv - X).abs().max(), init_pred.T)
delta = torch.zeros_like(X, requires_grad=True); opt = torch.optim.SGD([delta], lr=0.5)
for _ in range(5):
    l = -F.cross_entropy(net(X + delta), y); opt.zero_grad(); l.backward(); delta.grad.sign_() if False else None; opt.step(); delta.data.clamp_(-0.1, 0.1)
print(l, delta.abs().max())
def compute_saliency_maps(X, y, model):
    model.eval(); X.requires_grad_()
    scores = model(X); s = scores.gather(1, y.view(-1, 1)).squeeze(); s.backward(torch.ones_like(s))
    saliency, _ = torch.max(X.grad.abs(), dim=1); return saliency
sal = compute_saliency_maps(X.clone(), y, net); print(sal.shape, sal[0, :2])
def integrated_gradients(x, target, steps=10):
    base = torch.zeros_like(x); total = 0
    for k in range(1, steps + 1):
        xi = (base + k / steps * (x - base)).requires_grad_(True); g, = torch.autograd.grad(net(xi)[0, target], xi); total = total + g
    return (x - base) * total / steps
ig = integrated_gradients(X[:1], 1); print(ig.sum(), net(X[:1])[0, 1] - net(torch.zeros_like(X[:1]))[0, 1])
img = torch.randn(1, 1, 8, 8).mul_(0.1).requires_grad_()
for t in range(10):
    score = net(img)[0, 2] - 1e-3 * torch.sum(img ** 2); score.backward()
    with torch.no_grad(): img += 1.0 * img.grad / img.grad.norm(); img.grad.zero_()
    if t % 5 == 4:
        for c in range(1): img.data[:, c].clamp_(min=-2., max=2.)
print(score)
def gram_matrix(input):
    a, b, c, d = input.size(); features = input.view(a * b, c * d); G = torch.mm(features, features.t()); return G.div(a * b * c * d)
feats = net[0](X); print(gram_matrix(feats).shape, gram_matrix(feats)[0]); print(F.mse_loss(gram_matrix(feats), gram_matrix(feats).detach() * 1.1))
def tv(i): return ((i[:, :, 1:] - i[:, :, :-1]) ** 2).sum() + ((i[..., 1:] - i[..., :-1]) ** 2).sum()
print(tv(X))
grads = {}; h = net[1].register_full_backward_hook(lambda m, gi, go: grads.update(g=go[0])); acts = {}; net[1].register_forward_hook(lambda m, i, o: acts.update(a=o))
net(X)[0, 0].backward(); w = grads['g'].mean((2, 3), keepdim=True); cam = F.relu((w * acts['a']).sum(1)); print(cam[0].max(), F.interpolate(cam[None], size=(4, 4), mode='bilinear', align_corners=False).shape)
