/// Something a person did at the terminal.
public enum InputEvent: Sendable, Hashable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text pasted as a whole.
  case paste(String)
  /// The terminal has a new size.
  case resize(Size)
}

/// A key as a terminal can tell it.
public struct Key: Sendable, Hashable {
  /// Which key.
  public enum Code: Sendable, Hashable {
    /// A printing character, as typed (so Shift has already had its effect).
    case character(Character)
    case enter, tab, backTab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
  }

  public var code: Code
  public var control: Bool
  public var alt: Bool

  public init(_ code: Code, control: Bool = false, alt: Bool = false) {
    self.code = code
    self.control = control
    self.alt = alt
  }

  /// A printing character.
  public static func character(_ character: Character) -> Key { Key(.character(character)) }
}

/// A mouse action at a cell.
public struct MouseEvent: Sendable, Hashable {
  public enum Action: Sendable, Hashable {
    case press, release, drag, wheelUp, wheelDown
  }

  public var action: Action
  public var x: Int
  public var y: Int

  public init(action: Action, x: Int, y: Int) {
    self.action = action
    self.x = x
    self.y = y
  }
}
