import Foundation
import MiniPython
import Testing

/// Programs as tutorials, lectures and homework have them. Beside each stands what CPython 3.11
/// prints to stdout (`.out`) and, where it prints something there, to stderr (`.err`).
@Suite struct ProgramsTests {
  @Test(arguments: Program.all) func printsWhatCPythonPrints(_ program: Program) throws {
    let run = try Run(program.source, file: program.name + ".py")
    #expect(run.output == program.expectedOutput)
    #expect(run.errors == program.expectedErrors)
  }
}

/// A program and what it prints.
struct Program: CustomTestStringConvertible, Sendable {
  let name: String
  let source: String
  let expectedOutput: String
  let expectedErrors: String

  var testDescription: String { name }

  static let all: [Program] = {
    guard let folder = Bundle.module.resourceURL?.appendingPathComponent("Programs"),
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return [] }
    func text(_ name: String) -> String {
      (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
    }
    return files.filter { $0.hasSuffix(".py") }.sorted().map { file in
      let name = String(file.dropLast(3))
      return Program(
        name: name, source: text(file), expectedOutput: text(name + ".out"),
        expectedErrors: text(name + ".err"))
    }
  }()
}
