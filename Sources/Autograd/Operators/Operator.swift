/// An operator, declared once: what it is called, what it takes, how it computes, and one derivative
/// for every input that can be differentiated.
///
/// The Swift methods of ``Tensor``, the `torch` bindings, the gradient checks and the formulas that
/// people read all derive from the declaration. Families of declarations are in `Operators/`.
public final class Operator: Sendable {
  /// Where PyTorch has it.
  public struct Homes: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// A set of homes by its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// `torch.NAME(...)`.
    public static let torch = Homes(rawValue: 1)
    /// `tensor.NAME(...)`.
    public static let method = Homes(rawValue: 2)
    /// `tensor.NAME_(...)`, which overwrites the tensor.
    public static let inPlace = Homes(rawValue: 4)
    /// `torch.nn.functional.NAME(...)`.
    public static let functional = Homes(rawValue: 8)
    /// `torch.special.NAME(...)`.
    public static let special = Homes(rawValue: 16)
    /// `torch.linalg.NAME(...)`.
    public static let linalg = Homes(rawValue: 32)
    /// A function and a method.
    public static let both: Homes = [.torch, .method]
    /// A function, a method and a method that overwrites.
    public static let all: Homes = [.torch, .method, .inPlace]
  }

  /// How it computes.
  enum Forward: Sendable {
    /// One number at a time from one tensor.
    case unary(UnaryKernel)
    /// One number at a time from two tensors, broadcast and promoted to a common type.
    case binary(BinaryKernel)
    /// With code of its own; the results are new tensors or views without a past.
    case primitive(@Sendable (Arguments) throws -> [Tensor])
    /// As a composition of other operators, which the graph then shows instead.
    case composite(@Sendable (Arguments) throws -> [Tensor])
  }

  /// Its name: `sin`. Several operators have the same one when PyTorch tells them apart by what is given.
  public let name: String
  /// Other names for the same: `multiply` for `mul`.
  public let aliases: [String]
  /// Where PyTorch has it.
  public let homes: Homes
  /// What it takes.
  public let parameters: [Parameter]
  /// The name of the node it makes: `SinBackward0`. Nil for a composite and for what has no derivative.
  public let gradFn: String?
  /// The derivatives, in order of the parameters.
  public let derivatives: [Derivative]
  /// Whether every element of the result depends on one element of each argument alone, so that the
  /// chain rule reads `upstream x local`.
  public let isElementwise: Bool
  /// Whether the results share memory with the first argument.
  public let isView: Bool
  /// The fields of the named tuple that several results come in; empty for one result.
  public let resultNames: [String]
  /// Whether it gives a list of tensors, whose length depends on the arguments.
  public let returnsList: Bool
  /// Whether it is a part of others, without a name in PyTorch's Python.
  public let isInternal: Bool
  let forward: Forward
  /// What a node keeps besides the arguments that are no tensors.
  let remembers: (@Sendable (Arguments) -> [Argument])?
  /// Which outputs people see; kernels may compute more for the backward pass.
  let visibleOutputs: Int?
  /// What may be saved, in order of a node's slots; the result always first.
  let savedSlots: [Saved]
  /// For each slot, which derivatives read it: bit i stands for derivative i.
  let slotReaders: [UInt32]
  private let inputSlot: Int
  private let otherSlot: Int
  /// Arguments to check the derivatives with, where random ones will not do.
  let samples: (@Sendable () -> [[Argument]])?
  let differentiableParameters: [Int]
  private let attributeIndices: [Int]
  let attributeCount: Int

  init(
    _ name: String, aliases: [String] = [], in homes: Homes = .both, _ parameters: [Parameter],
    gradFn: String? = nil, forward: Forward, elementwise: Bool = false, view: Bool = false,
    returnsList: Bool = false, results: [String] = [], visibleOutputs: Int? = nil,
    isInternal: Bool = false,
    remembers: (@Sendable (Arguments) -> [Argument])? = nil, derivatives: [Derivative] = [],
    samples: (@Sendable () -> [[Argument]])? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.homes = homes
    self.parameters = parameters
    self.gradFn = gradFn
    self.forward = forward
    isElementwise = elementwise
    isView = view
    resultNames = results
    self.visibleOutputs = visibleOutputs
    self.isInternal = isInternal
    self.derivatives = derivatives
    self.returnsList = returnsList
    self.remembers = remembers
    self.samples = samples
    var slots: [Saved] = []
    for saved in derivatives.flatMap(\.reads) where !slots.contains(saved) {
      slots.insert(saved, at: saved.isResult ? 0 : slots.count)
    }
    savedSlots = slots
    slotReaders = slots.map { slot in
      derivatives.enumerated().reduce(0) {
        $1.element.reads.contains(slot) ? $0 | 1 << $1.offset : $0
      }
    }
    inputSlot = slots.firstIndex(of: .input) ?? -1
    otherSlot = slots.firstIndex(of: .other) ?? -1
    differentiableParameters = derivatives.map { derivative in
      guard let index = parameters.firstIndex(where: { $0.name == derivative.parameter }) else {
        preconditionFailure("\(name) has no parameter \(derivative.parameter)")
      }
      return index
    }
    var indices: [Int] = []
    var count = 0
    for parameter in parameters {
      switch parameter.kind {
      case .tensor, .operand, .tensors, .indices: indices.append(-1)
      default:
        indices.append(count)
        count += 1
      }
    }
    attributeIndices = indices
    attributeCount = count
  }

  @inline(__always)
  func slot(of saved: Saved) -> Int {
    switch saved.code {
    case 0: inputSlot
    case 1: otherSlot
    default: savedSlots.firstIndex(of: saved)!
    }
  }

  func index(ofParameter name: String) -> Int? { parameters.firstIndex { $0.name == name } }

  func attributeIndex(ofParameter name: String) -> Int {
    attributeIndices[index(ofParameter: name)!]
  }

  func isAttribute(_ parameter: Int) -> Bool { attributeIndices[parameter] >= 0 }

  func name(of saved: Saved) -> String {
    if saved.code >= 0 { return parameters[saved.code].name }
    let output = -1 - saved.code
    if output == 0 { return "result" }
    return output < resultNames.count ? resultNames[output] : "result\(output)"
  }

  /// The name in messages about the operator itself.
  var atenName: String { name }
}

extension Operator: CustomStringConvertible {
  /// The signature: `add(self, other, *, alpha=1)`.
  public var description: String {
    var parts: [String] = []
    for parameter in parameters {
      if parameter.isKeywordOnly, !parts.contains("*") { parts.append("*") }
      parts.append(parameter.name + (parameter.fallback.map { "=\($0().pythonText)" } ?? ""))
    }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }
}

extension Argument {
  /// As Python writes it; tensors are only named.
  public var pythonText: String {
    switch self {
    case .none: "None"
    case .tensor: "tensor"
    case .scalar(.bool(let value)): value ? "True" : "False"
    case .scalar(.int(let value)): "\(value)"
    case .scalar(.double(let value)): value.isInfinite ? (value < 0 ? "-inf" : "inf") : "\(value)"
    case .ints(let values): "\(values)"
    case .tensors, .optionalTensors: "tensors"
    case .string(let value): "'\(value)'"
    case .dtype(let value): "torch.\(value.name)"
    }
  }
}
