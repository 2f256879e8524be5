import Glibc

/// Decimal texts of doubles, correctly rounded by the C library.
enum DecimalText {
  static func fixed(_ number: Double, _ precision: Int) -> String {
    short(number, precision) ?? print("%.*f", Int32(min(precision, 100_000)), number)
  }

  static func scientific(_ number: Double, _ precision: Int) -> String {
    print("%.*e", Int32(min(precision, 100_000)), number)
  }

  /// The `g` format: fixed or scientific by exponent, trailing zeros removed.
  static func general(_ number: Double, _ precision: Int, keepsZeros: Bool, isRepr: Bool) -> String
  {
    let rounded = scientific(number, precision - 1)
    let mark = rounded.firstIndex(of: "e") ?? rounded.endIndex
    let exponent = Int(rounded[mark...].dropFirst()) ?? 0
    // A text that needs a digit behind the point has one less in front of it.
    if exponent < -4 || exponent >= (isRepr ? precision - 1 : precision) {
      var mantissa = String(rounded[..<mark])
      if !keepsZeros { mantissa = trimmed(mantissa) }
      return mantissa + "e" + Representation.exponentText(exponent)
    }
    var text = fixed(number, max(0, precision - 1 - exponent))
    if !keepsZeros { text = trimmed(text) }
    if isRepr, !text.utf8.contains(UInt8(ascii: ".")) { text += ".0" }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    var text = text
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    return text
  }

  /// `%.*f` where it fits into 128 bits, and exact: the number is a whole one, its significand, times a
  /// power of two. `nil` for all others. (An argument list costs Swift more than the conversion.)
  private static func short(_ number: Double, _ precision: Int) -> String? {
    guard precision <= 9, number.magnitude < 9e15, precision >= 0 else { return nil }
    let magnitude = number.magnitude
    var scaled: UInt128 = 0
    if magnitude != 0 {
      let shift = 52 - Int(max(magnitude.exponent, -1022))
      let fraction = magnitude.significandBitPattern
      let significand = UInt128(magnitude.isNormal ? fraction | 1 << 52 : fraction)
      let product = significand * UInt128(powersOfTen[precision])
      if shift > 0, shift < 100 {
        scaled = product >> shift
        let rest = product & ((1 << shift) - 1)
        let half: UInt128 = 1 << (shift - 1)
        if rest > half || rest == half && scaled & 1 == 1 { scaled += 1 }
      } else if shift <= 0 {
        scaled = product << -shift
      }
    }
    guard var left = UInt64(exactly: scaled) else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      var start = 32
      var digits = 0
      repeat {
        if digits == precision, precision > 0 {
          start -= 1
          buffer[start] = UInt8(ascii: ".")
        }
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(left % 10)
        left /= 10
        digits += 1
      } while left > 0 || digits <= precision
      if number.sign == .minus {
        start -= 1
        buffer[start] = UInt8(ascii: "-")
      }
      return String(decoding: UnsafeBufferPointer(rebasing: buffer[start...]), as: UTF8.self)
    }
  }

  private static let powersOfTen: [UInt64] = (0...9).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private static func print(_ format: String, _ precision: Int32, _ number: Double) -> String {
    withVaList([precision, number]) { list in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(precision) + 330) { buffer in
        guard let text = buffer.baseAddress else { return "" }
        vsnprintf(text, buffer.count, format, list)
        return String(cString: text)
      }
    }
  }
}
