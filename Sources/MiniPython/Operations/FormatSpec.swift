import BigInt

/// The format-specification language: `[[fill]align][sign][z][#][0][width][,][.precision][type]`.
struct FormatSpec {
  var fill: Unicode.Scalar = " "
  var align: Unicode.Scalar?
  var sign: Unicode.Scalar?
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
    var isFilled = false
    if let second = at(1), isAlignment(second) {
      isFilled = true
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
      noNegativeZero = true
      index += 1
    }
    if at(0) == "#" {
      alternate = true
      index += 1
    }
    if at(0) == "0" {
      zero = true
      if !isFilled { fill = "0" }
      if align == nil {
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
    if let grouping, let type {
      // Groups of digits that are no decimal ones are set off by an underscore only.
      let takesBoth = "deEfFgG%".unicodeScalars.contains(type)
      if !takesBoth, !(grouping == "_" && "boxX".unicodeScalars.contains(type)) {
        throw PythonError(.valueError, "Cannot specify '\(grouping)' with '\(type)'.")
      }
    }
  }

  private func unknown(_ type: Unicode.Scalar) -> PythonError {
    PythonError(
      .valueError, "Unknown format code '\(type)' for object of type '\(typeName)'")
  }

  /// A string.
  func string(_ text: String) throws -> String {
    if let type, type != "s" { throw unknown(type) }
    if let grouping { throw PythonError(.valueError, "Cannot specify '\(grouping)' with 's'.") }
    if let sign {
      throw PythonError(
        .valueError, "\(sign == " " ? "Space" : "Sign") not allowed in string format specifier")
    }
    if noNegativeZero {
      throw PythonError(
        .valueError, "Negative zero coercion (z) not allowed in string format specifier")
    }
    if alternate {
      throw PythonError(
        .valueError, "Alternate form (#) not allowed in string format specifier")
    }
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
    guard type == nil || type == "d", precision == nil, !noNegativeZero else {
      return try integer(BigInt(number))
    }
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
    if let type, !"bcdnoxX".unicodeScalars.contains(type) { throw unknown(type) }
    if precision != nil {
      throw PythonError(.valueError, "Precision not allowed in integer format specifier")
    }
    if noNegativeZero {
      throw PythonError(
        .valueError, "Negative zero coercion (z) not allowed in integer format specifier")
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
      if sign != nil {
        throw PythonError(.valueError, "Sign not allowed with integer format specifier 'c'")
      }
      return padded(prefix: "", String(Character(scalar)), align ?? ">")
    case let type?: throw unknown(type)
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
    case "f", "F", "%": body = DecimalText.fixed(magnitude, precision ?? 6)
    case "e", "E": body = DecimalText.scientific(magnitude, precision ?? 6)
    case nil where precision == nil: body = Representation.float(magnitude)
    default:
      body = DecimalText.general(
        magnitude, max(1, precision ?? 6), keepsZeros: alternate, isRepr: type == nil)
    }
    if alternate, !body.utf8.contains(UInt8(ascii: ".")) {
      body.insert(".", at: body.firstIndex(of: "e") ?? body.endIndex)
    }
    if isUpper { body = body.uppercased() }
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
    let mark = isNegative ? "-" : sign.map { $0 == "-" ? "" : String(Character($0)) } ?? ""
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
