import Autograd
import MiniPython

/// A tensor as Python sees it. One tensor has one object as long as Python holds on to it, so that
/// `x.grad is g` holds and attributes stay.
final class TensorObject: HostObject {
  let tensor: Tensor
  unowned let torch: Torch

  init(_ tensor: Tensor, _ torch: Torch, type: TypeObject) {
    self.tensor = tensor
    self.torch = torch
    super.init(type: type)
  }

  deinit { torch.forget(self) }

  var isParameter: Bool { type.isSubclass(of: torch.parameterType) }

  // MARK: Operators

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try torch.binary(operation, .object(self), other)
  }

  override func reflected(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try torch.reflected(operation, other, .object(self))
  }

  override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try torch.inPlace(operation, self, other)
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    switch operation {
    case .negative: try torch.apply("neg", [.object(self)])
    case .positive: .object(self)
    case .invert: try inverted()
    }
  }

  private func inverted() throws -> Value {
    if tensor.dtype.isFloatingPoint {
      throw PythonError(
        .typeError,
        "~ (operator.invert) is only implemented on integer and Boolean-type tensors")
    }
    return try torch.apply("bitwise_not", [.object(self)])
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    guard torch.isOperand(other) else { return nil }
    let names: [Comparison: String] = [
      .less: "lt", .lessOrEqual: "le", .equal: "eq", .notEqual: "ne", .greater: "gt",
      .greaterOrEqual: "ge",
    ]
    return try torch.apply(names[operation] ?? "eq", [.object(self), other])
  }

  override func hash() throws -> Int? { identity }

  // MARK: As a number

  /// The only element, for conversions to Python numbers.
  private func element() throws -> Scalar {
    try torch.raising { try tensor.item() }
  }

  /// The only element, for `float(x)` and its like, which lose the gradient.
  private func converted() throws -> Scalar {
    if tensor.requiresGrad {
      torch.warn(
        "Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior.\n"
          + "Consider using tensor.detach() first.", once: true)
    }
    guard tensor.count == 1 else {
      throw PythonError(
        .valueError, "only one element tensors can be converted to Python scalars")
    }
    return try element()
  }

  override func truth() throws -> Bool {
    if tensor.count == 1 { return try element().isTrue }
    let what = tensor.count == 0 ? "no values" : "more than one value"
    throw PythonError(.runtimeError, "Boolean value of Tensor with \(what) is ambiguous")
  }

  override func floatValue() throws -> Double? { try converted().double }

  override func integerValue() throws -> Value? {
    switch try converted() {
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .int(let integer): return .int(integer)
    case .double(let number): return try Value.float(number).integerIfNumber()
    }
  }

  override func indexValue() throws -> Value? {
    guard tensor.count == 1, !tensor.dtype.isFloatingPoint else {
      throw PythonError(
        .typeError, "only integer tensors of a single element can be converted to an index")
    }
    return .int(try element().int)
  }

  // MARK: As a sequence

  override func length() throws -> Int? {
    guard let first = tensor.shape.first else {
      throw PythonError(.typeError, "len() of a 0-d tensor")
    }
    return first
  }

  override func makeIterator() throws -> IteratorObject? {
    if tensor.rank == 0 { throw PythonError(.typeError, "iteration over a 0-d tensor") }
    return try torch.apply("unbind", [.object(self)]).iterator()
  }

  override func getItem(_ index: Value) throws -> Value? {
    try torch.raising { try torch.value(torch.item(tensor, index)) }
  }

  override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    try torch.raising { try torch.setItem(tensor, index, value) }
    return true
  }

  override func contains(_ item: Value) throws -> Bool? {
    guard torch.isOperand(item) else { return nil }
    return try torch.apply("eq", [.object(self), item]).callMethod("any").truth()
  }

  // MARK: As text

  override func repr() throws -> String { torch.text(of: tensor, isParameter: isParameter) }

  override func format(_ spec: String) throws -> String {
    if tensor.rank == 0, !isParameter, let number = torch.number(of: tensor) {
      return try number.formatted(spec)
    }
    return try super.format(spec)
  }
}
