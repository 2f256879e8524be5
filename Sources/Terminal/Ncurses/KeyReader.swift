import CNcurses
import Drawing

/// Reads what ncurses has decoded and puts keys, mouse actions and pastes together.
struct KeyReader {
  /// A pad, because reading from a window would also draw it.
  private let pad: UnsafeMutablePointer<WINDOW>
  private let table = KeyTable()
  /// Whether a button is down, so that motion is a drag.
  private var isDragging = false

  /// Teaches ncurses the keys; `nil` without memory.
  init?() {
    guard let pad = newpad(1, 1) else { return nil }
    self.pad = pad
    keypad(pad, true)
    nodelay(pad, true)
    for (text, code) in table.sequences { define_key(text, code) }
  }

  /// Gives the pad back.
  func close() { delwin(pad) }

  /// The next thing a person did, without waiting; `nil` if there is nothing.
  ///
  /// - Parameter waitForMore: Waits until more can be read; false if nothing comes.
  mutating func next(waitForMore: () -> Bool) -> InputEvent? {
    while let read = read() {
      switch read {
      case .character(let scalar):
        // Alt sends an escape character first.
        guard scalar.value == 27, let after = self.read() else {
          return .key(KeyTable.key(forCharacter: scalar))
        }
        switch after {
        case .character(let scalar):
          return .key(Key(KeyTable.key(forCharacter: scalar), alt: true))
        case .code(let code):
          if case .key(let key)? = event(for: code, waitForMore: waitForMore) {
            return .key(Key(key, alt: true))
          }
        }
      case .code(let code):
        if let event = event(for: code, waitForMore: waitForMore) { return event }
      }
    }
    return nil
  }

  private enum Read {
    case character(Unicode.Scalar)
    case code(Int32)
  }

  private func read() -> Read? {
    var value: wint_t = 0
    switch wget_wch(pad, &value) {
    case OK: return .character(Unicode.Scalar(value) ?? "\u{FFFD}")
    case KEY_CODE_YES: return .code(Int32(bitPattern: value))
    default: return nil
    }
  }

  /// What a code stands for; `nil` for what nobody needs to know.
  private mutating func event(for code: Int32, waitForMore: () -> Bool) -> InputEvent? {
    if code == KEY_MOUSE { return mouse().map { .mouse($0) } }
    switch table.meaning(of: code) {
    case .key(let key): return .key(key)
    case .pasteBegins: return .paste(paste(waitForMore: waitForMore))
    case .pasteEnds: return nil
    case .mouse: return report(waitForMore: waitForMore).map { .mouse($0) }
    case nil: return KeyTable.key(forCode: code).map { .key($0) }
    }
  }

  /// Collects text up to the mark of its end, or until nothing more comes.
  private func paste(waitForMore: () -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while true {
      guard let read = read() else {
        if waitForMore() { continue }
        break
      }
      switch read {
      case .character("\r"): text.append("\n")
      case .character(let scalar): text.append(scalar)
      case .code(let code) where table.meaning(of: code) == .pasteEnds: return String(text)
      case .code(let code) where code == KEY_ENTER: text.append("\n")
      case .code: break
      }
    }
    return String(text)
  }

  /// Collects a report up to its last letter.
  private mutating func report(waitForMore: () -> Bool) -> MouseEvent? {
    var text = ""
    while text.count < MouseReport.longest {
      guard let read = read() else {
        if waitForMore() { continue }
        return nil
      }
      guard case .character(let scalar) = read else { return nil }
      text.unicodeScalars.append(scalar)
      if scalar.properties.isAlphabetic { break }
    }
    return MouseReport(text)?.event(isDragging: &isDragging)
  }

  /// What ncurses has read of a mouse that reports in another form.
  private mutating func mouse() -> MouseEvent? {
    var event = MEVENT()
    guard getmouse(&event) == OK else { return nil }
    let state = event.bstate
    let action: MouseEvent.Action
    if state & curses_wheel_up != 0 {
      action = .wheelUp
    } else if state & curses_wheel_down != 0 {
      action = .wheelDown
    } else if state & curses_press != 0 {
      isDragging = true
      action = .press
    } else if state & curses_release != 0 {
      isDragging = false
      action = .release
    } else if state & curses_motion != 0, isDragging {
      action = .drag
    } else {
      return nil
    }
    return MouseEvent(action: action, x: Int(event.x), y: Int(event.y))
  }
}

extension Key {
  /// The same key with Alt held as well.
  fileprivate init(_ key: Key, alt: Bool) {
    self.init(key.code, control: key.control, alt: alt)
  }
}
