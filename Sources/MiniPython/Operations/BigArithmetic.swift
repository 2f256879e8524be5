import BigInt

/// Arithmetic beyond 64 bits.
enum BigArithmetic {
  static func floorDivision(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = LargeProduct.division(a, b)
    if remainder != 0, (remainder < 0) != (b < 0) { return (quotient - 1, remainder + b) }
    return (quotient, remainder)
  }

  static func power(_ base: BigInt, _ exponent: BigInt) throws -> BigInt {
    if exponent == 0 || base == 1 { return 1 }
    if base == 0 { return 0 }
    if base == -1 { return exponent % 2 == 0 ? 1 : -1 }
    guard let small = Int(exactly: exponent),
      small <= Value.integerLimit / max(1, base.magnitude.bitWidth - 1)
    else { throw PythonError(.memoryError, "") }
    if base == 2 { return BigInt(1) << small }
    var (result, square, left) = (BigInt(1), base, small)
    while true {
      try Interpreter.current?.pulse(allocated: square.bitWidth / 8)
      if left & 1 == 1 { result = LargeProduct.of(result, square) }
      left >>= 1
      if left == 0 { return result }
      square = LargeProduct.of(square, square)
    }
  }

  /// The correctly rounded quotient.
  static func trueDivision(_ a: BigInt, _ b: BigInt) throws -> Double {
    if a == 0 { return 0 }
    let shift = 63 - (a.magnitude.bitWidth - b.magnitude.bitWidth)
    let scaled = shift >= 0 ? a.magnitude << shift : a.magnitude
    let divisor = shift >= 0 ? b.magnitude : b.magnitude << -shift
    var (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
    if remainder != 0 { quotient |= 1 }
    // Up to 64 bits, of which the last one is sticky, so that the conversion rounds once.
    let bits = UInt64(truncatingIfNeeded: quotient)
    let magnitude = Double(sign: .plus, exponent: -shift, significand: Double(bits))
    if magnitude.isInfinite {
      throw PythonError(.overflowError, "integer division result too large for a float")
    }
    return (a.sign == .minus) != (b.sign == .minus) ? -magnitude : magnitude
  }

  /// `base ** exponent % modulus` by squaring; numbers of many thousand digits can be interrupted.
  static func power(_ base: BigInt, _ exponent: BigInt, modulus: BigInt) throws -> BigInt {
    if modulus.bitWidth < 1 << 14 { return base.power(exponent, modulus: modulus) }
    var result = BigInt(1)
    let base = floorDivision(base, modulus).remainder
    for bit in (0..<exponent.bitWidth).reversed() {
      try Interpreter.current?.pulse(allocated: 0)
      result = floorDivision(LargeProduct.of(result, result), modulus).remainder
      if exponent.magnitude[bitAt: bit] {
        result = floorDivision(LargeProduct.of(result, base), modulus).remainder
      }
    }
    return result
  }

  /// Euclid's algorithm; numbers of many thousand digits can be interrupted.
  static func greatestCommonDivisor(_ a: BigInt, _ b: BigInt) throws -> BigInt {
    if min(a.bitWidth, b.bitWidth) < 1 << 14 { return a.greatestCommonDivisor(with: b) }
    var (a, b) = (BigInt(a.magnitude), BigInt(b.magnitude))
    while b != 0 {
      try Interpreter.current?.pulse(allocated: 0)
      (a, b) = (b, floorDivision(a, b).remainder)
    }
    return a
  }
}
