import torch
from torch.autograd import Variable
import torch.nn as nn, torch.nn.functional as F
import sys, os, time, argparse, random
import numpy as np
torch.manual_seed(1)
x = Variable(torch.Tensor([[1.0], [2.0], [3.0]])); y = Variable(torch.Tensor([[2.0], [4.0], [6.0]]))
class Model(torch.nn.Module):
    def __init__(self):
        super(Model, self).__init__(); self.linear = torch.nn.Linear(1, 1)
    def forward(self, x):
        return self.linear(x)
model = Model(); criterion = torch.nn.MSELoss(reduction='sum'); optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for epoch in range(50):
    y_pred = model(x); loss = criterion(y_pred, y)
    if epoch % 10 == 0: print(f'Epoch: {epoch} | Loss: {loss.item():.4f} ')
    optimizer.zero_grad(); loss.backward(); optimizer.step()
hv = Variable(torch.Tensor([[4.0]])); print("Prediction (after training)", 4, round(model(hv).data[0][0].item(), 4))
print(torch.FloatTensor(2, 3).zero_(), torch.LongTensor([1, 2]), torch.ByteTensor([1]).dtype if hasattr(torch, 'ByteTensor') else 'torch.uint8', torch.Tensor(2, 2).shape, torch.from_numpy(np.ones(2)).type())
w = Variable(torch.randn(3), requires_grad=True); z = w.sum(); z.backward(); print(w.grad.data, w.data.type(), type(w), w.is_leaf, z.data, z.creator if hasattr(z, 'creator') else z.grad_fn is not None)
print(F.tanh(torch.zeros(1)), F.sigmoid(torch.zeros(1)), torch.nn.functional.softmax(torch.zeros(2), dim=0), nn.Softmax(dim=0)(torch.zeros(2)), x.size()[0], x.data.numpy().shape, loss.data.item() > 0, torch.max(torch.tensor([[1., 3.], [5., 2.]]), 1)[1], torch.typename(x), torch.is_tensor(x), torch.numel(x))
SEED = 1234; random.seed(SEED); np.random.seed(SEED); torch.manual_seed(SEED); torch.cuda.manual_seed(SEED); torch.backends.cudnn.deterministic = True; torch.backends.cudnn.benchmark = False; torch.use_deterministic_algorithms(True); os.environ['PYTHONHASHSEED'] = str(SEED)
print(random.random(), np.random.rand(), torch.rand(1), torch.__version__.split('+')[0], torch.initial_seed(), sys.version_info[0])
def count_parameters(m): return sum(p.numel() for p in m.parameters() if p.requires_grad)
print(f'The model has {count_parameters(model):,} trainable parameters')
def epoch_time(s, e): el = e - s; m = int(el / 60); return m, int(el - m * 60)
t = time.time(); print(epoch_time(t, t + 75), time.strftime('%Y') > '2000', torch.utils.data.get_worker_info())
with torch.set_grad_enabled(False): print((w * 2).requires_grad)
with torch.inference_mode(): print((w * 2).requires_grad)
@torch.no_grad()
def ev(): return (w * 2).requires_grad
print(ev(), torch.is_grad_enabled()); torch.set_printoptions(precision=2, sci_mode=False); print(torch.tensor([1e-5, 1234.567])); print(model.linear.weight.data.dim(), list(model.children()), model.linear)
parser = argparse.ArgumentParser(); parser.add_argument('--lr', type=float, default=.1); parser.add_argument('--epochs', type=int, default=3); args = parser.parse_args([]); print(args.lr, args)
