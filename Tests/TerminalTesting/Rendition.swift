import Drawing

extension Style {
  /// Changes the style as the parameters of "select graphic rendition" say.
  mutating func apply(renditions numbers: [Int]) {
    var rest = numbers[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: self = .plain
      case 1: attributes.insert(.bold)
      case 2: attributes.insert(.dim)
      case 3: attributes.insert(.italic)
      case 4: attributes.insert(.underline)
      case 7: attributes.insert(.reverse)
      case 22: attributes.subtract([.bold, .dim])
      case 23: attributes.remove(.italic)
      case 24: attributes.remove(.underline)
      case 27: attributes.remove(.reverse)
      case 30...37: foreground = .indexed(UInt8(code - 30))
      case 38: foreground = Self.indexed(&rest)
      case 39: foreground = .standard
      case 40...47: background = .indexed(UInt8(code - 40))
      case 48: background = Self.indexed(&rest)
      case 49: background = .standard
      case 90...97: foreground = .indexed(UInt8(code - 82))
      case 100...107: background = .indexed(UInt8(code - 92))
      default: break
      }
    }
  }

  private static func indexed(_ rest: inout ArraySlice<Int>) -> Color {
    guard rest.popFirst() == 5, let index = rest.popFirst() else { return .standard }
    return .indexed(UInt8(truncatingIfNeeded: index))
  }
}
