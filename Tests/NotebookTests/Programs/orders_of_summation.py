import torch
torch.manual_seed(0)
for shape in ((10,20,20),(4,8,16),(2,3,4,5),(32,10),(7,50,3)):
    x=torch.randn(*shape)
    n=len(shape)
    import itertools
    for r in range(1,n):
        for d in itertools.combinations(range(n),r):
            s=x.sum(d); print(shape,d, sum(i*v for i,v in enumerate(s.double().flatten().tolist(),1)))
    t=x.transpose(0,-1); 
    for d in range(n): s=t.sum(d); print('T',shape,d,sum(i*v for i,v in enumerate(s.double().flatten().tolist(),1)))
    print(x.transpose(0,-1).sum().item())
