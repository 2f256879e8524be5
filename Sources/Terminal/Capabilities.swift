import CNcurses
import CTerminal
import Drawing
import Glibc

/// What the terminal at hand can show, and whether a full screen is possible at all.
public struct Capabilities: Sendable, Equatable {
  /// Whether text may be more than ASCII.
  public var isUTF8: Bool
  /// The colours that may be used.
  public var depth: ColorDepth
  /// Columns and rows; 80 × 24 where there is no terminal.
  public var size: Size
  /// Why there can be no full screen, or `nil` if there can.
  public var obstacle: TerminalError?

  /// Describes a terminal.
  public init(isUTF8: Bool, depth: ColorDepth, size: Size, obstacle: TerminalError? = nil) {
    self.isUTF8 = isUTF8
    self.depth = depth
    self.size = size
    self.obstacle = obstacle
  }

  /// The signs that the terminal can show.
  public var glyphs: Glyphs { isUTF8 ? .unicode : .ascii }

  /// Asks the environment, the locale and the terminal database, without touching the terminal.
  public static func detect() -> Capabilities {
    let isUTF8 = curses_use_locale()
    let output = isatty(STDOUT_FILENO) == 1
    let type = environment("TERM")
    var colors: Int32 = 0
    var obstacle: TerminalError?
    if !output {
      obstacle = .outputIsNoTerminal
    } else if isatty(STDIN_FILENO) == 0 && access("/dev/tty", R_OK | W_OK) != 0 {
      obstacle = .inputIsNoTerminal
    }
    if let type {
      var status: Int32 = 0
      if setupterm(type, STDOUT_FILENO, &status) == OK {
        colors = tigetnum("colors")
        let canMove = capability("cup") != nil
        curses_forget_terminal()
        if !canMove { obstacle = obstacle ?? .terminalTooSimple(type) }
      } else {
        // Generic and hard-copy types are known, but report an error too.
        obstacle = obstacle ?? (status == 1 ? .terminalTooSimple(type) : .terminalTypeUnknown(type))
      }
    } else {
      obstacle = obstacle ?? .terminalTypeMissing
    }
    return Capabilities(
      isUTF8: isUTF8, depth: depth(colors: Int(colors), noColor: environment("NO_COLOR")),
      size: currentSize(), obstacle: obstacle)
  }

  /// The depth of a terminal with so many colours, unless the person wants none (`NO_COLOR`).
  static func depth(colors: Int, noColor: String?) -> ColorDepth {
    if noColor != nil { return .none }
    return colors >= 256 ? .indexed256 : colors >= 8 ? .sixteen : .none
  }

  /// The size that the terminal tells, else the environment, else 80 × 24.
  ///
  /// Sizes that nobody can mean are cut, for a picture needs memory for each of its cells.
  static func currentSize() -> Size {
    let size = toldSize() ?? Size(width: 80, height: 24)
    return Size(width: min(max(1, size.width), 1000), height: min(max(1, size.height), 500))
  }

  /// Whether the terminal tells another size than is used.
  static var isSizeCut: Bool { toldSize() != currentSize() }

  private static func toldSize() -> Size? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if !terminal_size(STDOUT_FILENO, &columns, &rows) {
      guard let width = environment("COLUMNS").flatMap(Int.init),
        let height = environment("LINES").flatMap(Int.init)
      else { return nil }
      return Size(width: width, height: height)
    }
    return Size(width: Int(columns), height: Int(rows))
  }

  /// A variable of the environment, unless it is missing or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// A string from the terminal's description, without the pauses that old hardware needed.
  static func capability(_ name: String) -> String? {
    guard let pointer = tigetstr(name), Int(bitPattern: pointer) != -1 else { return nil }
    var text = String(cString: pointer)[...]
    var result = ""
    while let start = text.firstIndex(of: "$") {
      result += text[..<start]
      text = text[start...]
      if text.hasPrefix("$<"), let end = text.firstIndex(of: ">") {
        text = text[text.index(after: end)...]
      } else {
        result += "$"
        text = text.dropFirst()
      }
    }
    return result + text
  }
}
