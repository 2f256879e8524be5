import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, random_split, Subset, ConcatDataset
class Shapes(Dataset):
    classes = ["square", "circle", "cross"]
    def __init__(self, n, transform=None, target_transform=None):
        g = torch.Generator().manual_seed(1)
        self.data = torch.rand(n, 8, 8, generator=g)
        self.targets = torch.randint(0, 3, (n,), generator=g)
        self.transform = transform; self.target_transform = target_transform
    def __len__(self): return len(self.data)
    def __getitem__(self, idx):
        image, label = self.data[idx], self.targets[idx].item()
        if self.transform: image = self.transform(image)
        if self.target_transform: label = self.target_transform(label)
        return image, label
training_data = Shapes(64, transform=lambda im: (im - 0.5) / 0.5)
test_data = Shapes(32)
train_dataloader = DataLoader(training_data, batch_size=16, shuffle=True, generator=torch.Generator().manual_seed(3))
test_dataloader = DataLoader(test_data, batch_size=16)
for X, y in test_dataloader:
    print(f"Shape of X [N, C, H, W]: {X.shape}")
    print(f"Shape of y: {y.shape} {y.dtype}")
    break
torch.manual_seed(0)
device = torch.accelerator.current_accelerator().type if torch.accelerator.is_available() else "cpu"
print(f"Using {device} device")
class NeuralNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear_relu_stack = nn.Sequential(nn.Linear(8*8, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 3))
    def forward(self, x):
        x = self.flatten(x)
        logits = self.linear_relu_stack(x)
        return logits
model = NeuralNetwork().to(device)
print(model)
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=1e-1)
def train(dataloader, model, loss_fn, optimizer):
    size = len(dataloader.dataset)
    model.train()
    for batch, (X, y) in enumerate(dataloader):
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(pred, y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        if batch % 2 == 0:
            loss, current = loss.item(), (batch + 1) * len(X)
            print(f"loss: {loss:>7f}  [{current:>5d}/{size:>5d}]")
def test(dataloader, model, loss_fn):
    size = len(dataloader.dataset)
    num_batches = len(dataloader)
    model.eval()
    test_loss, correct = 0, 0
    with torch.no_grad():
        for X, y in dataloader:
            pred = model(X)
            test_loss += loss_fn(pred, y).item()
            correct += (pred.argmax(1) == y).type(torch.float).sum().item()
    test_loss /= num_batches
    correct /= size
    print(f"Test Error: \n Accuracy: {(100*correct):>0.1f}%, Avg loss: {test_loss:>8f} \n")
for t in range(3):
    print(f"Epoch {t+1}\n-------------------------------")
    train(train_dataloader, model, loss_fn, optimizer)
    test(test_dataloader, model, loss_fn)
torch.save(model.state_dict(), "model.pth")
print("Saved PyTorch Model State to model.pth")
model = NeuralNetwork().to(device)
model.load_state_dict(torch.load("model.pth", weights_only=True))
model.eval()
x, y = test_data[0][0], test_data[0][1]
with torch.no_grad():
    pred = model(x.unsqueeze(0))
    predicted, actual = test_data.classes[pred[0].argmax(0)], test_data.classes[y]
    print(f'Predicted: "{predicted}", Actual: "{actual}"')
a, b = random_split(test_data, [20, 12], generator=torch.Generator().manual_seed(42)); print(len(a), a.indices[:5])
c, d = random_split(test_data, [0.75, 0.25]); print(len(c), len(d))
print(len(Subset(test_data, [0, 1])), len(ConcatDataset([a, b])))
from torch.utils.data import WeightedRandomSampler, RandomSampler, SequentialSampler, BatchSampler
print(list(BatchSampler(SequentialSampler(range(5)), 2, drop_last=False)))
torch.manual_seed(5); print(list(WeightedRandomSampler([0.1, 0.9, 0.4], 5)), list(RandomSampler(range(4))))
def collate(batch): return torch.stack([b[0].flatten()[:2] for b in batch]), [b[1] for b in batch]
print(next(iter(DataLoader(test_data, 3, collate_fn=collate))))
print(len(DataLoader(test_data, 5, drop_last=True)), next(iter(DataLoader([{'a': 1, 'b': 2.}, {'a': 3, 'b': 4.}], batch_size=2))), next(iter(DataLoader(['x', 'y'], 2))))
import os; os.remove("model.pth") if hasattr(os, 'remove') and os.path.exists("model.pth") else None
