/// A number that is no tensor: Python's `bool`, `int` and `float`.
public enum Scalar: Sendable, Equatable {
  /// A truth value.
  case bool(Bool)
  /// An integer.
  case int(Int)
  /// A floating-point number.
  case double(Double)

  /// The value as a floating-point number.
  public var double: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .double(let value): value
    }
  }

  /// The value as an integer, cut off towards zero; what no integer holds becomes the least one, as in C.
  public var int: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .double(let value): Int(exactly: value.rounded(.towardZero)) ?? .min
    }
  }

  /// Whether it is anything but zero.
  public var isTrue: Bool { double != 0 }

  /// The type of tensor `torch.tensor` makes of it.
  public var dtype: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .double: .float32
    }
  }
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral
{
  /// A whole number is an ``int(_:)``.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// A number with a point is a ``double(_:)``.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// A truth value is a ``bool(_:)``.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
