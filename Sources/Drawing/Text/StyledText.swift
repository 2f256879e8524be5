/// Text in more than one style: runs that follow each other on a line.
///
///     var line = StyledText("SigmoidBackward0", style: theme.operator)
///     line += StyledText("  0.9988", style: theme.value)
///     canvas.write(line, x: 2, y: 0)
public struct StyledText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// A piece of text in one style.
  public struct Run: Sendable, Hashable {
    /// What is written.
    public var text: String
    /// How it looks.
    public var style: Style

    /// Makes a run.
    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// The runs from left to right; neighbours may have the same style.
  public private(set) var runs: [Run]

  /// Text in one style.
  public init(_ text: String = "", style: Style = .plain) {
    runs = text.isEmpty ? [] : [Run(text, style)]
  }

  /// Text of several runs.
  public init(runs: [Run]) {
    self.runs = runs.filter { !$0.text.isEmpty }
  }

  /// Plain text.
  public init(stringLiteral value: String) { self.init(value) }

  /// The columns that the text takes on one line.
  public var columns: Int { runs.reduce(0) { $0 + $1.text.columns } }

  /// What is written, without its styles.
  public var plain: String { runs.map(\.text).joined() }

  /// Whether there is nothing to write.
  public var isEmpty: Bool { runs.isEmpty }

  /// Adds text at the end; text in the style of the last run continues it.
  public mutating func append(_ text: String, style: Style = .plain) {
    guard !text.isEmpty else { return }
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text, style))
    }
  }

  /// One text after the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum += right
    return sum
  }

  /// Adds another text at the end.
  public static func += (left: inout StyledText, right: StyledText) {
    for run in right.runs { left.append(run.text, style: run.style) }
  }

  /// What fits into so many columns, with an ellipsis in the style of the text it replaces.
  public func truncated(to limit: Int, ellipsis: String = Glyphs.unicode.ellipsis) -> StyledText {
    guard limit > 0 else { return StyledText() }
    if columns <= limit { return self }
    let mark = ellipsis.prefix(columns: limit)
    var room = limit - mark.columns
    var result = StyledText()
    for run in runs {
      let width = run.text.columns
      if width <= room {
        result.append(run.text, style: run.style)
        room -= width
      } else {
        result.append(run.text.prefix(columns: room) + mark, style: run.style)
        break
      }
    }
    return result
  }

  /// The lines of the text, broken between words so that none takes more than `width` columns;
  /// the rules are those of ``wrap(_:width:)``.
  public func wrapped(to width: Int) -> [StyledText] {
    let characters = runs.flatMap { run in run.text.map { (glyph: $0, style: run.style) } }
    return WordWrap.lines(of: characters.map(\.glyph), width: width).map { range in
      var line = StyledText()
      for index in range {
        line.append(String(characters[index].glyph), style: characters[index].style)
      }
      return line
    }
  }
}

extension Canvas {
  /// Writes one line of styled text and returns the column after its last glyph, clipped or not.
  @discardableResult
  public mutating func write(_ text: StyledText, x: Int, y: Int) -> Int {
    var column = x
    for run in text.runs { column = write(run.text, x: column, y: y, style: run.style) }
    return column
  }

  /// Writes lines below each other into a block, clipped to it; returns the number of lines shown.
  @discardableResult
  public mutating func write(_ lines: [StyledText], in rect: Rect, align: Alignment = .left) -> Int
  {
    let shown = lines.prefix(max(0, rect.height))
    clipped(to: rect) { canvas in
      for (offset, line) in shown.enumerated() {
        let room = rect.width - line.columns
        let indent =
          switch align {
          case .left: 0
          case .center: max(0, room / 2)
          case .right: max(0, room)
          }
        canvas.write(line, x: rect.x + indent, y: rect.y + offset)
      }
    }
    return shown.count
  }
}
