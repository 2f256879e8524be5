import Testing

@testable import Autograd

@Suite struct FirstGradients {
  @Test func squareOfThree() throws {
    let x = Tensor(3, requiresGrad: true)
    let y = try x.pow(2)
    #expect(y.gradFn?.name == "PowBackward0")
    try y.backward()
    #expect(try x.grad?.item() == .double(6))
  }

  @Test func neuronWithCrossEntropy() throws {
    let x = Tensor(6.7)
    let y = Tensor(0)
    let w = Tensor(1, requiresGrad: true)
    let b = Tensor(0, requiresGrad: true)
    let p = try (w * x + b).sigmoid()
    let q = try p.clamp(min: 1e-8, max: .double(1 - 1e-8))
    let loss = try -(y * q.log() + (1 - y) * (1 - q).log())
    try loss.backward()
    #expect(try abs(w.grad!.item().double - 6.691762447357178) < 1e-6)
    #expect(try abs(b.grad!.item().double - 0.9987710118293762) < 1e-6)
  }

  @Test func secondDerivative() throws {
    let x = Tensor(2, requiresGrad: true)
    let y = try x.pow(3) * x.sin()
    let first = try grad(outputs: [y], inputs: [x], createGraph: true)[0]!
    let second = try grad(outputs: [first], inputs: [x])[0]!
    // 6x sin x + 6x^2 cos x - x^3 sin x
    #expect(
      try abs(second.item().double - (12 * 0.9092974 - 24 * 0.4161468 - 8 * 0.9092974)) < 1e-4)
  }

  @Test func broadcastGradientsAreSummed() throws {
    let a = Tensor([1, 2, 3], requiresGrad: true)
    let b = Tensor([1, 2], shape: [2, 1], dtype: .float32, requiresGrad: true)
    try (a * b).sum().backward()
    #expect(try a.grad!.toArray() == [3, 3, 3])
    #expect(try b.grad!.toArray() == [6, 6])
    #expect(b.grad!.shape == [2, 1])
  }

  @Test func freedTwice() throws {
    let x = Tensor(2, requiresGrad: true)
    let y = try x.exp()
    try y.backward()
    #expect(throws: AutogradError.freed) { try y.backward() }
  }

  @Test func longChain() throws {
    let before = Engine.liveNodeCount
    do {
      let x = Tensor(1, requiresGrad: true)
      var y = x
      for _ in 0..<100_000 { y = try (y * 1.0001).sin().sigmoid() + 0.1 }
      try y.backward()
      #expect(x.grad != nil)
    }
    #expect(Engine.liveNodeCount == before)
  }
}
