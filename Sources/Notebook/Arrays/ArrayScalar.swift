import Autograd
import MiniPython

/// A single number of NumPy's: `np.float32(0.5)`, and what indexing and sums of arrays give.
final class ArrayScalar: HostObject {
  let scalar: Scalar
  let dtype: DType
  private unowned let torch: Torch

  init(_ scalar: Scalar, _ dtype: DType, _ torch: Torch) {
    self.scalar =
      switch dtype {
      case .bool: .bool(scalar.isTrue)
      case .int32: .int(Int(Int32(truncatingIfNeeded: scalar.int)))
      case .int64: .int(scalar.int)
      case .float32: .double(Double(Float(scalar.double)))
      case .float64: .double(scalar.double)
      }
    self.dtype = dtype
    self.torch = torch
    super.init(type: torch.arrays.type(of: dtype))
  }

  override var allowsAttributes: Bool { false }

  /// The number as Python's own.
  var plain: Value { torch.value(scalar) }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try torch.arrays.binary(operation, .object(self), other)
  }

  override func reflected(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try torch.arrays.binary(operation, other, .object(self))
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    torch.arrays.result(
      try torch.raising { try torch.value(Tensor(scalar, dtype: dtype)).unary(operation) })
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    try torch.arrays.compare(operation, .object(self), other)
  }

  override func hash() throws -> Int? { try plain.hash() }
  override func truth() throws -> Bool { scalar.isTrue }
  override func floatValue() throws -> Double? { scalar.double }
  override func integerValue() throws -> Value? { try plain.integerIfNumber() }
  override func indexValue() throws -> Value? {
    dtype == .int32 || dtype == .int64 ? .int(scalar.int) : nil
  }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "item", "tolist": return Value(function: name) { [plain] _ in plain }
    case "dtype": return .object(torch.arrays.description(of: dtype))
    case "shape": return Value(tuple: [])
    case "ndim": return .int(0)
    case "size": return .int(1)
    default:
      let array = ArrayObject(Tensor(scalar, dtype: dtype), torch)
      return try torch.arrays.method(name, of: .object(array))
    }
  }

  override func str() throws -> String {
    switch dtype {
    case .float32: Float(scalar.double).pythonText
    default: try plain.repr()
    }
  }

  override func repr() throws -> String {
    dtype == .bool ? "np.\(try str())_" : "np.\(dtype.name)(\(try str()))"
  }

  override func format(_ spec: String) throws -> String {
    if spec.isEmpty { return try str() }
    return try plain.formatted(spec)
  }
}

extension Float {
  /// The shortest text that reads back as the number, in Python's notation.
  fileprivate var pythonText: String {
    if isNaN { return "nan" }
    if isInfinite { return self < 0 ? "-inf" : "inf" }
    let size = magnitude
    if size != 0, size >= 1e16 || size < 1e-4 {
      let pieces = description.split(separator: "e")
      if pieces.count == 2, let exponent = Int(pieces[1]) {
        let digits = pieces[0].hasSuffix(".0") ? String(pieces[0].dropLast(2)) : String(pieces[0])
        let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        return "\(digits)e\(exponent < 0 ? "-" : "+")\(power)"
      }
    }
    guard description.contains("e") else { return description }
    return "\(Int(self)).0"
  }
}
