/// The repertoire of signs that pictures are made of, so that one `draw` serves a Unicode terminal
/// and one that knows ASCII only.
///
///     canvas.put(model.glyphs.gradient, x: 0, y: 0)   // ∇, or ^ in ASCII
public struct Glyphs: Sendable, Hashable {
  /// Whether only ASCII may be used; shapes such as lines and gauges ask this.
  public let isASCII: Bool
  /// Stands for what was cut off; one column.
  public let ellipsis: String
  /// An item of a list.
  public let bullet: Character
  /// Something present, current or on.
  public let dot: Character
  /// Something absent or off, in the place of a ``dot``.
  public let ring: Character
  /// A small sign between two values.
  public let separator: Character
  /// A leaf of the graph.
  public let leaf: Character
  /// A node that keeps values for the backward pass.
  public let saved: Character
  /// Before a gradient.
  public let gradient: Character
  /// Between two factors.
  public let times: Character
  /// Before a sum.
  public let sum: Character
  /// Something that is well.
  public let check: Character
  /// Something that is wrong, or a severed edge.
  public let cross: Character
  /// Beside the line or the choice the user is at.
  public let pointer: Character
  /// The player is running.
  public let play: Character
  /// The player stands still.
  public let pause: Character
  /// An arrow to the left.
  public let left: Character
  /// An arrow to the right.
  public let right: Character
  /// An arrow upwards.
  public let up: Character
  /// An arrow downwards.
  public let down: Character
  /// A fold that is open.
  public let expanded: Character
  /// A fold that is closed.
  public let collapsed: Character
  /// A cell without contents, such as the rest of a track.
  public let shade: Character
  /// A full cell.
  public let block: Character
  /// A moving sign, one picture after the other.
  public let spinner: [Character]

  /// Everything a modern terminal and its fonts have; every sign is one column wide.
  public static let unicode = Glyphs(
    isASCII: false, ellipsis: "…", bullet: "•", dot: "●", ring: "○", separator: "·", leaf: "◆",
    saved: "▣", gradient: "∇", times: "×", sum: "Σ", check: "✓", cross: "✗", pointer: "▸",
    play: "▶", pause: "‖", left: "←", right: "→", up: "↑", down: "↓", expanded: "▾",
    collapsed: "▸", shade: "░", block: "█",
    spinner: ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"])

  /// Only what every terminal has.
  public static let ascii = Glyphs(
    isASCII: true, ellipsis: "~", bullet: "*", dot: "*", ring: "o", separator: ".", leaf: "#",
    saved: "@", gradient: "^", times: "*", sum: "S", check: "+", cross: "x", pointer: ">",
    play: ">", pause: "=", left: "<", right: ">", up: "^", down: "v", expanded: "v",
    collapsed: ">", shade: ".", block: "#", spinner: ["|", "/", "-", "\\"])

  /// Such a border, or its ASCII form.
  public func border(_ border: Border) -> Border { isASCII ? border.ascii : border }

  /// An arrowhead that points to a side.
  public func arrowhead(_ direction: Direction) -> Character {
    switch direction {
    case .north: isASCII ? "^" : "▴"
    case .east: isASCII ? ">" : "▸"
    case .south: isASCII ? "v" : "▾"
    case .west: isASCII ? "<" : "◂"
    }
  }
}

/// A side of a cell.
public enum Direction: Int, Sendable, Hashable, CaseIterable {
  /// Up the screen, to the right, down the screen, to the left.
  case north, east, south, west

  /// What a step to this side adds to column and row.
  public var step: (x: Int, y: Int) {
    switch self {
    case .north: (0, -1)
    case .east: (1, 0)
    case .south: (0, 1)
    case .west: (-1, 0)
    }
  }
}
