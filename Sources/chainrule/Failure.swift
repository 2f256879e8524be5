/// Why the program stops early: a message for people and the status that scripts look at.
struct Failure: Error, CustomStringConvertible {
  /// What `sysexits.h` calls the statuses in use.
  enum Status: Int32 {
    /// The user's program raised.
    case raised = 1
    /// The command line makes no sense.
    case usage = 64
    /// The input was read and is not what it should be.
    case badData = 65
    /// The input cannot be read.
    case noInput = 66
    /// The output cannot be written.
    case cannotCreate = 73
    /// What was begun could not be written to its end.
    case writeFailed = 74
  }

  var description: String
  var status: Int32

  init(_ message: String, status: Status) {
    description = message
    self.status = status.rawValue
  }

  init(_ message: String, status: Int32) {
    description = message
    self.status = status
  }
}
