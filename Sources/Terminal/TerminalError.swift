/// Why there can be no full screen.
public enum TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Standard output goes into a file or a pipe.
  case outputIsNoTerminal
  /// There is no keyboard: standard input is something else, and the process has no terminal.
  case inputIsNoTerminal
  /// `TERM` is not set.
  case terminalTypeMissing
  /// `TERM` names a terminal that cannot move its cursor.
  case terminalTooSimple(String)
  /// `TERM` names a terminal that is not in the database.
  case terminalTypeUnknown(String)
  /// The system refused something; the text says what.
  case system(String)

  /// One sentence: what is wrong and what helps.
  public var description: String {
    switch self {
    case .outputIsNoTerminal: "standard output is not a terminal"
    case .inputIsNoTerminal: "there is no terminal to read keys from"
    case .terminalTypeMissing:
      "the environment variable TERM is not set; try TERM=xterm-256color"
    case .terminalTooSimple(let type): "the terminal type '\(type)' cannot show a full screen"
    case .terminalTypeUnknown(let type):
      "the terminal type '\(type)' (TERM) is unknown here; try TERM=xterm-256color"
    case .system(let text): text
    }
  }
}
