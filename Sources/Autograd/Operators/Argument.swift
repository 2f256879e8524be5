/// What can be given for a parameter of an operator.
public enum Argument {
  /// Nothing: Python's `None`.
  case none
  /// A tensor.
  case tensor(Tensor)
  /// A Python number or truth value.
  case scalar(Scalar)
  /// A list or tuple of integers.
  case ints([Int])
  /// A list or tuple of tensors.
  case tensors([Tensor])
  /// A list of tensors in which some are missing, as an index has them.
  case optionalTensors([Tensor?])
  /// A string.
  case string(String)
  /// A type of tensor.
  case dtype(DType)

  /// An integer.
  public static func int(_ value: Int) -> Argument { .scalar(.int(value)) }
  /// A floating-point number.
  public static func double(_ value: Double) -> Argument { .scalar(.double(value)) }
  /// A truth value.
  public static func bool(_ value: Bool) -> Argument { .scalar(.bool(value)) }

  /// Whether nothing was given.
  public var isNone: Bool { if case .none = self { true } else { false } }

  /// The tensor, if it is one.
  public var tensor: Tensor? { if case .tensor(let value) = self { value } else { nil } }

  /// The number, if it is one.
  public var scalar: Scalar? { if case .scalar(let value) = self { value } else { nil } }

  /// The number as an integer, if it is one.
  public var int: Int? { scalar?.int }

  /// The number as a floating-point number, if it is one.
  public var double: Double? { scalar?.double }

  /// The number as a truth value; false if it is none.
  public var isTrue: Bool { scalar?.isTrue ?? false }

  /// The integers; a single one counts as a list of one.
  public var ints: [Int]? {
    switch self {
    case .ints(let values): values
    case .scalar(.int(let value)): [value]
    default: nil
    }
  }

  /// The tensors of a list.
  public var tensors: [Tensor]? {
    switch self {
    case .tensors(let values): values
    case .optionalTensors(let values): values.compactMap { $0 }
    default: nil
    }
  }

  /// The string, if it is one.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The type of tensor, if it is one.
  public var dtype: DType? { if case .dtype(let value) = self { value } else { nil } }

  /// Whether it is, or holds, tensors.
  var isTensorial: Bool {
    switch self {
    case .tensor, .tensors, .optionalTensors: true
    default: false
    }
  }
}

extension Argument: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByNilLiteral
{
  /// An integer.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// A floating-point number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A list of integers.
  public init(arrayLiteral elements: Int...) { self = .ints(elements) }
  /// Nothing.
  public init(nilLiteral: ()) { self = .none }
}
