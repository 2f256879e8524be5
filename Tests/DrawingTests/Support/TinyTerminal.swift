import Drawing

/// A terminal that understands what the encoders write, and nothing else.
struct TinyTerminal {
  private(set) var canvas: Canvas
  private var x = 0
  private var y = 0
  private var style = Style.plain
  private var isCursorShown = false
  /// What it did not understand.
  private(set) var errors: [String] = []

  init(size: Size) { canvas = Canvas(size: size) }

  /// What is on the screen, with the cursor if it is shown.
  var screen: Canvas {
    var screen = canvas
    screen.cursor = isCursorShown ? (x, y) : nil
    return screen
  }

  /// Reads output of a program.
  mutating func feed(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if scalars[index] == "\u{1B}", index + 1 < scalars.count, scalars[index + 1] == "[" {
        var end = index + 2
        while end < scalars.count, !("@"..."~").contains(scalars[end]) { end += 1 }
        guard end < scalars.count else { return errors.append("cut sequence") }
        var parameters = ""
        parameters.unicodeScalars.append(contentsOf: scalars[(index + 2)..<end])
        control(parameters, scalars[end])
        index = end + 1
      } else if scalars[index] == "\n" {
        x = 0
        y += 1
        index += 1
      } else {
        // A code point without width belongs to the glyph before it.
        var glyph = String(scalars[index])
        index += 1
        while index < scalars.count, Character(scalars[index]).columns == 0,
          scalars[index].value > 0x20 && scalars[index] != "\u{1B}"
        {
          glyph.unicodeScalars.append(scalars[index])
          index += 1
        }
        x = canvas.write(glyph, x: x, y: y, style: style)
      }
    }
  }

  private mutating func control(_ parameters: String, _ final: Unicode.Scalar) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map {
      Int($0) ?? 0
    }
    switch (parameters, final) {
    case ("?25h", _), ("?25", "h"): isCursorShown = true
    case ("?25", "l"): isCursorShown = false
    case ("", "K"):
      canvas.fill(Rect(x: x, y: y, width: canvas.size.width, height: 1), style: erased)
    case ("2", "J"): canvas.fill(canvas.bounds, style: erased)
    case (_, "H"):
      y = max(1, numbers.first ?? 1) - 1
      x = max(1, numbers.count > 1 ? numbers[1] : 1) - 1
    case (_, "m"): render(numbers)
    default: errors.append("ESC[\(parameters)\(final)")
    }
  }

  private var erased: Style { Style(background: style.background) }

  private mutating func render(_ codes: [Int]) {
    var rest = codes[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: style = .plain
      case 1: style.attributes.insert(.bold)
      case 2: style.attributes.insert(.dim)
      case 3: style.attributes.insert(.italic)
      case 4: style.attributes.insert(.underline)
      case 7: style.attributes.insert(.reverse)
      case 22: style.attributes.subtract([.bold, .dim])
      case 23: style.attributes.remove(.italic)
      case 24: style.attributes.remove(.underline)
      case 27: style.attributes.remove(.reverse)
      case 30...37: style.foreground = .indexed(UInt8(code - 30))
      case 38: style.foreground = indexed(&rest)
      case 39: style.foreground = .standard
      case 40...47: style.background = .indexed(UInt8(code - 40))
      case 48: style.background = indexed(&rest)
      case 49: style.background = .standard
      case 90...97: style.foreground = .indexed(UInt8(code - 82))
      case 100...107: style.background = .indexed(UInt8(code - 92))
      default: errors.append("SGR \(code)")
      }
    }
  }

  private mutating func indexed(_ rest: inout ArraySlice<Int>) -> Color {
    guard rest.popFirst() == 5, let index = rest.popFirst() else {
      errors.append("SGR colour")
      return .standard
    }
    return .indexed(UInt8(index))
  }
}
