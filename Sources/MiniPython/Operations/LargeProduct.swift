import BigInt

/// Products of very large integers by a number-theoretic transform, in time n log n where the schoolbook
/// and Karatsuba's way would keep a program busy for minutes.
///
/// The numbers are cut into digits of 16 bits and multiplied as polynomials modulo
/// p = 2^64 - 2^32 + 1, in which a sum of 2^31 products of digits still fits, so that nothing is
/// rounded (Pollard 1971; the reduction is the one used with this "Goldilocks" prime).
enum LargeProduct {
  private static let prime: UInt64 = 0xffff_ffff_0000_0001
  /// Words from which on the transform is faster than the library's multiplication.
  private static let least = 400

  static func of(_ a: BigInt, _ b: BigInt) -> BigInt {
    if min(a.magnitude.words.count, b.magnitude.words.count) < least { return a * b }
    let product = magnitude(a.magnitude, b.magnitude)
    return BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: product)
  }

  /// Quotient and remainder, truncated; for large divisors by products with the divisor's reciprocal.
  static func division(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let size = b.magnitude.bitWidth
    guard size >= least * 64 * 4, a.magnitude.bitWidth - size >= least * 64 else {
      return a.quotientAndRemainder(dividingBy: b)
    }
    let divisor = BigInt(b.magnitude)
    let inverse = reciprocal(divisor, size)
    // As in school, with digits of the divisor's size.
    var (quotient, rest) = (BigInt(0), BigInt(0))
    let blocks = (a.magnitude.bitWidth + size - 1) / size
    let mask = (BigUInt(1) << size) - 1
    for block in stride(from: blocks - 1, through: 0, by: -1) {
      rest = rest << size + BigInt((a.magnitude >> (block * size)) & mask)
      var digit = of(rest, inverse) >> (2 * size)
      rest -= of(digit, divisor)
      while rest < 0 { (rest, digit) = (rest + divisor, digit - 1) }
      while rest >= divisor { (rest, digit) = (rest - divisor, digit + 1) }
      quotient = quotient << size + digit
    }
    return (a.sign == b.sign ? quotient : -quotient, a.sign == .minus ? -rest : rest)
  }

  /// About 2^(2 size) / divisor, by Newton's iteration from the reciprocal of the leading half.
  private static func reciprocal(_ divisor: BigInt, _ size: Int) -> BigInt {
    if size <= least * 64 { return (BigInt(1) << (2 * size)) / divisor }
    let half = size / 2 + 8
    let start = reciprocal(divisor >> (size - half), half) << (size - half)
    let missing = (BigInt(1) << (2 * size)) - of(divisor, start)
    return start + of(start, missing) >> (2 * size)
  }

  private static func magnitude(_ a: BigUInt, _ b: BigUInt) -> BigUInt {
    let count = (a.words.count + b.words.count) * 4
    let size = 1 << (Int.bitWidth - (count - 1).leadingZeroBitCount)
    var left = digits(a, size)
    let roots = roots(size)
    transform(&left, roots)
    if a == b {
      for index in left.indices { left[index] = multiply(left[index], left[index]) }
    } else {
      var right = digits(b, size)
      transform(&right, roots)
      for index in left.indices { left[index] = multiply(left[index], right[index]) }
    }
    // The inverse is the same transform with the points in reverse, divided by their number.
    left[1...].reverse()
    transform(&left, roots)
    let inverse = power(UInt64(size), prime - 2)
    var words = [UInt](repeating: 0, count: count / 4)
    var carry: UInt64 = 0
    for index in 0..<count {
      let (sum, overflow) = multiply(left[index], inverse).addingReportingOverflow(carry)
      words[index / 4] |= UInt(sum & 0xffff) << UInt(index % 4 * 16)
      carry = sum >> 16 | (overflow ? 1 << 48 : 0)
    }
    return BigUInt(words: words)
  }

  private static func digits(_ number: BigUInt, _ size: Int) -> [UInt64] {
    var digits = [UInt64](repeating: 0, count: size)
    for (index, word) in number.words.enumerated() {
      for part in 0..<4 { digits[index * 4 + part] = UInt64(word >> UInt(part * 16)) & 0xffff }
    }
    return digits
  }

  /// The powers of a primitive root of unity of that order.
  private static func roots(_ size: Int) -> [UInt64] {
    let root = power(7, (prime - 1) / UInt64(size))
    var roots = [UInt64](repeating: 1, count: max(1, size / 2))
    for index in roots.indices.dropFirst() { roots[index] = multiply(roots[index - 1], root) }
    return roots
  }

  /// Cooley and Tukey's transform in place.
  private static func transform(_ values: inout [UInt64], _ roots: [UInt64]) {
    let size = values.count
    var reversed = 0
    for index in 1..<size {
      var bit = size >> 1
      while reversed & bit != 0 {
        reversed ^= bit
        bit >>= 1
      }
      reversed |= bit
      if index < reversed { values.swapAt(index, reversed) }
    }
    values.withUnsafeMutableBufferPointer { values in
      roots.withUnsafeBufferPointer { roots in
        var half = 1
        while half < size {
          let stride = size / (half * 2)
          for start in Swift.stride(from: 0, to: size, by: half * 2) {
            for offset in 0..<half {
              let low = values[start + offset]
              let high = multiply(values[start + offset + half], roots[offset * stride])
              let (sum, overflow) = low.addingReportingOverflow(high)
              values[start + offset] = overflow || sum >= prime ? sum &- prime : sum
              values[start + offset + half] = low >= high ? low - high : low &- high &+ prime
            }
          }
          half *= 2
        }
      }
    }
  }

  /// a * b modulo the prime: 2^64 is 2^32 - 1 there, and 2^96 is -1.
  @inline(__always)
  private static func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    let (difference, borrow) = low.subtractingReportingOverflow(high >> 32)
    let first = borrow ? difference &- 0xffff_ffff : difference
    let second = (high & 0xffff_ffff) &* 0xffff_ffff
    let (sum, overflow) = first.addingReportingOverflow(second)
    let result = overflow ? sum &+ 0xffff_ffff : sum
    return result >= prime ? result - prime : result
  }

  private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, left): (UInt64, UInt64, UInt64) = (1, base, exponent)
    while left > 0 {
      if left & 1 == 1 { result = multiply(result, square) }
      square = multiply(square, square)
      left >>= 1
    }
    return result
  }
}
