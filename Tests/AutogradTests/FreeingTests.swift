import Glibc
import Testing

@testable import Autograd

/// Every node is freed, whatever was done with it, and graphs of any length are made, run and freed
/// on a small stack.
@Suite struct FreeingTests {
  private func expectAllFreed(_ body: () throws -> Void) rethrows {
    let before = Engine.liveNodeCount
    try body()
    #expect(Engine.liveNodeCount == before)
  }

  @Test func withoutABackwardPass() throws {
    try expectAllFreed {
      let x = Tensor([1, 2], requiresGrad: true)
      _ = try (x.exp() * x.sin()).sigmoid().sum()
    }
  }

  @Test func afterABackwardPass() throws {
    try expectAllFreed {
      let x = Tensor(2, requiresGrad: true)
      try (x.exp() * x).backward()
    }
  }

  @Test func afterAnErrorInTheMiddle() throws {
    try expectAllFreed {
      let x = Tensor([1, 2], requiresGrad: true)
      let y = try x.exp()
      let z = try y * 3
      try Engine.withGradMode(false) { try y.addInPlace(Tensor([1, 1])) }
      #expect(throws: AutogradError.self) { try z.sum().backward() }
    }
  }

  @Test func gradientsOfGradients() throws {
    try expectAllFreed {
      let x = Tensor(2, requiresGrad: true)
      var y = try x.sin()
      for _ in 0..<4 { y = try grad(outputs: [y], inputs: [x], createGraph: true)[0]! }
    }
  }

  @Test func operationsInPlaceAndViews() throws {
    try expectAllFreed {
      let x = Tensor([1, 2, 3], requiresGrad: true)
      let y = try x.clone()
      try y.addInPlace(y)
      let square = try y.clone()
      // Keeps itself for the backward pass, and so refuses it.
      try Operator.arithmetic.mul.applyInPlace([.tensor(square), .tensor(square)])
      #expect(throws: AutogradError.self) { try square.sum().backward(retainGraph: true) }
      let part = try y.view([3, 1]).view([3])
      try part.addInPlace(Tensor([1, 1, 1]))
      try Operator.functions.exp.applyInPlace([.tensor(y)])
      try y.sum().backward(retainGraph: true)
    }
  }

  @Test func hooksAndRetainedGradients() throws {
    try expectAllFreed {
      let x = Tensor(2, requiresGrad: true)
      let y = try x * 2
      try y.retainGrad()
      try y.registerHook { try $0 * 2 }
      y.gradFn!.registerHook { _, _ in nil }
      try y.backward()
    }
  }

  @Test func customFunctions() throws {
    try expectAllFreed {
      let x = Tensor(2, requiresGrad: true)
      let y = try CustomFunctionTests.Exponential()(x)
      _ = try CustomFunctionTests.Cube()(y)
    }
  }

  private static let million = 1_000_000

  private static func chain(_ length: Int, _ x: Tensor) throws -> Tensor {
    var y = x
    for _ in 0..<(length / 4) { y = try (y * 1.0001).sin().sigmoid() + 0.1 }
    return y
  }

  @Test func aMillionNodes() throws {
    try expectAllFreed {
      let x = Tensor(1, requiresGrad: true)
      try Self.chain(Self.million, x).backward()
      #expect(x.grad != nil)
    }
  }

  @Test func aMillionNodesOnASmallStack() throws {
    let outcome = try onThread(stackBytes: 512 << 10) {
      let x = Tensor(1, requiresGrad: true)
      let made: Int
      do {
        let y = try Self.chain(Self.million, x)
        made = Engine.liveNodeCount
        try y.backward()
      }
      return [made, Engine.liveNodeCount]
    }
    // The leaf's own node goes with the graph.
    #expect(outcome == [Self.million + 1, 0])
  }

  @Test func aMillionNodesThatNobodyRuns() throws {
    let left = try onThread(stackBytes: 512 << 10) {
      let x = Tensor(1, requiresGrad: true)
      // Saved tensors lead to nodes too, and nodes to saved tensors.
      do { _ = try Self.chain(Self.million, x) }
      return [Engine.liveNodeCount]
    }
    #expect(left == [0])
  }

  @Test func aLongChainOfGradientsOnASmallStack() throws {
    let left = try onThread(stackBytes: 512 << 10) {
      let x = Tensor(1, requiresGrad: true)
      do {
        let y = try Self.chain(100_000, x)
        let first = try grad(outputs: [y], inputs: [x], createGraph: true)[0]!
        _ = try grad(outputs: [first], inputs: [x])
      }
      return [Engine.liveNodeCount]
    }
    #expect(left == [0])
  }

  @Test func aLongChainOfCustomFunctionsAndVectorsOnASmallStack() throws {
    let left = try onThread(stackBytes: 512 << 10) {
      let x = Tensor([1, 2], requiresGrad: true)
      do {
        var y = x
        for _ in 0..<50_000 { y = try CustomFunctionTests.Exponential()(y * 0.1).view([2]) }
      }
      return [Engine.liveNodeCount]
    }
    #expect(left == [0])
  }

  /// Runs `body` on a thread of its own with a stack of that size.
  private func onThread(
    stackBytes: Int, _ body: @escaping @Sendable () throws -> [Int]
  ) throws -> [Int] {
    final class Job {
      let body: @Sendable () throws -> [Int]
      var result: Result<[Int], any Error>?
      init(_ body: @escaping @Sendable () throws -> [Int]) { self.body = body }
    }
    let job = Job(body)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackBytes)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes,
      { argument in
        let job = Unmanaged<Job>.fromOpaque(argument!).takeUnretainedValue()
        job.result = Result { try job.body() }
        return nil
      }, Unmanaged.passUnretained(job).toOpaque())
    #expect(status == 0)
    pthread_join(thread, nil)
    return try job.result!.get()
  }
}
