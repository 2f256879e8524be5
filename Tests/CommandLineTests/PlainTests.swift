import Foundation
import Lessons
import Testing

/// The program without a terminal: text out, an honest status.
@Suite struct PlainTests {
  @Test(arguments: Lesson.all.map(\.fileName))
  func aLessonRunsAndHasAPicture(name: String) throws {
    let file = demos.appendingPathComponent(name).path
    let run = try chainrule("run", file)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let expected = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Lessons/\(name).out")
    #expect(run.output == (try String(contentsOf: expected, encoding: .utf8)))
    let picture = try chainrule("snapshot", file)
    #expect(picture.status == 0)
    #expect(picture.output.contains("Graph"))
    #expect(picture.output == (try chainrule("snapshot", file)).output)
  }

  @Test func twoSignalsAtOnceAreOneInterrupt() throws {
    let file = try TemporaryFile(
      "endless.py",
      """
      import sys
      print("said before")
      print("ready", file=sys.stderr)
      while True:
          pass
      """)
    let process = Process()
    // A build machine may run the tests in the background, where Ctrl-C is ignored.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["--default-signal=INT", programPath, "run", file.path]
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    var complaints = errors.fileHandleForReading.availableData
    kill(process.processIdentifier, SIGINT)
    kill(process.processIdentifier, SIGINT)
    complaints += errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(String(decoding: complaints, as: UTF8.self).contains("KeyboardInterrupt"))
    let said = output.fileHandleForReading.readDataToEndOfFile()
    #expect(String(decoding: said, as: UTF8.self) == "said before\n")
    #expect(process.terminationStatus == 130)
  }

  @Test func withoutATerminalALessonIsPrinted() throws {
    let plain = try chainrule()
    #expect(plain.status == 0)
    #expect(plain.output.contains("tensor(6.6918)"))
    #expect(plain.output.contains("Sigmoid"))
  }

  @Test func theBackwardNodesStandInTheOrderOfTheSweep() throws {
    let file = demos.appendingPathComponent("02_chain_rule.py").path
    let lines = try chainrule("trace", file).output.split(separator: "\n")
    let names = lines.filter { $0.contains("\"backward_node\"") || $0.contains("\"accumulate\"") }
      .map { line in line.components(separatedBy: "\"name\":\"")[1].prefix { $0 != "\"" } }
    #expect(names == ["SinBackward0", "PowBackward0", "AccumulateGrad"])
  }

  @Test func theAnimationIsRecorded() throws {
    let lesson = demos.appendingPathComponent("01_first_derivative.py").path
    let cast = try TemporaryFile("x.cast", "")
    #expect(try chainrule("record", lesson, "-o", cast.path).status == 0)
    let lines = try String(contentsOfFile: cast.path, encoding: .utf8).split(separator: "\n")
    #expect(lines[0].hasPrefix("{\"version\": 2, \"width\": 100, \"height\": 30"))
    #expect(lines.count > 20)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("[") && $0.contains("\"o\"") })
    let picture = try TemporaryFile("x.svg", "")
    #expect(try chainrule("record", lesson, "-o", picture.path, "--rate", "4").status == 0)
    let svg = try String(contentsOfFile: picture.path, encoding: .utf8)
    #expect(svg.hasPrefix("<svg") && svg.contains("@keyframes"))
    #expect(try chainrule("record", lesson, "-o", "x.gif").status == 64)
    #expect(try chainrule("record", lesson, "-o", "/nowhere/x.cast").status == 73)
  }

  @Test func theExportedGraphCanBeLaidOut() throws {
    let dot = try TemporaryFile("neuron.dot", "")
    let lesson = demos.appendingPathComponent("03_neuron.py").path
    #expect(try chainrule("export", lesson, "-o", dot.path).status == 0)
    let picture = try chainrule("layout", dot.path)
    #expect(picture.status == 0)
    #expect(picture.output.contains("SigmoidBackward0"))
    #expect(picture.output.contains("∇ 813.4"))
  }

  @Test func aPictureInASCIIKeepsItsRows() throws {
    let dot = try TemporaryFile("two.dot", "digraph { a -> b }")
    let picture = try chainrule("layout", dot.path, "--ascii")
    #expect(
      picture.output == """
        +---+
        | a |
        +-+-+
          |
        +-v-+
        | b |
        +---+

        """)
  }

  @Test func aPictureNeedsRoom() throws {
    let lesson = demos.appendingPathComponent("01_first_derivative.py").path
    let cast = try TemporaryFile("x.cast", "")
    for size in ["39x12", "40x11"] {
      let small = try chainrule("snapshot", lesson, "--size", size)
      #expect(small.status == 64)
      #expect(small.output == "")
      #expect(small.errors.contains("--size takes at least 40x12"))
      #expect(try chainrule("record", lesson, "-o", cast.path, "--size", size).status == 64)
    }
    #expect(try String(contentsOfFile: cast.path, encoding: .utf8) == "")
    #expect(try chainrule("snapshot", lesson, "--size", "40x12").status == 0)
  }

  @Test func aTraceEndsAsItsProgramDid() throws {
    let raising = try TemporaryFile("raise.py", "import torch\nx = torch.ones(2)\n1 / 0\n")
    let endless = try TemporaryFile("endless.py", "while True: pass\n")
    let fine = try TemporaryFile("fine.py", "import torch\nx = torch.ones(2)\n")
    for (file, status) in [(raising, 1), (endless, 124), (fine, 0)] as [(TemporaryFile, Int32)] {
      let recorded = try chainrule("trace", file.path, "--timeout", "0.5")
      #expect(recorded.status == status)
      let trace = try TemporaryFile("x.jsonl", recorded.output)
      #expect(try chainrule("snapshot", trace.path).status == status)
      #expect(try chainrule("export", trace.path, "--format", "json").status == status)
    }
  }

  @Test func aMistypedCommandLineIsCalledByItsName() throws {
    let file = try TemporaryFile("x.py", "print(1)\n")
    let mistyped = try chainrule("rnu", file.path)
    #expect(mistyped.status == 64)
    #expect(mistyped.errors.hasPrefix("chainrule: there is no command or file 'rnu'"))
    #expect(try chainrule("rnu", "--help").status == 64)
    #expect(try chainrule("rnu").errors.contains("rnu: No such file or directory"))
    #expect(try chainrule(file.path, "more").errors.contains("Unexpected argument 'more'"))
    for seconds in ["-1", "0"] {
      let refused = try chainrule("run", file.path, "--timeout", seconds)
      #expect(refused.status == 64)
      #expect(refused.errors.contains("--timeout takes a number above 0"))
    }
    #expect(
      try chainrule("repl", "--timeout", "-1").errors.contains("--timeout takes a number above 0"))
  }

  @Test func badInputGetsAMessageAndAStatus() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
      let url = folder.appendingPathComponent(name)
      try Data(bytes).write(to: url)
      return url.path
    }
    let missing = try chainrule("run", folder.appendingPathComponent("none.py").path)
    #expect(missing.status == 66)
    #expect(missing.errors.contains("No such file or directory"))
    #expect(try chainrule("run", try file("empty.py", [])).status == 0)
    #expect(try chainrule("snapshot", try file("empty.py", [])).status == 65)
    #expect(try chainrule("run", try file("binary.py", [120, 0, 1])).status == 65)
    #expect(try chainrule("run", try file("latin.py", [0x78, 0xE4, 0x0A])).status == 65)
    #expect(try chainrule("run", try file("n.ipynb", Array("{\"cells\": 3".utf8))).status == 65)
    #expect(try chainrule("snapshot", "x.py", "--size", "0x3").status == 64)
    let raised = try chainrule("run", try file("raise.py", Array("print(1)\n1 / 0\n".utf8)))
    #expect(raised.status == 1)
    #expect(raised.output == "1\n")
    #expect(raised.errors.hasSuffix("ZeroDivisionError: division by zero\n"))
    #expect(raised.errors.contains("line 2, in <module>"))
  }
}
