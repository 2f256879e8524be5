/// What is written to a terminal beside ncurses: modes that ncurses does not know.
struct ControlSequences: Equatable {
  /// Before and after a frame, so that the terminal shows it at once.
  let beginFrame: String
  let endFrame: String
  /// Pasted text comes between marks that tell it from typed text.
  let pasteOn: String
  let pasteOff: String
  /// Mouse motion while a button is down is reported, in the form that ``MouseReport`` reads.
  let mouseOn: String
  let mouseOff: String
  /// The window's title is remembered, and set back.
  let saveTitle: String
  let restoreTitle: String
  private let knowsTitles: Bool

  /// The sequences for a terminal type.
  ///
  /// Private modes that a terminal does not know have no effect where control sequences are parsed at
  /// all, as in everything that calls itself one of these; others get none.
  init(terminalType: String) {
    let modern = [
      "xterm", "tmux", "screen", "alacritty", "foot", "kitty", "wezterm", "ghostty", "contour",
      "rio", "iterm", "vte", "gnome", "konsole", "st-", "mintty", "rxvt",
    ]
    let isModern = modern.contains { terminalType.hasPrefix($0) } || terminalType == "st"
    let escape = "\u{1B}["
    func mode(_ text: String) -> String { isModern ? escape + text : "" }
    // A multiplexer draws when it likes.
    let draws = isModern && !terminalType.hasPrefix("screen")
    beginFrame = draws ? escape + "?2026h" : ""
    endFrame = draws ? escape + "?2026l" : ""
    pasteOn = mode("?2004h")
    pasteOff = mode("?2004l")
    mouseOn = mode("?1002h") + mode("?1006h")
    mouseOff = mode("?1006l") + mode("?1002l")
    saveTitle = mode("22;2t")
    restoreTitle = mode("23;2t")
    knowsTitles = isModern
  }

  /// Names the window; control characters would end the sequence early.
  func title(_ text: String) -> String {
    guard knowsTitles else { return "" }
    let safe = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }))
    return "\u{1B}]2;\(safe)\u{1B}\\"
  }

  /// Leaves all modes, those of ncurses included: for a process that dies.
  ///
  /// - Parameter capabilities: What the terminal's description says for ending attributes, showing
  ///   the cursor, leaving keypad mode and leaving the full screen.
  func leave(_ capabilities: [String?]) -> String {
    let mouse = mouseOff.isEmpty ? "" : mouseOff + "\u{1B}[?1000l"
    return endFrame + mouse + pasteOff + capabilities.compactMap { $0 }.joined() + restoreTitle
  }
}
