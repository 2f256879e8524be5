import Glibc

/// How every element of one tensor is written: one style and one width, chosen once by looking at
/// all the elements that will be visible.
struct ElementFormat {
  /// The three ways of writing a floating-point number.
  enum Style: Equatable { case scientific, fixed, integer }

  var style = Style.integer
  var precision: Int
  /// Shorter texts are padded to this width on the left; longer ones stick out.
  var width = 1

  /// The format of floating-point numbers. Only finite numbers other than zero have a say.
  init(_ visible: [Double], _ options: PrintOptions) {
    precision = options.precision
    let counted = visible.filter { $0.isFinite && $0 != 0 }
    guard let smallest = counted.lazy.map(\.magnitude).min(),
      let largest = counted.lazy.map(\.magnitude).max()
    else { return }
    let spread = largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4
    if options.scientific ?? spread {
      style = .scientific
    } else if !counted.allSatisfy({ $0 == $0.rounded(.up) }) {
      style = .fixed
    }
    for value in counted { width = max(width, text(value).utf8.count) }
  }

  /// The format of texts that are already final: integers and booleans.
  init(texts: [String]) {
    precision = 0
    width = max(1, texts.lazy.map(\.utf8.count).max() ?? 1)
  }

  /// The number as C's `printf` rounds it, without padding.
  func text(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    return switch style {
    case .scientific: formatted("%.*e", precision, value)
    case .fixed: formatted("%.*f", precision, value)
    case .integer: formatted("%.*f", 0, value) + "."
    }
  }

  func padded(_ text: String) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private func formatted(_ format: String, _ precision: Int, _ value: Double) -> String {
    withVaList([Int32(precision), value]) { arguments in
      // The largest double has 309 digits before the point.
      let capacity = 320 + precision
      return String(unsafeUninitializedCapacity: capacity) { buffer in
        buffer.withMemoryRebound(to: CChar.self) { characters in
          Int(vsnprintf(characters.baseAddress, capacity, format, arguments))
        }
      }
    }
  }
}
