/// How many colours a terminal can show.
public enum ColorDepth: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// None: attributes such as bold must tell things apart.
  case none
  /// The sixteen of the palette's start.
  case sixteen
  /// The 256 indexed ones.
  case indexed256

  /// More colours are the greater depth.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Color {
  /// The nearest colour that a terminal of such a depth has.
  public func quantised(to depth: ColorDepth) -> Color {
    switch (depth, self) {
    case (.none, _): .standard
    case (.sixteen, .indexed(let index)) where index > 15: .indexed(RGB(index: index).nearest16)
    default: self
    }
  }
}

extension Style {
  /// The style with colours that a terminal of such a depth has.
  public func quantised(to depth: ColorDepth) -> Style {
    guard depth != .indexed256 else { return self }
    return Style(
      foreground: foreground.quantised(to: depth), background: background.quantised(to: depth),
      attributes: attributes)
  }
}
