import Drawing
import Explorer
import Glibc
import MiniPython
import Terminal

/// Reads lines from a terminal: edited in place, with a history and completions.
final class LineEditor {
  /// How a line ended.
  enum Ending: Equatable {
    case line(String)
    /// Ctrl-C
    case interrupted
    /// Ctrl-D on an empty line, or no terminal any more.
    case closed
  }

  private let streams: StandardStreams
  private let complete: (_ line: String, _ cursor: Int) -> Completion
  private var history: [String] = []
  private var decoder = KeyDecoder()
  private var waiting: [Key] = []

  init(
    _ streams: StandardStreams,
    complete: @escaping (_ line: String, _ cursor: Int) -> Completion
  ) {
    self.streams = streams
    self.complete = complete
  }

  /// Lets a person type a line behind a prompt. `indentation` stands there already.
  func read(prompt: String, indentation: String = "") -> Ending {
    guard let terminal = RawMode() else { return .closed }
    var line = Prompt(purpose: .evaluate)
    line.paste(indentation)
    while true {
      draw(prompt, line, columns: terminal.columns)
      while waiting.isEmpty {
        let bytes = terminal.read()
        if bytes.isEmpty { return end("\r\n", .closed) }
        take(bytes)
      }
      let key = waiting.removeFirst()
      switch (key.code, key.control) {
      case (.enter, _):
        if !line.line.allSatisfy(\.isWhitespace), history.last != line.line {
          history.append(line.line)
        }
        take(terminal.readTheRest())
        if waiting.first == Self.interrupt {
          waiting.removeFirst()
          return end("\r\nKeyboardInterrupt\r\n", .interrupted)
        }
        return end("\r\n", .line(line.line))
      case (.character("c"), true): return end("\r\nKeyboardInterrupt\r\n", .interrupted)
      case (.character("d"), true):
        if line.text.isEmpty { return end("\r\n", .closed) }
        line.type(Key(.delete))
      case (.character("l"), true): streams.print("\u{1b}[H\u{1b}[2J")
      case (.character("p"), true), (.up, _): line.recall(1, from: history)
      case (.character("n"), true), (.down, _): line.recall(-1, from: history)
      case (.character("b"), true): line.type(Key(.left))
      case (.character("f"), true): line.type(Key(.right))
      case (.tab, _): completed(&line, columns: terminal.columns)
      default: line.type(key)
      }
    }
  }

  private static let interrupt = Key(.character("c"), control: true)

  /// Takes in what was typed; as a terminal does it, what came before Ctrl-C is thrown away.
  private func take(_ bytes: [UInt8]) {
    waiting += decoder.keys(bytes)
    if let interrupt = waiting.lastIndex(of: Self.interrupt) { waiting.removeFirst(interrupt) }
  }

  private func end(_ text: String, _ ending: Ending) -> Ending {
    streams.print(text)
    streams.flush()
    return ending
  }

  /// Draws the part of the line around the cursor that the terminal has room for.
  private func draw(_ prompt: String, _ line: Prompt, columns: Int) {
    let room = max(8, columns - prompt.count - 1)
    let first = max(0, line.cursor - room + 1)
    let visible = String(line.text[first..<min(line.text.count, first + room)])
    let before = String(line.text[first..<line.cursor])
    streams.print("\r\(prompt)\(visible)\u{1b}[K\r")
    let column = prompt.count + before.reduce(0) { $0 + $1.columns }
    if column > 0 { streams.print("\u{1b}[\(column)C") }
    streams.flush()
  }

  private func completed(_ line: inout Prompt, columns: Int) {
    let before = line.text[..<line.cursor]
    if before.allSatisfy(\.isWhitespace) { return line.paste("    ") }
    let found = complete(line.line, line.cursor)
    guard !found.candidates.isEmpty else { return }
    let added = String(found.commonPrefix.dropFirst(found.replaced))
    if !added.isEmpty { return line.paste(added) }
    if found.candidates.count > 1 { list(found.candidates, columns: columns) }
  }

  private func list(_ names: [String], columns: Int) {
    let width = (names.map(\.count).max() ?? 0) + 2
    let perRow = max(1, columns / width)
    streams.print("\r\n")
    for start in stride(from: 0, to: names.count, by: perRow) {
      let row = names[start..<min(names.count, start + perRow)]
      streams.print(
        row.map { $0 + String(repeating: " ", count: width - $0.count) }.joined() + "\r\n")
    }
  }
}
