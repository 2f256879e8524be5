import Foundation
import Notebook
import Testing

/// Whole programs against what real PyTorch printed for them (its own frames left out of the
/// tracebacks, folders left out of file names).
@Suite struct ProgramsTests {
  static let names: [String] = {
    guard let folder = Bundle.module.url(forResource: "Programs", withExtension: nil),
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return [] }
    return files.filter { $0.hasSuffix(".py") }.sorted().map { String($0.dropLast(3)) }
  }()

  private func text(_ name: String) throws -> String {
    let folder = try #require(Bundle.module.url(forResource: "Programs", withExtension: nil))
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test func `the programs are there`() { #expect(Self.names.count >= 50) }

  @Test(arguments: ProgramsTests.names, [false, true])
  func `prints what PyTorch prints`(name: String, recording: Bool) throws {
    let program = Program(source: name + ".py", python: try text(name + ".py"))
    let session = Session(program, recording: recording)
    let results = session.run()
    #expect(results.map(\.stdout).joined() == (try text(name + ".out")))
    let errors = results.map { $0.stderr + ($0.traceback ?? "") }.joined()
    #expect(errors == (try text(name + ".err")))
  }
}
