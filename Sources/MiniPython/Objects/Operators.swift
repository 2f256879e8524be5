/// Python's binary operators.
public enum BinaryOperator: UInt8, CaseIterable, Sendable {
  /// `+`
  case add
  /// `-`
  case subtract
  /// `*`
  case multiply
  /// `/`
  case divide
  /// `//`
  case floorDivide
  /// `%`
  case modulo
  /// `**`
  case power
  /// `@`
  case matrixMultiply
  /// `<<`
  case leftShift
  /// `>>`
  case rightShift
  /// `&`
  case and
  /// `|`
  case or
  /// `^`
  case xor

  /// The operator as written, `+`.
  public var symbol: String { Self.table[Int(rawValue)].symbol }

  /// The middle of the special methods' names: `add` in `__add__`, `__radd__`, `__iadd__`.
  public var stem: String { Self.table[Int(rawValue)].stem }

  private static let table: [(symbol: String, stem: String)] = [
    ("+", "add"), ("-", "sub"), ("*", "mul"), ("/", "truediv"), ("//", "floordiv"), ("%", "mod"),
    ("**", "pow"), ("@", "matmul"), ("<<", "lshift"), (">>", "rshift"), ("&", "and"), ("|", "or"),
    ("^", "xor"),
  ]
}

/// Python's unary operators apart from `not`, which is a question of truth.
public enum UnaryOperator: UInt8, CaseIterable, Sendable {
  /// `-x`
  case negative
  /// `+x`
  case positive
  /// `~x`
  case invert

  /// The operator as written.
  public var symbol: String { ["-", "+", "~"][Int(rawValue)] }

  /// The special method, `__neg__`.
  public var method: String { ["__neg__", "__pos__", "__invert__"][Int(rawValue)] }
}

/// Python's rich comparisons.
public enum Comparison: UInt8, CaseIterable, Sendable {
  /// `<`
  case less
  /// `<=`
  case lessOrEqual
  /// `==`
  case equal
  /// `!=`
  case notEqual
  /// `>`
  case greater
  /// `>=`
  case greaterOrEqual

  /// The operator as written.
  public var symbol: String { ["<", "<=", "==", "!=", ">", ">="][Int(rawValue)] }

  /// The special method, `__lt__`.
  public var method: String {
    ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"][Int(rawValue)]
  }

  /// The comparison that holds when the operands change places.
  public var swapped: Comparison {
    [.greater, .greaterOrEqual, .equal, .notEqual, .less, .lessOrEqual][Int(rawValue)]
  }

  /// Whether the comparison holds for two ordered values.
  @inline(__always)
  func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
