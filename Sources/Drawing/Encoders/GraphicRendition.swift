/// The escape sequences (ECMA-48 "select graphic rendition") that lead from one style to another.
struct GraphicRendition {
  /// The colours that may be used.
  let depth: ColorDepth
  /// The style the terminal is in.
  private(set) var current: Style = .plain

  init(depth: ColorDepth) {
    self.depth = depth
  }

  /// Leads to a style: by the changes alone or, where that is shorter, by a fresh start.
  mutating func change(to style: Style, in text: inout String) {
    let next = style.quantised(to: depth)
    guard next != current else { return }
    if next == .plain {
      text += "\u{1B}[0m"
    } else {
      let changes = Self.changes(from: current, to: next)
      let fresh = "0;" + Self.changes(from: .plain, to: next)
      text += "\u{1B}[" + (fresh.utf8.count < changes.utf8.count ? fresh : changes) + "m"
    }
    current = next
  }

  /// Leads back to the terminal's own style.
  mutating func reset(in text: inout String) { change(to: .plain, in: &text) }

  private static func changes(from: Style, to: Style) -> String {
    var codes: [String] = []
    let added = to.attributes.subtracting(from.attributes)
    let removed = from.attributes.subtracting(to.attributes)
    var missing = added
    // Bold and dim have one common end.
    if !removed.isDisjoint(with: [.bold, .dim]) {
      codes.append("22")
      missing.formUnion(to.attributes.intersection([.bold, .dim]))
    }
    for (attribute, start, end) in attributes {
      if missing.contains(attribute) { codes.append(start) }
      if let end, removed.contains(attribute) { codes.append(end) }
    }
    if from.foreground != to.foreground { codes.append(code(to.foreground, base: 30)) }
    if from.background != to.background { codes.append(code(to.background, base: 40)) }
    return codes.joined(separator: ";")
  }

  private static let attributes: [(Style.Attributes, start: String, end: String?)] = [
    (.bold, "1", nil), (.dim, "2", nil), (.italic, "3", "23"), (.underline, "4", "24"),
    (.reverse, "7", "27"),
  ]

  private static func code(_ color: Color, base: Int) -> String {
    switch color {
    case .standard: String(base + 9)
    case .indexed(let index) where index < 8: String(base + Int(index))
    case .indexed(let index) where index < 16: String(base + 60 + Int(index) - 8)
    case .indexed(let index): "\(base + 8);5;\(index)"
    }
  }
}
