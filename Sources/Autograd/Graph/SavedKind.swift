/// What one of a node's two inline slots holds, and so how its 64 bits are to be read.
enum SavedKind: UInt8 {
  case nothing
  /// A tensor, retained.
  case tensor
  /// The living result of this very node. It owns the node, and is therefore not retained.
  case livingResult
  /// A tensor with the contents of the result, which has died or become another node's; retained.
  case resultTensor
  /// The only element of the result, which has died.
  case resultElement
  case double, int, bool

  var isResult: Bool { self == .livingResult || self == .resultTensor || self == .resultElement }
  var isTensor: Bool { self == .tensor || self == .livingResult || self == .resultTensor }
  var isRetained: Bool { self == .tensor || self == .resultTensor }
}

/// The kinds of both slots in one byte.
struct SavedKinds {
  private(set) var rawValue: UInt8 = 0

  var isEmpty: Bool { rawValue == 0 }

  var first: SavedKind {
    @inline(__always) get { unsafeBitCast(rawValue & 15, to: SavedKind.self) }
    set { rawValue = rawValue & 0xF0 | newValue.rawValue }
  }

  var second: SavedKind {
    @inline(__always) get { unsafeBitCast(rawValue >> 4, to: SavedKind.self) }
    set { rawValue = rawValue & 15 | newValue.rawValue << 4 }
  }
}

extension Scalar {
  /// How a node keeps the number: what it is, and its bits.
  var saved: (kind: SavedKind, bits: UInt) {
    switch self {
    case .bool(let value): (.bool, value ? 1 : 0)
    case .int(let value): (.int, UInt(bitPattern: value))
    case .double(let value): (.double, UInt(value.bitPattern))
    }
  }

  /// The number a node kept; nil if it kept something else.
  init?(_ kind: SavedKind, _ bits: UInt) {
    switch kind {
    case .bool: self = .bool(bits != 0)
    case .int: self = .int(Int(bitPattern: bits))
    case .double: self = .double(Double(bitPattern: UInt64(bits)))
    default: return nil
    }
  }
}
