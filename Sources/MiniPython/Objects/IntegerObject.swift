import BigInt

/// An integer beyond 64 bits.
public final class IntegerObject: PythonObject {
  let value: BigInt

  init(_ value: BigInt) {
    self.value = value
    super.init()
  }

  public override var type: TypeObject { .int }
}

extension Value {
  /// The largest integer made, in bits; beyond it arithmetic raises MemoryError.
  static let integerLimit = 1 << 22

  /// An integer of any size, stored inline when it fits.
  init(_ big: BigInt) throws {
    if let small = Int(exactly: big) {
      self = .int(small)
    } else {
      if big.bitWidth > Self.integerLimit { throw PythonError(.memoryError, "") }
      self = .object(IntegerObject(big))
    }
  }

  /// The integer's value, whatever its size; booleans count.
  var bigInteger: BigInt? {
    switch self {
    case .int(let number): BigInt(number)
    case .bool(let flag): BigInt(flag ? 1 : 0)
    case .object(let object): (object as? IntegerObject)?.value
    default: nil
    }
  }

  /// The value as a machine integer when it is an integer (or boolean) that fits.
  public var integer: Int? {
    switch self {
    case .int(let number): number
    case .bool(let flag): flag ? 1 : 0
    default: nil
    }
  }
}
