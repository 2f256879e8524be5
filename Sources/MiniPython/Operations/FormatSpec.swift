import BigInt
import Glibc

/// The format-specification language: `[[fill]align][sign][z][#][0][width][,][.precision][type]`.
struct FormatSpec {
  var fill: Unicode.Scalar = " "
  var align: Unicode.Scalar?
  var sign: Unicode.Scalar = "-"
  var alternate = false
  var zero = false
  var noNegativeZero = false
  var width = 0
  var grouping: Unicode.Scalar?
  var precision: Int?
  var type: Unicode.Scalar?
  private let typeName: String

  static let widest = 1 << 24

  init(_ text: String, for value: Value) throws {
    typeName = value.typeName
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func at(_ offset: Int) -> Unicode.Scalar? {
      index + offset < scalars.count ? scalars[index + offset] : nil
    }
    func isAlignment(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "<" || scalar == ">" || scalar == "^" || scalar == "="
    }
    if let second = at(1), isAlignment(second) {
      fill = scalars[0]
      align = second
      index = 2
    } else if let first = at(0), isAlignment(first) {
      align = first
      index = 1
    }
    if let mark = at(0), mark == "+" || mark == "-" || mark == " " {
      sign = mark
      index += 1
    }
    if at(0) == "z" {
      if case .int = value {
        throw PythonError(
          .valueError, "Negative zero coercion (z) not allowed in integer format specifier")
      }
      noNegativeZero = true
      index += 1
    }
    if at(0) == "#" {
      alternate = true
      index += 1
    }
    if at(0) == "0" {
      zero = true
      if align == nil {
        fill = "0"
        align = typeName == "str" ? "<" : "="
      }
      index += 1
    }
    func number() throws -> Int? {
      var value: Int?
      while let digit = at(0), digit.value >= 48, digit.value <= 57 {
        value = (value ?? 0) * 10 + Int(digit.value - 48)
        if value ?? 0 > Self.widest {
          throw PythonError(.valueError, "Too many decimal digits in format string")
        }
        index += 1
      }
      return value
    }
    width = try number() ?? 0
    while let mark = at(0), mark == "," || mark == "_" {
      if let grouping {
        throw PythonError(
          .valueError,
          grouping == mark
            ? "Cannot specify '\(mark)' with '\(mark)'." : "Cannot specify both ',' and '_'.")
      }
      grouping = mark
      index += 1
    }
    if at(0) == "." {
      index += 1
      guard let digits = try number() else {
        throw PythonError(.valueError, "Format specifier missing precision")
      }
      precision = digits
    }
    if scalars.count - index > 1 {
      throw PythonError(
        .valueError,
        "Invalid format specifier '\(text)' for object of type '\(typeName)'")
    }
    type = at(0)
  }

  private func unknown(_ type: Unicode.Scalar) -> PythonError {
    PythonError(
      .valueError, "Unknown format code '\(type)' for object of type '\(typeName)'")
  }

  /// A string.
  func string(_ text: String) throws -> String {
    if let type, type != "s" { throw unknown(type) }
    if sign != "-" { throw PythonError(.valueError, "Sign not allowed in string format specifier") }
    if alternate {
      throw PythonError(
        .valueError, "Alternate form (#) not allowed in string format specifier")
    }
    if let grouping { throw PythonError(.valueError, "Cannot specify '\(grouping)' with 's'.") }
    if align == "=" {
      throw PythonError(
        .valueError, "'=' alignment not allowed in string format specifier")
    }
    var text = text
    if let precision, text.unicodeScalars.count > precision {
      text = String(text: text.unicodeScalars.prefix(precision))
    }
    return padded(prefix: "", text, align ?? "<")
  }

  /// A machine integer.
  func integer(_ number: Int) throws -> String {
    guard type == nil || type == "d", precision == nil else { return try integer(BigInt(number)) }
    return numeric(
      isNegative: number < 0, prefix: "", String(number.magnitude), rest: "", every: 3)
  }

  /// An integer of any size.
  func integer(_ number: BigInt) throws -> String {
    switch type {
    case "e", "E", "f", "F", "g", "G", "%":
      let value = Double(number)
      if value.isInfinite {
        throw PythonError(.overflowError, "int too large to convert to float")
      }
      return try float(value)
    default: break
    }
    if precision != nil {
      throw PythonError(.valueError, "Precision not allowed in integer format specifier")
    }
    var prefix = ""
    var digits: String
    var every = 3
    switch type {
    case nil, "d", "n":
      digits =
        number.bitWidth > Representation.digitLimit
        ? try Representation.integer(BigInt(number.magnitude)) : String(number.magnitude)
    case "b":
      digits = String(number.magnitude, radix: 2)
      if alternate { prefix = "0b" }
      every = 4
    case "o":
      digits = String(number.magnitude, radix: 8)
      if alternate { prefix = "0o" }
      every = 4
    case "x":
      digits = String(number.magnitude, radix: 16)
      if alternate { prefix = "0x" }
      every = 4
    case "X":
      digits = String(number.magnitude, radix: 16, uppercase: true)
      if alternate { prefix = "0X" }
      every = 4
    case "c":
      guard let code = UInt32(exactly: number), let scalar = Unicode.Scalar(code) else {
        throw PythonError(.overflowError, "%c arg not in range(0x110000)")
      }
      if sign != "-" {
        throw PythonError(.valueError, "Sign not allowed with integer format specifier 'c'")
      }
      return padded(prefix: "", String(Character(scalar)), align ?? "<")
    case let type?: throw unknown(type)
    }
    if grouping == ",", every == 4, let type {
      throw PythonError(.valueError, "Cannot specify ',' with '\(type)'.")
    }
    return numeric(isNegative: number < 0, prefix: prefix, digits, rest: "", every: every)
  }

  /// A floating point number.
  func float(_ number: Double) throws -> String {
    let isUpper = type == "E" || type == "F" || type == "G"
    var value = number
    var rest = ""
    var body: String
    switch type {
    case nil, "e", "E", "f", "F", "g", "G", "n", "%": break
    case let type?: throw unknown(type)
    }
    if type == "%" {
      value *= 100
      rest = "%"
    }
    if value.isNaN || value.isInfinite {
      body = value.isNaN ? "nan" : "inf"
      if isUpper { body = body.uppercased() }
      return numeric(
        isNegative: value < 0, prefix: "", body + rest, rest: "", every: 0)
    }
    let magnitude = value.magnitude
    switch type {
    case "f", "F", "%":
      body = DecimalText.fixed(magnitude, precision ?? 6)
      if alternate, !body.utf8.contains(UInt8(ascii: ".")) { body += "." }
    case "e", "E":
      body = DecimalText.scientific(magnitude, precision ?? 6)
      if isUpper { body = body.uppercased() }
    case nil where precision == nil: body = Representation.float(magnitude)
    case nil:
      body = DecimalText.general(
        magnitude, max(1, precision ?? 6), keepsZeros: alternate, isRepr: true)
    default:
      body = DecimalText.general(
        magnitude, max(1, precision ?? 6), keepsZeros: alternate, isRepr: false)
      if alternate, !body.utf8.contains(UInt8(ascii: ".")) {
        body.insert(".", at: body.firstIndex(of: "e") ?? body.endIndex)
      }
      if isUpper { body = body.uppercased() }
    }
    var isNegative = value.sign == .minus
    if noNegativeZero, body.utf8.allSatisfy({ $0 == 48 || $0 == 46 }) { isNegative = false }
    let point = body.utf8.firstIndex { !Lexer.isDigit($0) } ?? body.endIndex
    return numeric(
      isNegative: isNegative, prefix: "", String(body[..<point]),
      rest: String(body[point...]) + rest, every: 3)
  }

  /// Sign, digits in groups, padding between sign and digits where asked for.
  private func numeric(
    isNegative: Bool, prefix: String, _ digits: String, rest: String, every: Int
  ) -> String {
    let mark = isNegative ? "-" : sign == "-" ? "" : String(Character(sign))
    let lead = mark + prefix
    var body = digits
    if let grouping, every > 0 {
      if align == "=", fill == "0" {
        let room = width - lead.count - rest.unicodeScalars.count
        var padded = digits
        while Self.grouped(padded, grouping, every).count < room { padded = "0" + padded }
        body = Self.grouped(padded, grouping, every)
      } else {
        body = Self.grouped(digits, grouping, every)
      }
    }
    return padded(prefix: lead, body + rest, align ?? ">")
  }

  private static func grouped(_ digits: String, _ mark: Unicode.Scalar, _ every: Int) -> String {
    var result: [Character] = []
    for (index, digit) in digits.reversed().enumerated() {
      if index > 0, index % every == 0 { result.append(Character(mark)) }
      result.append(digit)
    }
    return String(result.reversed())
  }

  private func padded(prefix: String, _ body: String, _ align: Unicode.Scalar) -> String {
    if width == 0 { return prefix + body }
    let length = prefix.unicodeScalars.count + body.unicodeScalars.count
    let missing = max(0, width - length)
    func pad(_ count: Int) -> String { String(repeating: Character(fill), count: count) }
    switch align {
    case "<": return prefix + body + pad(missing)
    case "^": return pad(missing / 2) + prefix + body + pad(missing - missing / 2)
    case "=": return prefix + pad(missing) + body
    default: return pad(missing) + prefix + body
    }
  }
}

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
    let limit = isRepr ? precision - 1 : precision
    if exponent < -4
      || exponent >= max(limit, isRepr ? 1 : 0) && !(isRepr && exponent == 0 && precision == 1)
    {
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
