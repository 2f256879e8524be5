import Testing

@testable import Autograd

/// The order of the backward pass, how gradients are added up, and what a failing pass leaves behind.
@Suite struct SweepTests {
  /// Collects names, from closures that must not capture variables.
  final class Log { var names: [String] = [] }

  @Test func latestNodeFirstAndLeavesAtOnce() throws {
    let log = Log()
    func watch(_ tensor: Tensor, _ name: String) throws -> Tensor {
      try tensor.registerHook { _ in
        log.names.append(name)
        return nil
      }
      return tensor
    }
    let x = try watch(Tensor(2, requiresGrad: true), "x")
    let a = try watch(x * 2, "a")
    let b = try watch(x * 3, "b")
    let c = try watch(a * b, "c")
    let d = try watch(a + b, "d")
    let e = try watch(c * d, "e")
    try e.backward()
    #expect(log.names == ["e", "d", "c", "b", "a", "x"])
  }

  /// 1, 1e8 and -1e8 have a sum that depends on the order: the consumer made last comes first.
  @Test func fanOutIsAddedLastConsumerFirst() throws {
    func gradient(_ factors: [Double]) throws -> Double {
      let x = Tensor(1, requiresGrad: true)
      let shared = try x * 1
      let parts = try factors.map { try shared * .double($0) }
      try parts.dropFirst().reduce(parts[0]) { try $0 + $1 }.backward()
      return try x.grad!.item().double
    }
    #expect(try gradient([1, 1e8, -1e8]) == 1)
    #expect(try gradient([-1e8, 1e8, 1]) == 0)
  }

  @Test func accumulatesIntoTheSameTensor() throws {
    let x = Tensor([1, 2], requiresGrad: true)
    try (x * 3).sum().backward()
    let gradient = x.grad!
    try (x * x).sum().backward()
    #expect(x.grad === gradient)
    #expect(try gradient.toArray() == [5, 7])
    #expect(try gradient.version() == 1)
  }

  @Test func aGradientNeverSharesMemoryWithTheCallers() throws {
    let x = Tensor([1, 2], requiresGrad: true)
    let start = Tensor([5, 6])
    try x.clone().backward(gradient: start)
    #expect(try x.grad!.toArray() == [5, 6])
    #expect(!x.grad!.sharesStorage(with: start))
  }

  @Test func underCreateGraphGradientsAreAddedAsNewTensors() throws {
    let x = Tensor(3, requiresGrad: true)
    try x.pow(2).backward(createGraph: true)
    let first = x.grad!
    #expect(first.gradFn?.name == "CopyBackwards")
    try x.pow(2).backward(createGraph: true)
    #expect(x.grad !== first)
    #expect(x.grad?.gradFn?.name == "AddBackward0")
    try x.setGrad(nil)
  }

  @Test func severalRootsAddUp() throws {
    let x = Tensor([1, 2], requiresGrad: true)
    try backward([x * 2, x * x], gradients: [Tensor([1, 1]), Tensor([10, 10])])
    #expect(try x.grad!.toArray() == [22, 42])
  }

  @Test func onlyNamedInputsReceive() throws {
    let x = Tensor(2, requiresGrad: true)
    let y = Tensor(3, requiresGrad: true)
    let product = try x * y
    try (product * 2).backward(inputs: [x, product])
    #expect(try x.grad!.item() == .double(6))
    #expect(y.grad == nil)
    #expect(try product.grad!.item() == .double(2))
  }

  @Test func gradChangesNothing() throws {
    let x = Tensor(2, requiresGrad: true)
    let unused = Tensor(1, requiresGrad: true)
    let found = try grad(
      outputs: [x.pow(3)], inputs: [x, unused], allowUnused: true)
    #expect(try found[0]!.item() == .double(12))
    #expect(found[1] == nil)
    #expect(x.grad == nil)
    let zeros = try grad(outputs: [x.pow(3)], inputs: [unused], materializeGrads: true)
    #expect(try zeros[0]!.item() == .double(0))
  }

  @Test func aFailingPassKeepsWhatItHadAdded() throws {
    let x = Tensor([1, 2], requiresGrad: true)
    let early = try x.exp()
    let w = Tensor(1, requiresGrad: true)
    // The later branch runs first and reaches w; the earlier one fails.
    let loss = try early.sum() + w * 4
    try Engine.withGradMode(false) { try early.addInPlace(Tensor([1, 1])) }
    #expect(throws: AutogradError.self) { try loss.backward() }
    #expect(try w.grad?.item() == .double(4))
    #expect(x.grad == nil)
    // The graph is fit for a pass of its own afterwards.
    let y = try x * 2
    try y.sum().backward()
    #expect(try x.grad!.toArray() == [2, 2])
  }

  @Test func savedTensorsAreFreedNodeByNode() throws {
    let x = Tensor(2, requiresGrad: true)
    let y = try x.exp()
    let z = try y * y
    let node = y.gradFn!
    #expect(node.savedNames == ["result"])
    #expect(z.gradFn!.savedNames == ["other", "self"])
    try z.backward()
    #expect(node.savedNames.isEmpty && z.gradFn!.savedNames.isEmpty)
    #expect(throws: AutogradError.freed) { try node.savedTensor("result") }
  }

  @Test func nothingSavedCanRunAgain() throws {
    let x = Tensor(2, requiresGrad: true)
    let y = try x + 1
    try y.backward()
    try y.backward()
    #expect(try x.grad!.item() == .double(2))
  }

  @Test func hooksMayRunPassesOfTheirOwn() throws {
    let x = Tensor(3, requiresGrad: true)
    let y = try x.pow(2)
    try y.registerHook { gradient in
      let inner = try Engine.withGradMode(true) {
        try grad(outputs: [x.pow(3)], inputs: [x])[0]!
      }
      return try gradient * inner
    }
    try y.backward()
    // 2x times 3x^2
    #expect(try x.grad!.item() == .double(6 * 27))
  }

  @Test func aHookMayWalkTheGraphThatIsRunning() throws {
    let x = Tensor(3, requiresGrad: true)
    let y = try x * x
    let z = try y * 2
    try z.registerHook { gradient in
      let inner = try grad(outputs: [y], inputs: [x], retainGraph: true)[0]!
      return try gradient * inner
    }
    try z.backward()
    #expect(try x.grad!.item() == .double(6 * 2 * 6))
  }
}
