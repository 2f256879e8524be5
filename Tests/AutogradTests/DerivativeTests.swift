import Testing

@testable import Autograd

/// The derivatives of the whole catalogue against finite differences, first and second order, in
/// float64: with the samples of each declaration, and for elementwise operators also with random shapes
/// that broadcast against each other.
@Suite struct DerivativeTests {
  @Test(arguments: Sample.declared)
  func agreesWithDifferences(_ sample: Sample) throws {
    try sample.check()
  }

  @Test(arguments: Sample.broadcast)
  func agreesWithDifferencesWhereItBroadcasts(_ sample: Sample) throws {
    try sample.check()
  }

  /// Cholesky's factor depends on one triangle only; differences need a matrix that stays symmetric.
  @Test func choleskyOfSymmetricMatrices() throws {
    let a = try Tensor.sample([3, 3]).requiresGrad()
    func function(_ inputs: [Tensor]) throws -> [Tensor] {
      let identity = try Operator.call("eye", [3], ["dtype": .dtype(.float64)])[0]
      let symmetric = try inputs[0].mm(inputs[0].t()) + identity
      return try Operator.call("cholesky", in: .linalg, [.tensor(symmetric)])
    }
    try gradcheck([a], function)
    try gradgradcheck([a], atol: 1e-4, function)
  }

  @Test func coversTheCatalogue() {
    let differentiable = Operator.all.filter { !$0.derivatives.isEmpty }
    let checked = Set(Sample.declared.map { ObjectIdentifier($0.operation) })
      .union(Operator.named("cholesky").map { ObjectIdentifier($0) })
    let missing = differentiable.filter { !checked.contains(ObjectIdentifier($0)) }.map(\.name)
    #expect(missing.isEmpty, "no samples for \(missing)")
    #expect(differentiable.count > 130)
  }
}

/// An operator with arguments to differentiate it at.
struct Sample: CustomTestStringConvertible, @unchecked Sendable {
  let operation: Operator
  let arguments: [Argument]

  var testDescription: String {
    let shapes = arguments.map { $0.tensor.map { "\($0.shape)" } ?? $0.pythonText }
    return "\(operation.name)(\(shapes.joined(separator: ", ")))"
  }

  /// What the declarations give, or what fits their parameters.
  static let declared: [Sample] = Operator.all.filter {
    !$0.derivatives.isEmpty && $0.name != "cholesky"
  }.flatMap {
    operation in
    (operation.samples?() ?? fitting(operation)).map {
      Sample(operation: operation, arguments: $0)
    }
  }

  /// Elementwise operators at shapes that broadcast, where they take any numbers at all.
  static let broadcast: [Sample] = Operator.all.filter {
    $0.isElementwise && !$0.derivatives.isEmpty && $0.samples == nil
      && $0.parameters.count { [.tensor, .operand].contains($0.kind) } > 1
  }.flatMap { operation -> [Sample] in
    var generator = ShapeGenerator(seed: operation.name)
    return (0..<6).map { _ in
      let common = generator.shape()
      let arguments = operation.parameters.enumerated().map { index, parameter -> Argument in
        guard [.tensor, .operand].contains(parameter.kind) else { return parameter.sample }
        return .tensor(spread(generator.shape(broadcastingTo: common), from: index))
      }
      return Sample(operation: operation, arguments: arguments)
    }
  }

  static func fitting(_ operation: Operator) -> [[Argument]] {
    [
      operation.parameters.enumerated().map { index, parameter in
        [.tensor, .operand].contains(parameter.kind)
          ? .tensor(spread([2, 3], from: index)) : parameter.sample
      }
    ]
  }

  /// Different numbers for different arguments, so that none are equal.
  private static func spread(_ shape: [Int], from index: Int) -> Tensor {
    let values = (0..<shape.reduce(1, *)).map {
      Tensor.sample(shape).scalar(at: $0).double + 0.19 * Double(index)
    }
    return Tensor(values, shape: shape, dtype: .float64)
  }

  func check() throws {
    let places = Set(operation.differentiableParameters)
    var inputs: [Tensor] = []
    var template: [Argument] = []
    for (index, argument) in arguments.enumerated() {
      switch argument {
      case .tensor(let tensor) where places.contains(index) && tensor.dtype.isFloatingPoint:
        inputs.append(try tensor.contiguous().detach().clone().requiresGrad())
      case .tensors(let tensors) where places.contains(index):
        inputs += try tensors.map { try $0.detach().clone().requiresGrad() }
      default: break
      }
      template.append(argument)
    }
    func function(_ inputs: [Tensor]) throws -> [Tensor] {
      var rest = inputs[...]
      let arguments = template.enumerated().map { index, argument -> Argument in
        switch argument {
        case .tensor(let tensor) where places.contains(index) && tensor.dtype.isFloatingPoint:
          .tensor(rest.removeFirst())
        case .tensors(let tensors) where places.contains(index):
          .tensors(tensors.map { _ in rest.removeFirst() })
        default: argument
        }
      }
      return try operation.apply(arguments).filter { $0.requiresGrad }
    }
    try gradcheck(inputs, function)
    try gradgradcheck(inputs, atol: 1e-4, function)
  }
}

/// Shapes that broadcast against each other, the same in every run for one operator.
private struct ShapeGenerator {
  private var state: UInt64

  /// Starts from the FNV-1a hash of a name; Swift's own hashes differ from run to run.
  init(seed: String) {
    state = seed.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// A number below `bound`, by Knuth's linear congruential generator (its high bits).
  private mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  /// Up to three dimensions of one to three.
  mutating func shape() -> [Int] {
    (0..<next(below: 4)).map { _ in 1 + next(below: 3) }
  }

  /// The last few dimensions of a shape, some of them one.
  mutating func shape(broadcastingTo common: [Int]) -> [Int] {
    common.suffix(next(below: common.count + 1)).map { next(below: 3) == 0 ? 1 : $0 }
  }
}

extension Parameter {
  /// Something to give for it.
  fileprivate var sample: Argument {
    if let fallback { return fallback() }
    return switch kind {
    case .number: 0.7
    case .int: 1
    case .ints: [1]
    case .bool: false
    case .string: "none"
    default: .none
    }
  }
}
