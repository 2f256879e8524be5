import Tracing

/// Why a file cannot be read as a program.
public enum ProgramError: Error, Sendable, Equatable {
  /// The file does not exist or may not be read; the text is the system's.
  case unreadable(path: String, reason: String)
  /// The file has no bytes, or no more than white space.
  case empty(path: String)
  /// The file holds NUL bytes, as no text does.
  case binary(path: String, offset: Int)
  /// The file is not UTF-8; line and column of the first wrong byte.
  case notUTF8(path: String, line: Int, column: Int)
  /// A notebook that is not JSON.
  case notJSON(path: String, FormatError)
  /// JSON that is not a notebook; what is missing.
  case notNotebook(path: String, reason: String)

  /// The exit status that the command line should end with: 66 for no input, 65 for bad data.
  public var exitStatus: Int32 {
    switch self {
    case .unreadable: 66
    case .empty, .binary, .notUTF8, .notJSON, .notNotebook: 65
    }
  }
}

extension ProgramError: CustomStringConvertible {
  /// The message for the person who named the file.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .empty(let path): "\(path): the file is empty"
    case .binary(let path, let offset):
      "\(path): not a text file (a NUL byte at offset \(offset))"
    case .notUTF8(let path, let line, let column):
      "\(path): line \(line), column \(column): the text is not UTF-8; save the file as UTF-8"
    case .notJSON(let path, let error): "\(path): \(error); a notebook is a JSON file"
    case .notNotebook(let path, let reason): "\(path): not a notebook: \(reason)"
    }
  }
}
