import torch
x=torch.tensor([0.5,1.5,2.5,-0.5],requires_grad=True)
for f in (torch.lgamma, torch.digamma, lambda v: torch.polygamma(1,v)):
    y=f(x); g,=torch.autograd.grad(y[:3].sum(),x); print(y,g)
print(torch.gcd(torch.tensor([12,18]),torch.tensor([8,27])), torch.lcm(torch.tensor([4,6]),torch.tensor([6,8])))
s=torch.arange(1.,13).view(6,2); i=torch.tensor([0,1,0,2,2,2]).unsqueeze(1).expand(-1,2)
for r in ('sum','prod','mean','amax','amin'):
    for inc in (True,False): print(torch.full((3,2),2.).scatter_reduce(0,i,s,r,include_self=inc))
a=torch.arange(6.).reshape(2,3); a.unsqueeze_(0); print(a.shape); a.squeeze_(); print(a.t_().shape)
print(torch.hann_window(5), torch.hamming_window(4,periodic=False), torch.unravel_index(torch.tensor([5,7]),(3,4)))
print(torch.atleast_3d(torch.ones(3)).shape, torch.tanh_(torch.ones(2)), torch.newaxis, a[:,None].shape)
print(torch.select_scatter(torch.zeros(2,2),torch.ones(2),0,1), torch.histogram(torch.tensor([1.,2,1]),bins=4,range=(0.,3.)))
print(torch.accelerator.is_available(), torch.cuda.is_available(), torch.get_default_device())
print(x.where(x>0,-x), torch.mvlgamma(torch.tensor([3.,4.]),2), torch.i0(torch.tensor([1.,2.])))
print(torch.sinc(x), x.is_complex(), torch.pdist(torch.eye(3)))
