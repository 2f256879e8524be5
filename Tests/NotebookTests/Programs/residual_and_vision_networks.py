import torch, torch.nn as nn
from collections import OrderedDict
torch.manual_seed(0)
class BasicBlock(nn.Module):
    expansion = 1
    def __init__(self, i, o, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(i, o, 3, stride=stride, padding=1, bias=False); self.bn1 = nn.BatchNorm2d(o); self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(o, o, 3, padding=1, bias=False); self.bn2 = nn.BatchNorm2d(o)
        self.shortcut = nn.Sequential()
        if stride != 1 or i != o: self.shortcut = nn.Sequential(OrderedDict([('conv', nn.Conv2d(i, o, 1, stride=stride, bias=False)), ('bn', nn.BatchNorm2d(o))]))
    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x))); out = self.bn2(self.conv2(out)); out += self.shortcut(x); return self.relu(out)
net = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), BasicBlock(8, 8), BasicBlock(8, 16, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 10))
for m in net.modules():
    if isinstance(m, nn.Conv2d): nn.init.kaiming_normal_(m.weight, mode='fan_out', nonlinearity='relu')
    elif isinstance(m, nn.BatchNorm2d): nn.init.constant_(m.weight, 1); nn.init.constant_(m.bias, 0)
print(net); x = torch.randn(4, 3, 8, 8); y = net(x); y.sum().backward(); print(y.shape, [n for n, _ in net.named_children()], len(list(net.modules())), net[2].shortcut.conv.weight.grad.shape)
class PatchEmbed(nn.Module):
    def __init__(s, p=4, d=16): super().__init__(); s.proj = nn.Conv2d(3, d, p, p); s.cls = nn.Parameter(torch.zeros(1, 1, d)); s.pos = nn.Parameter(torch.randn(1, 5, d) * .02)
    def forward(s, x): x = s.proj(x).flatten(2).transpose(1, 2); return torch.cat([s.cls.expand(x.size(0), -1, -1), x], 1) + s.pos
vit = nn.Sequential(PatchEmbed(), nn.TransformerEncoder(nn.TransformerEncoderLayer(16, 4, 32, dropout=0., activation='gelu', batch_first=True, norm_first=True), 2, enable_nested_tensor=False), nn.LayerNorm(16))
o = vit(x); print(o.shape); nn.functional.cross_entropy(o[:, 0], torch.tensor([1, 2, 3, 4])).backward(); print(vit[0].cls.grad.norm() > 0, f"{o[0, 0, :4].tolist()[0]:.3f}")
sd = net.state_dict(); print(list(sd)[:6]); net2 = nn.Sequential(OrderedDict([('a', nn.Linear(2, 2)), ('b', nn.Linear(2, 2))])); print(net2, net2.a.weight.shape, dict(net2.named_parameters()).keys())
del net[-1]; print(len(net)); net.append(nn.Linear(16, 2)); net.insert(0, nn.Identity()); print(net[0], net(x).shape); print(net2.get_submodule('a'), net2.get_parameter('b.bias').shape)
