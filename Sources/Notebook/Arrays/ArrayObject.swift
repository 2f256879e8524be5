import Autograd
import MiniPython

/// A NumPy array: numbers in memory that tensors may share, computed with by the engine under
/// NumPy's rules of promotion, without gradients.
final class ArrayObject: HostObject {
  let tensor: Tensor
  unowned let torch: Torch

  init(_ tensor: Tensor, _ torch: Torch) {
    self.tensor = tensor
    self.torch = torch
    super.init(type: torch.arrayType)
  }

  override var allowsAttributes: Bool { false }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try torch.arrays.binary(operation, .object(self), other)
  }

  override func reflected(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try torch.arrays.binary(operation, other, .object(self))
  }

  override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    guard let result = try torch.arrays.binary(operation, .object(self), other) else { return nil }
    try torch.arrays.write(result, into: tensor, operation)
    return .object(self)
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    torch.arrays.result(try torch.raising { try torch.value(tensor).unary(operation) })
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    try torch.arrays.compare(operation, .object(self), other)
  }

  override func hash() throws -> Int? { nil }

  override func length() throws -> Int? {
    if tensor.rank == 0 { throw PythonError(.typeError, "len() of unsized object") }
    return tensor.shape[0]
  }

  override func truth() throws -> Bool {
    if tensor.count == 1 { return try tensor.item().isTrue }
    throw PythonError(
      .valueError,
      "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
  }

  private func element() throws -> Scalar {
    guard tensor.count == 1 else {
      throw PythonError(.typeError, "only 0-dimensional arrays can be converted to Python scalars")
    }
    return try tensor.item()
  }

  override func floatValue() throws -> Double? { try element().double }
  override func integerValue() throws -> Value? { .int(try element().int) }

  override func makeIterator() throws -> IteratorObject? {
    if tensor.rank == 0 { throw PythonError(.typeError, "iteration over a 0-d array") }
    let items = try torch.value(tensor).iterated().map { torch.arrays.result($0) }
    return try Value(list: items).iterator()
  }

  override func getItem(_ index: Value) throws -> Value? {
    try torch.arrays.raisingIndexErrors(of: tensor) {
      torch.arrays.result(torch.value(try torch.item(tensor, torch.arrays.index(index))))
    }
  }

  override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    var value = value
    if let array: ArrayObject = value.object() {
      value = torch.value(array.tensor)
    } else if value.sequence != nil {
      value = torch.value(try torch.literal(value, tensor.dtype))
    }
    try torch.arrays.raisingIndexErrors(of: tensor) {
      try torch.setItem(tensor, torch.arrays.index(index), value)
    }
    return true
  }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "shape": return Value(tuple: tensor.shape.map { .int($0) })
    case "ndim": return .int(tensor.rank)
    case "size": return .int(tensor.count)
    case "itemsize": return .int(tensor.dtype.size)
    case "nbytes": return .int(tensor.dtype.size * tensor.count)
    case "dtype": return .object(torch.arrays.description(of: tensor.dtype))
    case "T":
      let reversed = (0..<tensor.rank).reversed().map { Value.int($0) }
      let turned = try torch.apply("permute", [torch.value(tensor), Value(tuple: reversed)])
      return torch.arrays.array(turned)
    case "flat": return try torch.arrays.method("ravel", of: .object(self))?.call([])
    case "tolist": return try torch.value(tensor).attribute(name)
    case "item":
      return Value(function: name) { [self] arguments in
        guard let index = arguments[0] else { return torch.value(try element()) }
        let flat = torch.value(try torch.raising { try tensor.reshape([-1]) })
        return try flat.getItem(index).callMethod("item")
      }
    case "copy":
      return Value(function: name) { [self] _ in
        .object(ArrayObject(try torch.copied(tensor), torch))
      }
    default: return try torch.arrays.method(name, of: .object(self))
    }
  }

  override func str() throws -> String { ArrayText(tensor, torch.arrays.printing).text() }

  override func repr() throws -> String {
    let text = ArrayText(tensor, torch.arrays.printing).text(separator: ",", indent: "array(".count)
    let isUsual = [.int64, .float64, .bool].contains(tensor.dtype) && tensor.count > 0
    if isUsual { return "array(\(text))" }
    let isWide = (text.split(separator: "\n").last?.count ?? 0) + 14 + tensor.dtype.name.count > 75
    return "array(\(text),\(isWide ? "\n      " : "") dtype=\(tensor.dtype.name))"
  }

  override func format(_ spec: String) throws -> String {
    if spec.isEmpty { return try str() }
    if tensor.rank == 0 { return try torch.value(tensor.item()).formatted(spec) }
    throw PythonError(
      .typeError, "unsupported format string passed to numpy.ndarray.__format__")
  }
}
