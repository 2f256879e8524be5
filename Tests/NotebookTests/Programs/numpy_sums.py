import numpy as np
r=np.random.RandomState(1)
for n in (3,8,50,127,128,129,500,2000):
    x=r.randn(n); print(x.sum(), x.mean(), x.std(), x.var())
    f=x.astype(np.float32); print(f.sum(), f.mean(), f.std())
m=r.randn(20,30); print(m.sum(0), m.sum(1), m.mean(0)[:3], m.std(axis=1)[:3], m.sum(), m.mean(axis=0, keepdims=True).shape, m.var(0)[:2])
