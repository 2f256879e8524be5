import Autograd
import Glibc

/// What `np.set_printoptions` changes.
struct ArrayPrinting {
  var precision = 8
  /// Arrays with more numbers are shown by their edges.
  var threshold = 1000
  var edgeItems = 3
  var lineWidth = 75
  /// Whether small numbers may become zeros rather than all be written with exponents.
  var suppressesExponents = false
}

/// An array's numbers as NumPy prints them: the fewest digits that tell them apart, at most eight,
/// in columns of one width.
struct ArrayText {
  private let tensor: Tensor
  private let printing: ArrayPrinting
  private let isSummary: Bool
  /// The texts of all numbers in row-major order; those that a summary leaves out are empty.
  private var elements: [String]

  init(_ tensor: Tensor, _ printing: ArrayPrinting) {
    self.tensor = tensor
    self.printing = printing
    isSummary = tensor.count > printing.threshold
    elements = [String](repeating: "", count: tensor.count)
    let places =
      isSummary ? Self.edges(of: tensor.shape, printing.edgeItems) : Array(0..<tensor.count)
    let texts: [String]
    switch tensor.dtype {
    case .bool: texts = places.map { tensor.scalar(at: $0).isTrue ? "True" : "False" }
    case .int32, .int64: texts = places.map { "\(tensor.scalar(at: $0).int)" }
    case .float32, .float64:
      let numbers = places.map { tensor.scalar(at: $0).double }
      texts =
        Self.needsExponent(numbers, printing)
        ? Self.scientific(numbers, tensor.dtype, printing.precision)
        : Self.aligned(numbers.map { Self.fixed($0, tensor.dtype, printing.precision) })
    }
    let width = texts.lazy.map(\.count).max() ?? 0
    for (place, text) in zip(places, texts) {
      elements[place] =
        tensor.rank == 0 ? text : String(repeating: " ", count: width - text.count) + text
    }
  }

  /// The positions of the numbers that a summary shows.
  private static func edges(of shape: [Int], _ edge: Int) -> [Int] {
    var places = [0]
    for size in shape {
      let shown = size > 2 * edge ? Array(0..<edge) + Array(size - edge..<size) : Array(0..<size)
      places = places.flatMap { place in shown.map { place * size + $0 } }
    }
    return places
  }

  /// The whole text, in which further lines begin under the first number.
  func text(separator: String = "", indent: Int = 0) -> String {
    if tensor.rank == 0 { return elements.first ?? "" }
    if tensor.count == 0 { return "[]" }
    return nested(elements[...], tensor.shape[...], separator, indent + 1)
  }

  private func nested(
    _ elements: ArraySlice<String>, _ shape: ArraySlice<Int>, _ separator: String, _ indent: Int
  ) -> String {
    guard let size = shape.first else { return elements.first ?? "" }
    let inner = shape.dropFirst()
    let edge = printing.edgeItems
    let leavesOut = isSummary && size > 2 * edge
    if inner.isEmpty {
      var items = Array(elements)
      if leavesOut { items.replaceSubrange(edge..<size - edge, with: ["..."]) }
      return "[" + wrapped(items, separator, indent) + "]"
    }
    let step = inner.reduce(1, *)
    var rows: [String] = []
    for row in 0..<size where !leavesOut || row < edge || row >= size - edge {
      if leavesOut, row == size - edge { rows.append("...") }
      let start = elements.startIndex + row * step
      rows.append(
        nested(elements[start..<start + step], inner, separator, indent + 1))
    }
    let breaks = String(repeating: "\n", count: inner.count) + String(repeating: " ", count: indent)
    return "[" + rows.joined(separator: separator + breaks) + "]"
  }

  /// A row, broken where the next number would leave no room for a bracket.
  private func wrapped(_ items: [String], _ separator: String, _ indent: Int) -> String {
    // `array(` takes its closing parenthesis off the width.
    let limit = printing.lineWidth - tensor.rank - (separator.isEmpty ? 0 : 1)
    var text = ""
    var column = indent
    for (position, item) in items.enumerated() {
      if position > 0 {
        text += separator
        if column + separator.count + 1 + item.count > limit {
          while text.last == " " { text.removeLast() }
          text += "\n" + String(repeating: " ", count: indent)
          column = indent
        } else {
          text += " "
          column += separator.count + 1
        }
      }
      text += item
      column += item.count
    }
    return text
  }

  private static func needsExponent(_ numbers: [Double], _ printing: ArrayPrinting) -> Bool {
    let sizes = numbers.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    guard let least = sizes.min(), let most = sizes.max() else { return false }
    return most >= 1e8 || !printing.suppressesExponents && (least < 1e-4 || most / least > 1000)
  }

  /// The shortest digits that read back as the same number of the type.
  private static func shortest(_ number: Double, _ dtype: DType) -> String {
    dtype == .float32 ? Float(number).description : number.description
  }

  /// No more digits behind the point than allowed, none needless: `1.`, `0.1`.
  private static func fixed(_ number: Double, _ dtype: DType, _ precision: Int) -> String {
    if !number.isFinite { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    var text = shortest(number, dtype)
    let digits = text.drop { $0 != "." }.count - 1
    if text.contains("e") || digits > precision { text = printed("%.*f", precision, number) }
    if !text.contains(".") { text += "." }
    while text.last == "0" { text.removeLast() }
    return text
  }

  /// All with as many digits behind the point as the longest needs.
  private static func scientific(_ numbers: [Double], _ dtype: DType, _ precision: Int) -> [String]
  {
    let needed = numbers.map { number -> Int in
      guard number.isFinite else { return 0 }
      let mantissa = shortest(number, dtype).prefix { $0 != "e" }
      var digits = mantissa.filter(\.isNumber)[...].drop { $0 == "0" }
      while digits.last == "0" { digits.removeLast() }
      return min(max(digits.count - 1, 0), precision)
    }
    let places = needed.max() ?? 0
    return numbers.map { number in
      if !number.isFinite { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
      let text = printed("%.*e", places, number)
      return places > 0 ? text : text.replacingFirst("e", with: ".e")
    }
  }

  /// The number as C's `printf` writes it.
  private static func printed(_ format: String, _ precision: Int, _ number: Double) -> String {
    withVaList([Int32(precision), number]) { arguments in
      String(unsafeUninitializedCapacity: 400) { buffer in
        buffer.withMemoryRebound(to: CChar.self) { characters in
          Int(vsnprintf(characters.baseAddress, 400, format, arguments))
        }
      }
    }
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

extension String {
  fileprivate func replacingFirst(_ character: Character, with text: String) -> String {
    guard let place = firstIndex(of: character) else { return self }
    return self[..<place] + text + self[index(after: place)...]
  }
}
