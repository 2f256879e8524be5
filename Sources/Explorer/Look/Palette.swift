import Drawing

/// What a piece of the screen is, so that a theme can say how it looks.
enum Role: Int, CaseIterable {
  /// Ordinary text, text of less weight, and what is barely there.
  case text, muted, faint
  /// Text that stands out without meaning anything else.
  case strong
  /// Frames of panes, without and with the focus.
  case frame, focusedFrame
  /// The line at the top.
  case title, titleAccent
  /// Data on its way down: lines, values, the timeline's forward part.
  case data
  /// Gradients on their way up, where their size does not matter.
  case gradient
  /// The node's operator, a variable's name, a leaf, a constant.
  case operation, variable, leaf, constant
  /// Behind a node; and behind the one that something happens to.
  case surface, activeSurface
  /// What the user has selected.
  case selection
  /// Source text.
  case keyword, string, number, comment, lineNumber, currentLine
  /// Narration.
  case heading, code
  /// Output of the program.
  case output, warning, failure
  /// The hint row.
  case key, hint
  /// A match of a search.
  case match
}

/// The style of every role, for one appearance.
struct Palette: Sendable, Hashable {
  private let styles: [Style]
  /// From the smallest gradient of a pass to the largest.
  private let heat: [Style]

  subscript(role: Role) -> Style { styles[role.rawValue] }

  /// The style of a gradient whose size is this fraction of the largest.
  func heat(_ fraction: Double) -> Style {
    heat[min(heat.count - 1, max(0, Int(fraction * Double(heat.count))))]
  }

  init(_ appearance: Appearance) {
    let pick: (Role) -> Style =
      switch (appearance.colorDepth, appearance.theme) {
      case (.none, _): Self.uncoloured
      case (.sixteen, let theme): { Self.sixteen($0, isDark: theme == .dark) }
      case (.indexed256, .dark): Self.dark
      case (.indexed256, .light): Self.light
      }
    styles = Role.allCases.map(pick)
    heat = Self.heat(appearance)
  }

  private static func color(_ index: UInt8, _ attributes: Style.Attributes = []) -> Style {
    Style(foreground: .indexed(index), attributes: attributes)
  }

  private static func dark(_ role: Role) -> Style {
    switch role {
    case .text: color(252)
    case .muted: color(246)
    case .faint: color(239)
    case .strong: color(255, .bold)
    case .frame: color(240)
    case .focusedFrame: color(74)
    case .title: color(252)
    case .titleAccent: color(215, .bold)
    case .data: color(74)
    case .gradient: color(215, .bold)
    case .operation: color(252)
    case .variable: color(117, .bold)
    case .leaf: color(117)
    case .constant: color(244)
    case .surface: Style(background: .indexed(235))
    case .activeSurface: Style(background: .indexed(239))
    case .selection: Style(foreground: .indexed(16), background: .indexed(117), attributes: .bold)
    case .keyword: color(110)
    case .string: color(144)
    case .number: color(180)
    case .comment: color(243, .italic)
    case .lineNumber: color(240)
    case .currentLine: Style(foreground: .standard, background: .indexed(237))
    case .heading: color(255, .bold)
    case .code: color(117)
    case .output: color(151)
    case .warning: color(221)
    case .failure: color(210, .bold)
    case .key: color(117, .bold)
    case .hint: color(246)
    case .match: Style(foreground: .indexed(16), background: .indexed(222))
    }
  }

  private static func light(_ role: Role) -> Style {
    switch role {
    case .text: color(236)
    case .muted: color(242)
    case .faint: color(251)
    case .strong: color(16, .bold)
    case .frame: color(248)
    case .focusedFrame: color(25)
    case .title: color(236)
    case .titleAccent: color(130, .bold)
    case .data: color(25)
    case .gradient: color(130, .bold)
    case .operation: color(236)
    case .variable: color(25, .bold)
    case .leaf: color(25)
    case .constant: color(245)
    case .surface: Style(background: .indexed(255))
    case .activeSurface: Style(background: .indexed(252))
    case .selection: Style(foreground: .indexed(231), background: .indexed(25), attributes: .bold)
    case .keyword: color(25)
    case .string: color(64)
    case .number: color(130)
    case .comment: color(245, .italic)
    case .lineNumber: color(249)
    case .currentLine: Style(foreground: .standard, background: .indexed(254))
    case .heading: color(16, .bold)
    case .code: color(25)
    case .output: color(22)
    case .warning: color(94)
    case .failure: color(124, .bold)
    case .key: color(25, .bold)
    case .hint: color(242)
    case .match: Style(foreground: .indexed(16), background: .indexed(222))
    }
  }

  private static func sixteen(_ role: Role, isDark: Bool) -> Style {
    switch role {
    case .text, .operation, .title, .surface, .activeSurface: .plain
    case .muted, .hint, .constant, .comment: color(8)
    case .faint, .frame, .lineNumber: color(8, isDark ? .dim : [])
    case .strong, .heading: Style(attributes: .bold)
    case .focusedFrame, .data, .leaf, .code, .keyword: color(isDark ? 6 : 4)
    case .variable, .key: color(isDark ? 14 : 4, .bold)
    case .titleAccent, .gradient: color(isDark ? 11 : 1, .bold)
    case .number: color(isDark ? 3 : 5)
    case .string, .output: color(2)
    case .selection: Style(attributes: [.reverse, .bold])
    case .currentLine: Style(attributes: .bold)
    case .warning: color(isDark ? 3 : 5)
    case .failure: color(1, .bold)
    case .match: Style(foreground: .indexed(0), background: .indexed(3))
    }
  }

  private static func uncoloured(_ role: Role) -> Style {
    switch role {
    case .strong, .heading, .titleAccent, .gradient, .variable, .key, .failure, .currentLine,
      .focusedFrame:
      Style(attributes: .bold)
    case .faint, .frame, .comment, .lineNumber, .constant: Style(attributes: .dim)
    case .selection: Style(attributes: .reverse)
    case .match, .warning: Style(attributes: .underline)
    default: .plain
    }
  }

  /// Warm, as opposed to the cool of data, and evenly brighter, so that grey screens and
  /// colour-blind readers keep the order.
  private static func heat(_ appearance: Appearance) -> [Style] {
    switch (appearance.colorDepth, appearance.theme) {
    case (.indexed256, .dark): [95, 137, 173, 209, 215, 221, 229].map { color($0) }
    case (.indexed256, .light): [180, 173, 166, 130, 124, 88, 52].map { color($0) }
    case (.sixteen, .dark):
      [
        color(3, .dim), color(3), color(3), color(11), color(11), color(11, .bold),
        color(15, .bold),
      ]
    case (.sixteen, .light):
      [color(3), color(3), color(1), color(1), color(1, .bold), color(5, .bold), color(0, .bold)]
    case (.none, _):
      ([.dim, .dim, [], [], .bold, .bold, .bold] as [Style.Attributes])
        .map { Style(attributes: $0) }
    }
  }
}
