import BigInt

/// CPython's hashes of numbers and tuples, so that sets have CPython's order.
enum Hashing {
  private static let modulus = (1 << 61) - 1

  static func integer(_ number: Int) -> Int {
    if number >= 0, number < modulus { return number }
    let magnitude = Int(number.magnitude % UInt(modulus))
    let hash = number < 0 ? -magnitude : magnitude
    return hash == -1 ? -2 : hash
  }

  static func big(_ number: BigInt) -> Int {
    if let small = Int(exactly: number) { return integer(small) }
    let magnitude = Int(number.magnitude % BigUInt(modulus))
    let hash = number.sign == .minus ? -magnitude : magnitude
    return hash == -1 ? -2 : hash
  }

  static func float(_ number: Double) -> Int {
    if number.isNaN { return 0 }
    if number.isInfinite { return number > 0 ? 314159 : -314159 }
    if let whole = Int(exactly: number) { return integer(whole) }
    var mantissa = number.significand / 2
    var exponent = Int(number.exponent) + 1
    if number == 0 { return 0 }
    var hash: UInt = 0
    while mantissa != 0 {
      hash = ((hash << 28) & UInt(modulus)) | hash >> (61 - 28)
      mantissa *= 268_435_456
      exponent -= 28
      let digit = UInt(mantissa)
      mantissa -= Double(digit)
      hash += digit
      if hash >= UInt(modulus) { hash -= UInt(modulus) }
    }
    let shift = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61)
    hash = ((hash << UInt(shift)) & UInt(modulus)) | hash >> UInt(61 - shift)
    let signed = number < 0 ? -Int(hash) : Int(hash)
    return signed == -1 ? -2 : signed
  }

  /// The hash of a tuple's item; tuples in tuples count as native recursion.
  private static func member(_ item: Value) throws -> Int {
    guard case .tuple(let inner) = item, let interpreter = Interpreter.current else {
      return try item.hash()
    }
    try interpreter.enterNative()
    defer { interpreter.leaveNative() }
    return try tuple(inner.items)
  }

  static func tuple(_ items: [Value]) throws -> Int {
    var hash: UInt = 2_870_177_450_012_600_261
    for item in items {
      hash = hash &+ UInt(bitPattern: try member(item)) &* 14_029_467_366_897_019_727
      hash = (hash << 31) | (hash >> 33)
      hash = hash &* 11_400_714_785_074_694_791
    }
    hash = hash &+ (UInt(items.count) ^ (2_870_177_450_012_600_261 ^ 3_527_539))
    return hash == UInt.max ? 1_546_275_796 : Int(bitPattern: hash)
  }
}
