/// The type of a tensor's elements.
public enum DType: UInt8, Sendable, CaseIterable {
  /// `torch.bool`: one byte, 0 or 1.
  case bool
  /// `torch.int32`.
  case int32
  /// `torch.int64`, what Python's integers become.
  case int64
  /// `torch.float32`, the default.
  case float32
  /// `torch.float64`.
  case float64

  /// Bytes an element takes.
  public var size: Int {
    switch self {
    case .bool: 1
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  /// Whether gradients can flow through it.
  public var isFloatingPoint: Bool { self >= .float32 }

  /// As `torch.NAME` spells it: `float32`.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .int32: "int32"
    case .int64: "int64"
    case .float32: "float32"
    case .float64: "float64"
    }
  }

  /// As PyTorch's messages spell it: `Float`, `Long`.
  public var scalarTypeName: String {
    switch self {
    case .bool: "Bool"
    case .int32: "Int"
    case .int64: "Long"
    case .float32: "Float"
    case .float64: "Double"
    }
  }

  /// As C spells it, which some messages of PyTorch do: `float`, `long int`.
  public var cName: String {
    switch self {
    case .bool: "bool"
    case .int32: "int"
    case .int64: "long"
    case .float32: "float"
    case .float64: "double"
    }
  }

  /// Bool, integer, floating point: promotion between tensors and numbers never leaves the higher one.
  var category: Int {
    switch self {
    case .bool: 0
    case .int32, .int64: 1
    case .float32, .float64: 2
    }
  }
}

extension DType: Comparable {
  /// Ordered so that the larger of two types is the one that holds both.
  public static func < (a: DType, b: DType) -> Bool { a.rawValue < b.rawValue }
}
