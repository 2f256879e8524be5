import Lessons
import Notebook
import Tracing

/// What a FILE argument turned out to be: a program to run, or the trace of one that ran before.
enum Subject {
  case program(Program)
  case trace(Trace)

  /// Reads a file; `-` is standard input. A trace is JSON under any name but a notebook's.
  static func open(_ path: String, allowsEmpty: Bool = false) throws -> Subject {
    do {
      let bytes = try InputFile.bytes(of: path)
      if bytes.first == UInt8(ascii: "{"), !path.hasSuffix(".ipynb"), !path.hasSuffix(".py") {
        return .trace(try Trace(jsonLines: bytes))
      }
      return .program(try Program(source: path == "-" ? "<stdin>" : path, bytes: bytes))
    } catch ProgramError.empty where allowsEmpty && !path.hasSuffix(".ipynb") {
      return .program(Program(source: path, python: ""))
    } catch let error as ProgramError {
      throw Failure("\(error)", status: error.exitStatus)
    } catch let error as FormatError {
      throw Failure("\(path): \(error)", status: .badData)
    }
  }

  /// A lesson as a program.
  static func lesson(_ name: String) throws -> Subject {
    let lesson = try find(lesson: name)
    return .program(Program(source: lesson.fileName, python: lesson.source))
  }

  /// The lesson of that name.
  static func find(lesson name: String) throws -> Lesson {
    if let lesson = Lesson.named(name) { return lesson }
    let names = Lesson.all.map(\.name).joined(separator: ", ")
    throw Failure("there is no lesson '\(name)'; there are \(names)", status: .usage)
  }

  /// What can be shown before anything has run.
  var beginning: Trace {
    switch self {
    case .program(let program): Trace(source: program.source, cells: program.cells)
    case .trace(let trace): trace
    }
  }

  /// The program, where there has to be one.
  func program(for purpose: String, path: String) throws -> Program {
    switch self {
    case .program(let program): return program
    case .trace:
      throw Failure(
        "\(path): a trace cannot be \(purpose); give the program it came from", status: .badData)
    }
  }
}
