import Drawing
import Foundation
import TerminalTesting

/// The real program, which the package manager puts beside the tests.
let programPath = Bundle.main.executableURL!.deletingLastPathComponent()
  .appendingPathComponent("chainrule").path

/// The folder of the lessons in this checkout.
let demos = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("demos")

/// What a run of the program left behind.
struct Finished {
  var status: Int32
  var output: String
  var errors: String
}

/// Runs the program without a terminal.
func chainrule(
  _ arguments: String..., environment: [String: String] = [:], input: String? = nil
) throws -> Finished {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: programPath)
  process.arguments = arguments
  process.environment = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
    .merging(environment) { $1 }
  process.standardInput = FileHandle.nullDevice
  if let input {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try pipe.fileHandleForWriting.close()
    process.standardInput = pipe
  }
  let output = Pipe()
  let errors = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try Data().write(to: errors)
  defer { try? FileManager.default.removeItem(at: errors) }
  process.standardOutput = output
  process.standardError = try FileHandle(forWritingTo: errors)
  try process.run()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return Finished(
    status: process.terminationStatus, output: text,
    errors: try String(contentsOf: errors, encoding: .utf8))
}

/// The explorer in a pseudo-terminal under a shell, which shows how it leaves the terminal.
struct Explored {
  let terminal: PseudoTerminal
  let before: [String]

  init(_ lesson: String, size: Size = Size(width: 120, height: 36)) throws {
    try self.init(arguments: "'\(demos.appendingPathComponent(lesson).path)'", size: size)
  }

  /// Starts the program with arguments as a shell reads them, and waits until it stands at the beginning
  /// of a recording, if what it shows has an end.
  init(
    arguments: String, size: Size = Size(width: 120, height: 36),
    then next: String = "echo \"status $?\"; read line", environment: [String: String] = [:],
    isEndless: Bool = false
  ) throws {
    terminal = try PseudoTerminal(
      "/bin/bash",
      ["-c", "set -m; echo ready; read line; '\(programPath)' \(arguments); \(next)"],
      size: size,
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"].merging(environment) { $1 })
    try terminal.wait { $0.text.contains("ready") }
    before = terminal.attributes
    terminal.send("\n")
    if isEndless { return }
    // The program has run once the timeline counts what it made. On a busy machine it may have been
    // seen running, and is then shown at its end.
    try terminal.wait {
      !$0.text.contains("running") && !$0.text.contains("forward 0/0")
        && ($0.text.contains("forward") || $0.text.contains("backward"))
    }
    if terminal.screen.text.contains("forward 0/") { return }
    terminal.send("g")
    try terminal.wait { $0.text.contains("forward 0/") }
  }

  /// The process of the program.
  func process() throws -> Int32 {
    let path = "/proc/\(terminal.process)/task/\(terminal.process)/children"
    let children = try String(contentsOfFile: path, encoding: .utf8)
    return Int32(children.split(separator: " ").first ?? "") ?? 0
  }

  /// Whether the terminal is as the program found it.
  var isClean: Bool {
    terminal.attributes == before && terminal.screen.modes == [7, 25]
      && terminal.screen.text.contains("ready")
  }
}
