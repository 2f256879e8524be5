import Testing

@testable import Autograd

/// What is computed in loops of its own once a tensor is too large for its digits to be read: float32
/// against the same in float64, which goes the long way; the gradient of a sum, which repeats one number,
/// and one of many.
@Suite struct LargeTensorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let shapes: [[Int]]
    let apply: @Sendable ([Argument]) throws -> Tensor

    var testDescription: String { "\(name) \(shapes)" }

    init(
      _ name: String, _ shapes: [[Int]],
      _ rest: @escaping @autoclosure @Sendable () -> [Argument] = [],
      apply: (@Sendable ([Argument]) throws -> Tensor)? = nil
    ) {
      self.name = name
      self.shapes = shapes
      self.apply = apply ?? { try Operator.call(name, $0 + rest())[0] }
    }
  }

  static let cases: [Case] = [
    Case("softmax", [[40, 50]], [1]), Case("log_softmax", [[40, 50]], [1]),
    Case("softmax", [[40, 50]], [0]), Case("log_softmax", [[2, 20, 50]], [-1]),
    Case("gelu", [[40, 50]]), Case("gelu", [[40, 50]], ["tanh"]), Case("silu", [[40, 50]]),
    Case("softplus", [[40, 50]]), Case("softplus", [[40, 50]], [2.0, 5.0]),
    Case("logsigmoid", [[40, 50]]), Case("elu", [[40, 50]]), Case("leaky_relu", [[40, 50]]),
    Case("hardtanh", [[40, 50]]), Case("layer_norm", [[40, 50]], [[50]]),
    Case("layer_norm", [[40, 5, 10], [5, 10], [5, 10]]) {
      try Operator.call("layer_norm", [$0[0], [5, 10], $0[1], $0[2]])[0]
    },
    Case("layer_norm", [[40, 50], [50]]) {
      try Operator.call("layer_norm", [$0[0], [50], $0[1]])[0]
    },
    Case("batch_norm", [[200, 10], [10], [10]]) {
      try Operator.call("batch_norm", [$0[0], .none, .none, $0[1], $0[2], true])[0]
    },
    Case("batch_norm", [[8, 5, 7, 6], [5], [5]]) {
      try Operator.call("batch_norm", [$0[0], .none, .none, $0[1], $0[2], true])[0]
    },
    Case("batch_norm of gathered statistics", [[8, 5, 7, 6], [5], [5], [5], [5]]) {
      try Operator.call(
        "batch_norm",
        [
          $0[0], .tensor($0[3].tensor!.detach()), .tensor($0[4].tensor!.detach().abs() + 0.5),
          $0[1], $0[2], false,
        ])[0]
    },
    Case("conv2d", [[3, 2, 20, 20], [4, 2, 3, 3], [4]]),
  ]

  @Test(arguments: cases)
  func agreesWithTheLongWay(_ item: Case) throws {
    for repeatsGradient in [true, false] {
      let (values, gradients) = try results(item, .float32, repeatsGradient)
      let (exact, exactGradients) = try results(item, .float64, repeatsGradient)
      expectNear(values, exact, "value", terms: 1)
      for (index, pair) in zip(gradients, exactGradients).enumerated() {
        expectNear(
          pair.0, pair.1, "gradient \(index), repeated: \(repeatsGradient)",
          terms: values.count / max(pair.1.count, 1))
      }
    }
  }

  private func results(_ item: Case, _ dtype: DType, _ repeatsGradient: Bool) throws
    -> ([Double], [[Double]])
  {
    let leaves = try item.shapes.map { try Tensor.sample($0).to(dtype).detach().requiresGrad() }
    let y = try item.apply(leaves.map { .tensor($0) })
    let upstream = try Tensor.sample(y.shape).to(dtype)
    let loss = repeatsGradient ? try y.sum() : try (y * upstream).sum()
    try loss.backward()
    return (try y.toArray(), try leaves.map { try $0.grad?.toArray() ?? [] })
  }

  /// Within some units of float32's last place of the largest number, or of how many were added up.
  private func expectNear(_ found: [Double], _ exact: [Double], _ what: String, terms: Int) {
    let scale = exact.map(\.magnitude).max() ?? 1
    let tolerance = Double(Float.ulpOfOne) * (16 * max(scale, 1) + Double(terms))
    let worst = zip(found, exact).map { ($0 - $1).magnitude }.max() ?? 0
    #expect(found.count == exact.count)
    #expect(worst <= tolerance, "\(what) is off by \(worst)")
  }

  @Test func runningStatisticsAreThoseOfTheBatch() throws {
    let input = Tensor.sample([30, 4, 5, 5])
    var kept: [[[Double]]] = []
    for dtype in [DType.float32, .float64] {
      let (mean, variance) = (try Tensor.zeros([4], dtype), try Tensor.ones([4], dtype))
      _ = try Operator.call(
        "batch_norm",
        [.tensor(input.to(dtype)), .tensor(mean), .tensor(variance), .none, .none, true]
      )
      kept.append([try mean.toArray(), try variance.toArray()])
    }
    for (found, exact) in zip(kept[0], kept[1]) { expectNear(found, exact, "statistics", terms: 1) }
  }

  @Test func gradientsThatLeavesKeepAreTheirOwn() throws {
    let (a, b) = (
      try Tensor.sample([30]).requiresGrad(), try Tensor.sample([30]).requiresGrad()
    )
    // Both receive the very gradient that was given.
    let upstream = Tensor.sample([30])
    try (a + b).backward(gradient: upstream)
    #expect(!a.grad!.sharesStorage(with: b.grad!))
    #expect(!a.grad!.sharesStorage(with: upstream))
    #expect(!b.grad!.sharesStorage(with: upstream))
    let before = try a.grad!.toArray()
    try (a * 2.0).sum().backward()
    #expect(try b.grad!.toArray() == before)
    #expect(try a.grad!.toArray() == before.map { $0 + 2 })
  }

  @Test func aGradientIsKeptInTheLayoutOfItsLeaf() throws {
    let weight = try Tensor.sample([3, 4]).requiresGrad()
    let input = Tensor.sample([5, 4])
    try input.mm(weight.t()).sum().backward()
    #expect(weight.grad!.strides == weight.strides)
    #expect(!weight.grad!.isView)
    #expect(weight.grad!.gradFn == nil)
  }
}
