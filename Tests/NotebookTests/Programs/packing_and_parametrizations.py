import torch, torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence, pack_sequence
torch.manual_seed(0)
seqs=[torch.randn(n,3) for n in (2,5,3)]
p=pad_sequence(seqs,batch_first=True); print(p.shape)
pk=pack_padded_sequence(p,[2,5,3],batch_first=True,enforce_sorted=False); print(pk)
for R in (nn.LSTM,nn.GRU,nn.RNN):
    r=R(3,4,num_layers=2,bidirectional=True,batch_first=True)
    o,h=r(pk); u,l=pad_packed_sequence(o,batch_first=True); print(u.shape,l,u[0,:,0].tolist() if False else (u*1000).round()[0])
    hh=h[0] if isinstance(h,tuple) else h; print(hh.shape,(hh.sum()*1000).round())
    u.sum().backward(); print(round(r.weight_ih_l0.grad.sum().item(),3))
print(pack_sequence([torch.tensor([1,2,3]),torch.tensor([4,5])]))
from torch.utils.checkpoint import checkpoint
lin=nn.Linear(3,2); x=torch.randn(2,3,requires_grad=True); y=checkpoint(lin,x,use_reentrant=False); y.sum().backward(); print(x.grad)
from torch.nn.utils.parametrizations import weight_norm, spectral_norm
m=weight_norm(nn.Linear(3,2)); print(m); print(list(m.state_dict())); print(m.weight, m(x)); m(x).sum().backward(); print(m.parametrizations.weight.original0.grad)
import torch.nn.utils.parametrize as P
m=spectral_norm(nn.Linear(3,4)); print(m(x).detach()); print([n for n,_ in m.named_parameters()], list(m.state_dict()))
class Sym(nn.Module):
    def forward(self, X): return X.triu() + X.triu(1).transpose(-1,-2)
l=nn.Linear(3,3); P.register_parametrization(l,"weight",Sym()); print(l, torch.allclose(l.weight,l.weight.T)); print(type(l), P.is_parametrized(l))
P.remove_parametrizations(l,"weight"); print(l, l.weight.shape)
from torch.optim.swa_utils import AveragedModel, SWALR, update_bn, get_ema_multi_avg_fn
net=nn.Sequential(nn.Linear(2,2),nn.BatchNorm1d(2)); sw=AveragedModel(net); opt=torch.optim.SGD(net.parameters(),lr=.1); sch=SWALR(opt,swa_lr=.05,anneal_epochs=3)
for i in range(5):
    opt.zero_grad(); net(torch.randn(4,2)).pow(2).sum().backward(); opt.step(); sw.update_parameters(net); sch.step(); print(sch.get_last_lr())
print(sw.n_averaged, list(sw.state_dict())); update_bn([torch.randn(6,2) for _ in range(3)], sw); print(sw.module[1].running_mean)
em=AveragedModel(net,multi_avg_fn=get_ema_multi_avg_fn(.9)); em.update_parameters(net); print(em.n_averaged)
sc=torch.amp.GradScaler('cuda',enabled=False)
with torch.autocast('cuda',enabled=False): z=lin(x).sum()
sc.scale(z).backward(); sc.step(opt); sc.update()
print(x.where(x>0, torch.zeros_like(x))); torch.relu_(x.detach()); print(torch.nn.utils.rnn.PackedSequence.__name__)
