import Autograd

/// An array's numbers as NumPy prints them: the fewest digits that tell them apart, at most eight,
/// in columns of one width.
struct ArrayText {
  private let tensor: Tensor
  private let elements: [String]

  init(_ tensor: Tensor) {
    self.tensor = tensor
    switch tensor.dtype {
    case .bool: elements = tensor.toIntegers().map { $0 != 0 ? "True" : "False" }
    case .int32, .int64: elements = tensor.toIntegers().map(String.init)
    case .float32, .float64:
      let numbers = tensor.toArray()
      elements =
        ArrayText.needsExponent(numbers)
        ? ArrayText.scientific(numbers, tensor.dtype)
        : ArrayText.aligned(numbers.map { ArrayText.fixed($0, tensor.dtype) })
    }
  }

  /// The whole text, in which further lines begin under the first number.
  func text(separator: String = "", indent: Int = 0) -> String {
    if tensor.rank == 0 { return elements.first ?? "" }
    let width = elements.lazy.map(\.count).max() ?? 0
    let padded = elements.map { String(repeating: " ", count: width - $0.count) + $0 }
    return nested(padded[...], tensor.shape[...], separator, indent + 1)
  }

  private func nested(
    _ elements: ArraySlice<String>, _ shape: ArraySlice<Int>, _ separator: String, _ indent: Int
  ) -> String {
    guard let size = shape.first else { return elements.first ?? "" }
    let inner = shape.dropFirst()
    if inner.isEmpty { return "[" + wrapped(elements, separator, indent) + "]" }
    let step = inner.reduce(1, *)
    let rows = (0..<size).map { row in
      let start = elements.startIndex + row * step
      return nested(elements[start..<start + step], inner, separator, indent + 1)
    }
    let breaks = String(repeating: "\n", count: inner.count) + String(repeating: " ", count: indent)
    return "[" + rows.joined(separator: separator + breaks) + "]"
  }

  private func wrapped(_ elements: ArraySlice<String>, _ separator: String, _ indent: Int) -> String
  {
    var text = ""
    var column = indent
    for (position, element) in elements.enumerated() {
      if position > 0 {
        text += separator
        if column + 1 + element.count > 75 - tensor.rank {
          text += "\n" + String(repeating: " ", count: indent)
          column = indent
        } else {
          text += " "
          column += 1
        }
      }
      text += element
      column += element.count + separator.count
    }
    return text
  }

  private static func needsExponent(_ numbers: [Double]) -> Bool {
    let sizes = numbers.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    guard let least = sizes.min(), let most = sizes.max() else { return false }
    return most >= 1e8 || least < 1e-4 || most / least > 1000
  }

  /// The shortest digits that read back as the same number of the type.
  private static func shortest(_ number: Double, _ dtype: DType) -> String {
    dtype == .float32 ? Float(number).description : number.description
  }

  /// At most eight digits behind the point, none needless: `1.`, `0.1`.
  private static func fixed(_ number: Double, _ dtype: DType) -> String {
    if !number.isFinite { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    var text = shortest(number, dtype)
    let point = text.firstIndex(of: ".")
    if text.contains("e") || (point.map { text.distance(from: $0, to: text.endIndex) > 9 } ?? true)
    {
      text = number.rounded(toPlaces: 8)
    }
    while text.last == "0" { text.removeLast() }
    return text
  }

  /// All with as many digits behind the point as the longest needs.
  private static func scientific(_ numbers: [Double], _ dtype: DType) -> [String] {
    let parts = numbers.map { number -> (digits: String, exponent: String) in
      if !number.isFinite { return (number.isNaN ? "nan" : number < 0 ? "-inf" : "inf", "") }
      return split(shortest(number, dtype))
    }
    let places = parts.map { $0.digits.drop { $0 != "." }.dropFirst().count }.max() ?? 0
    return parts.map { digits, exponent in
      if exponent.isEmpty { return digits }
      let missing = places - digits.drop { $0 != "." }.dropFirst().count
      return digits + String(repeating: "0", count: missing) + exponent
    }
  }

  /// `-123.45` and `1.2e-05` as one digit, a point and at most eight more, and the exponent.
  private static func split(_ text: String) -> (digits: String, exponent: String) {
    let pieces = text.split(separator: "e")
    var exponent = pieces.count > 1 ? Int(pieces[1]) ?? 0 : 0
    let sign = pieces[0].hasPrefix("-") ? "-" : ""
    let mantissa = pieces[0].drop { $0 == "-" }
    let whole = mantissa.prefix { $0 != "." }
    var digits = mantissa.filter { $0 != "." }
    exponent += whole.count - 1
    while digits.count > 1, digits.first == "0" {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    if digits == "0" { exponent = 0 }
    let size = String(exponent.magnitude)
    return (
      "\(sign)\(digits.prefix(1)).\(digits.dropFirst().prefix(8))",
      "e\(exponent < 0 ? "-" : "+")\(size.count < 2 ? "0" + size : size)"
    )
  }

  /// Points under points: shorter fractions are filled up with spaces.
  private static func aligned(_ texts: [String]) -> [String] {
    let fractions = texts.map { text in
      text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) } ?? 0
    }
    let longest = fractions.max() ?? 0
    return zip(texts, fractions).map { text, fraction in
      fraction == 0 ? text : text + String(repeating: " ", count: longest - fraction)
    }
  }
}

extension Double {
  /// Decimal digits with a fixed number behind the point.
  fileprivate func rounded(toPlaces places: Int) -> String {
    let scale = powerOfTen(places)
    let scaled = (magnitude * scale).rounded(.toNearestOrEven)
    let whole = (scaled / scale).rounded(.down)
    let rest = String(Int(scaled - whole * scale))
    let fraction = String(repeating: "0", count: Swift.max(0, places - rest.count)) + rest
    return (self < 0 ? "-" : "") + "\(Int(whole)).\(fraction)"
  }

  fileprivate func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent.magnitude { power *= 10 }
    return exponent < 0 ? 1 / power : power
  }
}
