/// A parameter of an operator: its name, what it takes, and what holds when nothing is given.
public struct Parameter: Sendable {
  /// What a parameter takes.
  public enum Kind: Sendable, Equatable {
    /// A tensor.
    case tensor
    /// A tensor, or a number that counts as one without dimensions.
    case operand
    /// A list of tensors.
    case tensors
    /// An index: a list of tensors in which some may be missing.
    case indices
    /// A number.
    case number
    /// An integer.
    case int
    /// A list of integers; a single one counts as a list of one.
    case ints
    /// A truth value.
    case bool
    /// A string.
    case string
    /// A type of tensor.
    case dtype
  }

  /// The name, as PyTorch's method signatures and `_saved_` attributes use it: `self`, `other`, `dim`.
  public let name: String
  /// What it takes.
  public let kind: Kind
  /// Whether ``Argument/none`` may be given.
  public let isOptional: Bool
  /// What holds when nothing is given; nil for a parameter that must be given.
  public let fallback: (@Sendable () -> Argument)?
  /// Whether it can only be given by name.
  public let isKeywordOnly: Bool
  /// Whether a list may be given as separate integers: `view(2, 3)`.
  public let isVariadic: Bool

  /// The first parameter is called `self` by methods and `input` by functions.
  public var functionName: String { name == "self" ? "input" : name }

  /// Whether nothing has to be given for it.
  public var hasDefault: Bool { fallback != nil }

  private init(
    _ name: String, _ kind: Kind, isOptional: Bool = false, keyword: Bool = false,
    variadic: Bool = false, fallback: (@Sendable () -> Argument)? = nil
  ) {
    self.name = name
    self.kind = kind
    self.isOptional = isOptional
    self.fallback = fallback
    isKeywordOnly = keyword
    isVariadic = variadic
  }

  static func tensor(_ name: String) -> Parameter { Parameter(name, .tensor) }
  static func operand(_ name: String) -> Parameter { Parameter(name, .operand) }
  static func tensors(_ name: String) -> Parameter { Parameter(name, .tensors) }
  static func manyTensors(_ name: String) -> Parameter {
    Parameter(name, .tensors, variadic: true)
  }
  static func number(_ name: String) -> Parameter { Parameter(name, .number) }
  static func int(_ name: String) -> Parameter { Parameter(name, .int) }
  static func ints(_ name: String) -> Parameter { Parameter(name, .ints) }
  static func sizes(_ name: String) -> Parameter { Parameter(name, .ints, variadic: true) }
  static func bool(_ name: String) -> Parameter { Parameter(name, .bool) }
  static func string(_ name: String) -> Parameter { Parameter(name, .string) }
  static func indices(_ name: String) -> Parameter { Parameter(name, .indices) }
  static func dtype(_ name: String) -> Parameter { Parameter(name, .dtype) }

  /// May be left out or be `None`.
  var optional: Parameter {
    Parameter(name, kind, isOptional: true, keyword: isKeywordOnly, fallback: { .none })
  }

  /// Must be given, but may be `None`.
  var orNone: Parameter { Parameter(name, kind, isOptional: true, keyword: isKeywordOnly) }

  /// Can only be given by name.
  var keyword: Parameter {
    Parameter(name, kind, isOptional: isOptional, keyword: true, fallback: fallback)
  }

  /// Has a value when nothing is given.
  func or(_ value: Scalar) -> Parameter {
    Parameter(name, kind, isOptional: isOptional, keyword: isKeywordOnly) { .scalar(value) }
  }

  /// Has a value when nothing is given.
  func or(_ value: String) -> Parameter {
    Parameter(name, kind, isOptional: isOptional, keyword: isKeywordOnly) { .string(value) }
  }

  /// Has a value when nothing is given.
  func or(_ value: [Int]) -> Parameter {
    Parameter(name, kind, isOptional: isOptional, keyword: isKeywordOnly) { .ints(value) }
  }

  /// Whether an argument is of the kind.
  func accepts(_ argument: Argument) -> Bool {
    switch (kind, argument) {
    case (_, .none): isOptional
    case (.tensor, .tensor), (.operand, .tensor), (.operand, .scalar): true
    case (.tensors, .tensors), (.indices, .optionalTensors), (.indices, .tensors): true
    case (.number, .scalar), (.string, .string), (.dtype, .dtype): true
    case (.int, .scalar(.int)), (.bool, .scalar(.bool)): true
    case (.ints, .ints), (.ints, .scalar(.int)): true
    default: false
    }
  }
}
