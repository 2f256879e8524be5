import Tracing

/// How numbers are written everywhere on the screen: four significant digits, no more.
enum Numerals {
  /// One number: `0.9988`, `-5.467`, `6.692e-05`, `12345`.
  ///
  /// Negative zero is written as `0`: its sign means nothing to who reads a gradient.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if value == 0 { return "0" }
    let magnitude = value.magnitude
    let sign = value < 0 ? "-" : ""
    if magnitude < 1e6, magnitude == magnitude.rounded() { return "\(sign)\(Int(magnitude))" }
    if magnitude >= 1e4, magnitude < 1e6 { return "\(sign)\(Int(magnitude.rounded()))" }
    let (digits, exponent) = fourDigits(magnitude)
    return sign
      + (exponent < -4 || exponent >= 6
        ? scientific(digits, exponent) : fixed(digits, exponent))
  }

  /// The first four digits, rounded, without zeros at their end, and the power of ten of the first.
  private static func fourDigits(_ magnitude: Double) -> (digits: [UInt8], exponent: Int) {
    var exponent = 0
    var scaled = magnitude
    // Ten powers of ten at once, so that the smallest number takes forty steps.
    while scaled >= 1e10 { (scaled, exponent) = (scaled / 1e10, exponent + 10) }
    while scaled < 1e-9 { (scaled, exponent) = (scaled * 1e10, exponent - 10) }
    var power = 1.0
    if scaled >= 1 {
      while scaled / power >= 10 { (power, exponent) = (power * 10, exponent + 1) }
      scaled = power > 1000 ? scaled / (power / 1000) : scaled * (1000 / power)
    } else {
      while scaled * power < 1 { (power, exponent) = (power * 10, exponent - 1) }
      scaled *= power * 1000
    }
    var whole = Int(scaled.rounded())
    if whole >= 10_000 { (whole, exponent) = (whole / 10, exponent + 1) }
    while whole > 0, whole % 10 == 0 { whole /= 10 }
    return (Array(String(whole).utf8), exponent)
  }

  private static func fixed(_ digits: [UInt8], _ exponent: Int) -> String {
    let zero = UInt8(ascii: "0")
    let point = UInt8(ascii: ".")
    var text: [UInt8] = []
    if exponent < 0 {
      text = [zero, point] + Array(repeating: zero, count: -exponent - 1) + digits
    } else {
      for place in 0...max(exponent, digits.count - 1) {
        if place == exponent + 1 { text.append(point) }
        text.append(place < digits.count ? digits[place] : zero)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
    let text = String(decoding: digits, as: UTF8.self)
    let size = String(exponent.magnitude)
    return text.prefix(1) + (digits.count > 1 ? "." + text.dropFirst() : "") + "e"
      + (exponent < 0 ? "-" : "+") + (size.count < 2 ? "0" + size : size)
  }
}

/// How tensors are written: a scalar as its number, a short vector as its elements, anything
/// larger as its shape and its norm.
struct TensorText {
  /// What stands around a norm.
  var bars = ("‖", "‖")
  /// Whether anything but a scalar is written by its shape alone, and a gradient by its norm.
  var isBrief = false

  /// The tensor in at most about so many columns.
  func callAsFunction(_ value: TensorValue, dtype: String = "float32", within columns: Int = 28)
    -> String
  {
    if let text = numbers(value, dtype, within: columns) { return text }
    return isBrief ? Self.shape(value.shape) : Self.shape(value.shape) + " " + norm(of: value)
  }

  /// A gradient, whose shape is known from its tensor.
  func gradient(_ value: TensorValue) -> String {
    if let text = numbers(value, "float32", within: 28) { return text }
    return isBrief ? norm(of: value) : self(value)
  }

  /// The tensor's elements where they fit, else its shape: what a formula shows for an operand.
  func operand(_ value: TensorValue, dtype: String, within columns: Int) -> String {
    numbers(value, dtype, within: columns) ?? Self.shape(value.shape)
  }

  /// The tensor's elements, where they fit into so many columns.
  func numbers(_ value: TensorValue, _ dtype: String = "float32", within columns: Int) -> String? {
    guard case .whole(let shape, let data) = value else { return nil }
    if data.count == 1 { return element(data[0], dtype) }
    return isBrief || shape.count > 2 ? nil : elements(shape, data, dtype, within: columns)
  }

  private func norm(of value: TensorValue) -> String {
    bars.0 + Numerals.text(value.norm) + bars.1
  }

  /// A shape as PyTorch's tuple: `()`, `(3,)`, `(64,10)`.
  static func shape(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ",") + (shape.count == 1 ? ",)" : ")")
  }

  private func element(_ value: Double, _ dtype: String) -> String {
    dtype == "bool" ? (value == 0 ? "False" : "True") : Numerals.text(value)
  }

  private func elements(_ shape: [Int], _ data: [Double], _ dtype: String, within columns: Int)
    -> String?
  {
    guard data.count <= columns else { return nil }
    if data.isEmpty { return "[]" }
    let texts = data.map { element($0, dtype) }
    var text = ""
    if shape.count == 2, shape[1] > 0 {
      let rows = stride(from: 0, to: texts.count, by: shape[1]).map {
        "[" + texts[$0..<min($0 + shape[1], texts.count)].joined(separator: ", ") + "]"
      }
      text = "[" + rows.joined(separator: ", ") + "]"
    } else {
      text = "[" + texts.joined(separator: ", ") + "]"
    }
    return text.count <= columns ? text : nil
  }

}

extension TensorValue {
  /// The square root of the sum of the squares.
  var norm: Double {
    switch self {
    case .whole(_, let data): data.reduce(0) { $0 + $1 * $1 }.squareRoot()
    case .statistics(_, _, _, _, let norm, _): norm
    }
  }

  /// Whether every element is zero.
  var isZero: Bool {
    switch self {
    case .whole(_, let data): data.allSatisfy { $0 == 0 }
    case .statistics(_, let min, let max, _, _, let nan): min == 0 && max == 0 && nan == 0
    }
  }

  /// The size of the largest element: what a gradient's brightness shows.
  var peak: Double {
    switch self {
    case .whole(_, let data): data.reduce(0) { Swift.max($0, $1.magnitude) }
    case .statistics(_, let min, let max, _, _, _): Swift.max(min.magnitude, max.magnitude)
    }
  }

  /// The elementwise sum, where both are kept whole and have one shape.
  func adding(_ other: TensorValue) -> TensorValue? {
    guard case .whole(let shape, let left) = self, case .whole(let otherShape, let right) = other,
      shape == otherShape, left.count == right.count
    else { return nil }
    return .whole(shape: shape, data: zip(left, right).map { $0 + $1 })
  }
}
