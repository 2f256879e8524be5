/// The signs that a box is drawn with.
public struct Border: Sendable, Hashable {
  /// The four corners.
  public let topLeft, topRight, bottomLeft, bottomRight: Character
  /// The four sides.
  public let top, bottom, left, right: Character

  /// Makes a border from its eight signs, in reading order: top left, top, top right; left, right;
  /// bottom left, bottom, bottom right.
  ///
  /// - Precondition: There are eight, each one column wide.
  public init(_ signs: String) {
    let sign = Array(signs)
    precondition(sign.count == 8 && sign.allSatisfy { $0.columns == 1 }, "a border has eight signs")
    (topLeft, top, topRight) = (sign[0], sign[1], sign[2])
    (left, right) = (sign[3], sign[4])
    (bottomLeft, bottom, bottomRight) = (sign[5], sign[6], sign[7])
  }

  /// Light lines and bows at the corners.
  public static let rounded = Border("╭─╮││╰─╯")
  /// Light lines.
  public static let square = Border("┌─┐││└─┘")
  /// Heavy lines.
  public static let heavy = Border("┏━┓┃┃┗━┛")
  /// Double lines.
  public static let double = Border("╔═╗║║╚═╝")
  /// Broken lines.
  public static let dashed = Border("╭┄╮┆┆╰┄╯")
  /// Light lines in ASCII.
  public static let ascii = Border("+-+||+-+")

  /// The border that stands for this one in ASCII: heavy and double ones keep their weight in `=`,
  /// broken ones their gaps.
  public var ascii: Border {
    switch self {
    case .heavy, .double: Border("+=+||+=+")
    case .dashed: Border("+.+::+.+")
    default: .ascii
    }
  }
}

extension Canvas {
  /// Draws a box around the outermost cells of a block, with an optional title in its upper border.
  ///
  /// A block of a single row or column gets a line; nothing inside the border is touched unless
  /// `fill` says how to blank it.
  public mutating func box(
    _ rect: Rect, border: Border = .rounded, style: Style = .plain, fill: Style? = nil,
    title: StyledText = StyledText(), align: Alignment = .left
  ) {
    guard !rect.isEmpty else { return }
    if let fill { self.fill(rect, style: fill) }
    guard rect.width > 1, rect.height > 1 else {
      let sign = rect.height > 1 ? border.left : border.top
      self.fill(rect, with: sign, style: style)
      return
    }
    let (right, bottom) = (rect.maxX - 1, rect.maxY - 1)
    let across = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: 1)
    let down = Rect(x: rect.x, y: rect.y + 1, width: 1, height: rect.height - 2)
    self.fill(across, with: border.top, style: style)
    self.fill(across.moved(y: rect.height - 1), with: border.bottom, style: style)
    self.fill(down, with: border.left, style: style)
    self.fill(down.moved(x: rect.width - 1), with: border.right, style: style)
    put(border.topLeft, x: rect.x, y: rect.y, style: style)
    put(border.topRight, x: right, y: rect.y, style: style)
    put(border.bottomLeft, x: rect.x, y: bottom, style: style)
    put(border.bottomRight, x: right, y: bottom, style: style)
    writeTitle(title, in: across, ellipsis: border.ellipsis, align: align, style: style)
  }

  /// Draws a horizontal line, with an optional title in it.
  public mutating func horizontalRule(
    x: Int, y: Int, width: Int, glyph: Character = "─", style: Style = .plain,
    title: StyledText = StyledText(), align: Alignment = .left
  ) {
    let rect = Rect(x: x, y: y, width: width, height: 1)
    fill(rect, with: glyph, style: style)
    writeTitle(
      title, in: rect, ellipsis: glyph.isASCII ? Glyphs.ascii.ellipsis : Glyphs.unicode.ellipsis,
      align: align, style: style)
  }

  /// Draws a vertical line.
  public mutating func verticalRule(
    x: Int, y: Int, height: Int, glyph: Character = "│", style: Style = .plain
  ) {
    fill(Rect(x: x, y: y, width: 1, height: height), with: glyph, style: style)
  }

  /// Writes a title with a space on both sides into a line, one cell away from its ends.
  private mutating func writeTitle(
    _ title: StyledText, in line: Rect, ellipsis: String, align: Alignment, style: Style
  ) {
    let room = line.width - 4
    guard !title.isEmpty, room > 0 else { return }
    let text =
      StyledText(" ", style: style) + title.truncated(to: room, ellipsis: ellipsis)
      + StyledText(" ", style: style)
    let rest = line.width - 2 - text.columns
    let indent =
      switch align {
      case .left: 0
      case .center: rest / 2
      case .right: rest
      }
    write(text, x: line.x + 1 + indent, y: line.y)
  }
}

extension Border {
  fileprivate var ellipsis: String {
    top.isASCII ? Glyphs.ascii.ellipsis : Glyphs.unicode.ellipsis
  }
}

extension Rect {
  /// The block of the same size elsewhere.
  public func moved(x dx: Int = 0, y dy: Int = 0) -> Rect {
    Rect(x: x + dx, y: y + dy, width: width, height: height)
  }
}
