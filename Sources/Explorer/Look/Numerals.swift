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
    var (digits, exponent) = decimal(magnitude)
    let kept = (4..<6).contains(exponent) ? exponent + 1 : 4
    round(&digits, to: kept, exponent: &exponent)
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
    if exponent < -4 || exponent >= 6 { return sign + scientific(digits, exponent) }
    return sign + fixed(digits, exponent)
  }

  /// The digits of the shortest decimal that means the number, and the power of ten of the first.
  private static func decimal(_ magnitude: Double) -> (digits: [UInt8], exponent: Int) {
    let parts = magnitude.description.split(separator: "e")
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    var digits: [UInt8] = []
    var point: Int?
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else {
        digits.append(byte - UInt8(ascii: "0"))
      }
    }
    var exponent = (point ?? digits.count) - 1 + power
    while digits.count > 1, digits.first == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    return (digits, exponent)
  }

  private static func round(_ digits: inout [UInt8], to count: Int, exponent: inout Int) {
    guard digits.count > count else { return }
    let up = digits[count] >= 5
    digits = Array(digits.prefix(count))
    guard up else { return }
    var index = count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      digits.removeLast()
      exponent += 1
    }
  }

  private static func fixed(_ digits: [UInt8], _ exponent: Int) -> String {
    var text = ""
    if exponent < 0 {
      text = "0." + String(repeating: "0", count: -exponent - 1)
      for digit in digits { text += String(digit) }
      return text
    }
    for place in 0...max(exponent, digits.count - 1) {
      if place == exponent + 1 { text += "." }
      text += place < digits.count ? String(digits[place]) : "0"
    }
    return text
  }

  private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
    var text = String(digits[0])
    if digits.count > 1 {
      text += "."
      for digit in digits.dropFirst() { text += String(digit) }
    }
    let size = String(exponent.magnitude)
    return text + "e" + (exponent < 0 ? "-" : "+") + (size.count < 2 ? "0" + size : size)
  }
}

/// How tensors are written: a scalar as its number, a short vector as its elements, anything
/// larger as its shape and its norm.
struct TensorText {
  /// The sign before a norm.
  var norm = "‖·‖"

  /// The tensor in at most about so many columns.
  func callAsFunction(_ value: TensorValue, dtype: String = "float32", within columns: Int = 24)
    -> String
  {
    switch value {
    case .whole(let shape, let data):
      if data.count == 1 { return element(data[0], dtype) }
      if shape.count <= 2, let text = elements(shape, data, dtype, within: columns) { return text }
      let sum = data.reduce(0) { $0 + $1 * $1 }
      return summary(shape, norm: sum.squareRoot())
    case .statistics(let shape, _, _, _, let size, _):
      return summary(shape, norm: size)
    }
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

  private func summary(_ shape: [Int], norm size: Double) -> String {
    Self.shape(shape) + " " + norm + " " + Numerals.text(size)
  }
}

extension TensorValue {
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
