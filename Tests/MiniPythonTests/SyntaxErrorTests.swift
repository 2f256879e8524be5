import Foundation
import Testing

/// Mistakes, each with what CPython 3.11 says about it: file, line, source, carets, message.
@Suite struct SyntaxErrorTests {
  @Test(arguments: Mistake.all) func isToldAsCPythonTellsIt(_ mistake: Mistake) throws {
    let run = try Run(mistake.source)
    #expect(run.errors == mistake.message)
    #expect(run.output == "")
  }

  @Test(arguments: [
    ("async def f():\n  pass\n", "async is not supported (line 1, column 1)"),
    ("print(1)\nfrom . import x\n", "relative imports are not supported (line 2, column 1)"),
  ]) func whatIsMissingIsRefusedByName(source: String, message: String) throws {
    let run = try Run(source)
    #expect(run.errors.contains(message))
    #expect(run.errors.contains("hint: "))
    #expect(run.output == "")
  }
}

struct Mistake: CustomTestStringConvertible, Sendable {
  let source: String
  let message: String

  var testDescription: String { source.split(separator: "\n").joined(separator: " | ") }

  /// Blocks between `====`: the source, `----`, the message.
  static let all: [Mistake] = {
    guard let url = Bundle.module.resourceURL?.appendingPathComponent("SyntaxErrors.txt"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return text.components(separatedBy: "====\n").map { block in
      let parts = block.components(separatedBy: "----\n")
      return Mistake(source: parts[0], message: parts[1])
    }
  }()
}
