/// What went wrong, in PyTorch's words.
///
/// Everything in this module that computes throws this and nothing else.
public struct AutogradError: Error, Equatable, CustomStringConvertible {
  /// Which of Python's exceptions PyTorch raises for it.
  public enum Kind: String, Sendable {
    case runtimeError = "RuntimeError"
    case typeError = "TypeError"
    case valueError = "ValueError"
    case indexError = "IndexError"
    case notImplemented = "NotImplementedError"
    case gradcheckError = "GradcheckError"
  }

  /// Which of Python's exceptions it is.
  public var kind: Kind
  /// The text, as PyTorch gives it.
  public var message: String

  /// An error of a kind with PyTorch's text.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// `RuntimeError: ...`, as Python prints it.
  public var description: String { "\(kind.rawValue): \(message)" }

  static func runtime(_ message: String) -> AutogradError { AutogradError(.runtimeError, message) }
  static func type(_ message: String) -> AutogradError { AutogradError(.typeError, message) }
  static func value(_ message: String) -> AutogradError { AutogradError(.valueError, message) }
  static func index(_ message: String) -> AutogradError { AutogradError(.indexError, message) }
}
