import Drawing
import Tracing

/// The program as rows of a given width: narration, numbered lines of code, and under each line what
/// it has put out so far.
struct Listing: Sendable {
  /// What the rows depend on.
  struct Key: Equatable, Sendable {
    var width: Int
    /// How many pieces of output have appeared.
    var outputs: Int
    var appearance: Appearance
  }

  /// One row.
  struct Row: Sendable {
    var text: StyledText
    /// The number that a line of the program has in front.
    var number: Int?
  }

  /// A cell's rows.
  struct Block: Sendable {
    var rows: Range<Int>
    /// The first row of the narration that leads to the cell.
    var opening: Int
    var kind: Trace.Cell.Kind
  }

  let key: Key
  let rows: [Row]
  let blocks: [Block]
  private let rowOfLine: [Int: Int]

  /// Columns before the text of a line: a mark, the number, a space.
  static let gutter = 5
  /// So many lines of a cell's output are shown at most under one of its lines.
  private static let longestOutput = 12

  /// How many pieces of output have appeared at a moment.
  static func outputs(of recording: Recording, at moment: Moment) -> Int {
    recording.outputSteps.firstIndex(notBelow: moment.step)
  }

  init(_ recording: Recording, key: Key) {
    self.key = key
    let palette = Palette(key.appearance)
    let signs = Signs(glyphs: key.appearance.glyphs)
    let position =
      key.outputs == 0 ? 0 : recording.outputSteps[key.outputs - 1] + 1
    var rows: [Row] = []
    var blocks: [Block] = []
    var rowOfLine: [Int: Int] = [:]
    var opening: Int?
    let isNotebook = recording.trace.isNotebook
    var codeCells = 0
    for (index, cell) in recording.trace.cells.enumerated() {
      var heading = rows.isEmpty ? nil : StyledText()
      if isNotebook, cell.kind == .code {
        codeCells += 1
        heading = StyledText(
          "[\(codeCells)]".padded(to: Self.gutter - 1, align: .right), style: palette[.faint])
      }
      if let heading { rows.append(Row(text: heading)) }
      let start = rows.count
      switch cell.kind {
      case .markdown:
        if opening == nil { opening = start }
        let lines = Markdown(palette: palette, signs: signs)
          .lines(cell.text, width: max(1, key.width - 2))
        rows += lines.map { Row(text: StyledText(" ") + $0) }
      case .code:
        var highlighter = Highlighter(palette: palette)
        var number = cell.firstLine
        var printed = Self.printed(recording.outputs[index], until: position)
        let lines = number..<number + cell.text.count { $0 == "\n" } + 1
        let elsewhere = printed.keys.filter { !lines.contains($0) }.sorted()
        let rest = elsewhere.flatMap { printed.removeValue(forKey: $0) ?? [] }
          .sorted { $0.step < $1.step }
        for line in cell.text.split(separator: "\n", omittingEmptySubsequences: false) {
          rowOfLine[number] = rows.count
          rows.append(
            Row(
              text: highlighter.line(Substring(signs.fold(String(line)))),
              number: isNotebook ? number - cell.firstLine + 1 : number))
          if let printed = printed[number] {
            rows += Self.output(printed, width: key.width, palette, signs)
          }
          number += 1
        }
        rows += Self.output(rest, width: key.width, palette, signs)
      }
      let first = isNotebook && cell.kind == .code ? start - 1 : start
      blocks.append(Block(rows: start..<rows.count, opening: opening ?? first, kind: cell.kind))
      if cell.kind == .code { opening = nil }
    }
    self.rows = rows
    self.blocks = blocks
    self.rowOfLine = rowOfLine
  }

  /// The row on which a line of the program stands.
  func row(ofLine line: Int) -> Int? { rowOfLine[line] }

  /// What has been put out before a step, by the line that did it.
  private static func printed(_ outputs: [Recording.Printed], until position: Int)
    -> [Int: [Recording.Printed]]
  {
    Dictionary(grouping: outputs.prefix { $0.step < position }) { $0.output.line ?? Int.max }
  }

  private static func output(
    _ printed: [Recording.Printed], width: Int, _ palette: Palette, _ signs: Signs
  ) -> [Row] {
    var rows: [Row] = []
    // Only the last pieces can be seen, so that long outputs cost no more than short ones.
    for piece in printed.suffix(longestOutput) {
      let role: Role =
        switch piece.output.stream {
        case .stdout, .result: .output
        case .stderr: .warning
        case .error: .failure
        }
      var text = Substring(signs.fold(piece.output.text))
      while text.last == "\n" { text = text.dropLast() }
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        for part in StyledText(String(line), style: palette[role]).wrapped(
          to: max(1, width - gutter - 1))
        {
          rows.append(
            Row(text: StyledText("  \(signs.outputBar)  ", style: palette[.faint]) + part))
        }
      }
    }
    guard rows.count > longestOutput || printed.count > longestOutput else { return rows }
    let note = StyledText(
      "  \(signs.outputBar)  \(signs.glyphs.ellipsis) more before",
      style: palette[.faint])
    return [Row(text: note)] + rows.suffix(longestOutput - 1)
  }
}
