import Tracing

/// A trace to work with, made by running a program or read from a file.
struct Recorded {
  let trace: Trace
  private let complaints: [String]
  private let exitStatus: Int32

  init(_ subject: Subject, options: RunOptions) {
    let host = Host(options: options, starting: { Interrupts.handle($0.interrupt) })
    trace = host.open(subject)
    complaints = host.complaints
    exitStatus = host.exitStatus
  }

  /// Ends with what the program had to complain of, and with its status.
  func finish(_ streams: StandardStreams) throws {
    try streams.finish(complaints: complaints, status: exitStatus)
  }
}
