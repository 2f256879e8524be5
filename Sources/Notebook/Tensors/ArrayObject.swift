import Autograd
import MiniPython

/// What `x.numpy()` gives: the numbers of a tensor, shown as NumPy shows them. It shares the
/// tensor's memory, and what is computed with it is computed by the engine, without gradients.
final class ArrayObject: HostObject {
  let tensor: Tensor
  private unowned let torch: Torch

  init(_ tensor: Tensor, _ torch: Torch) {
    self.tensor = tensor
    self.torch = torch
    super.init(type: torch.arrayType)
  }

  private func wrapped(_ value: Value) -> Value {
    torch.tensor(value).map { .object(ArrayObject($0, torch)) } ?? value
  }

  private func unwrapped(_ value: Value) -> Value {
    value.object(ArrayObject.self).map { torch.value($0.tensor) } ?? value
  }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try torch.binary(operation, torch.value(tensor), unwrapped(other)).map(wrapped)
  }

  override func reflected(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try torch.reflected(operation, other, torch.value(tensor)).map(wrapped)
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    wrapped(try torch.value(tensor).unary(operation))
  }

  override func length() throws -> Int? { try torch.value(tensor).length() }

  override func truth() throws -> Bool { try torch.value(tensor).truth() }

  override func floatValue() throws -> Double? {
    guard tensor.count == 1 else {
      throw PythonError(.typeError, "only length-1 arrays can be converted to Python scalars")
    }
    return try tensor.item().double
  }

  override func makeIterator() throws -> IteratorObject? {
    let items = try torch.value(tensor).iterated().map(plain)
    return try Value(list: items).iterator()
  }

  override func getItem(_ index: Value) throws -> Value? {
    plain(try torch.value(tensor).getItem(unwrapped(index)))
  }

  /// Single elements are Python numbers.
  private func plain(_ value: Value) -> Value {
    guard let tensor = torch.tensor(value) else { return value }
    return tensor.rank == 0
      ? torch.number(of: tensor) ?? value : .object(ArrayObject(tensor, torch))
  }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "shape": return Value(tuple: tensor.shape.map { .int($0) })
    case "ndim": return .int(tensor.rank)
    case "size": return .int(tensor.count)
    case "dtype": return Value(tensor.dtype.name)
    case "T": return wrapped(try torch.value(tensor).attribute("T"))
    case "tolist", "item": return try torch.value(tensor).attribute(name)
    case "copy": return Value(function: name) { [self] _ in .object(self) }
    case "sum", "mean", "min", "max", "argmax", "argmin", "reshape", "flatten", "squeeze", "std":
      return Value(function: name) { [self] arguments in
        plain(try torch.value(tensor).attribute(name).call(arguments))
      }
    default: return nil
    }
  }

  override func str() throws -> String { ArrayText(tensor).text() }

  override func repr() throws -> String {
    let text = ArrayText(tensor).text(separator: ",", indent: "array(".count)
    let isUsual = [.int64, .float64, .bool].contains(tensor.dtype)
    return "array(\(text)\(isUsual ? "" : ", dtype=\(tensor.dtype.name)"))"
  }
}
