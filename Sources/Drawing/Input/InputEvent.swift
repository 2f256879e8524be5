/// Something a person did at the terminal.
public enum InputEvent: Sendable, Hashable {
  /// A key was pressed.
  case key(Key)
  /// The mouse was used; reported only while it is switched on.
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
    /// A key with a name; `backTab` is Shift-Tab.
    case enter, tab, backTab, escape, backspace, delete, insert
    /// A key that moves.
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 and so on, from 1.
    case function(Int)
  }

  /// Which key.
  public var code: Code
  /// Whether Ctrl was held.
  public var control: Bool
  /// Whether Alt (Meta, Option) was held.
  public var alt: Bool

  /// Makes a key.
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
  /// What the mouse did.
  public enum Action: Sendable, Hashable {
    /// The left button went down or up, moved while down, or the wheel turned.
    case press, release, drag, wheelUp, wheelDown
  }

  /// What the mouse did.
  public var action: Action
  /// The column, from 0.
  public var x: Int
  /// The row, from 0.
  public var y: Int

  /// Makes a mouse action.
  public init(action: Action, x: Int, y: Int) {
    self.action = action
    self.x = x
    self.y = y
  }
}
