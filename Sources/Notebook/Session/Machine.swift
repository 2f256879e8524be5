import Autograd
import MiniPython
import Tracing

/// What a session's thread works with: the interpreter, `torch`, the recorder, and the cell that
/// runs.
final class Machine {
  let interpreter = Interpreter()
  /// Set once the program wants to end: the code of `SystemExit`.
  private(set) var exitStatus: Int32?

  private let program: Program
  private let torch: Torch
  private let recorder: Recorder?
  /// Receives the trace so far where somebody wishes to see it.
  var glimpsed: (Trace) -> Void = { _ in }
  private let glimpse: Glimpse
  private let sink: (Output) -> Void
  private var cells: [Trace.Cell]
  private var result = CellResult(cell: 0)
  private var warnings: PythonWarnings?
  private var timeLimit: Double?
  private var startedDeadline: Double?
  /// Whether a person goes on after what was stopped.
  private var isConversation = false
  private var toldOfCharts = false

  init(
    _ program: Program, recording: Bool, arguments: [String], glimpse: Glimpse,
    sink: @escaping (Output) -> Void
  ) {
    self.program = program
    self.glimpse = glimpse
    self.sink = sink
    cells = program.cells
    torch = Torch()
    recorder = recording ? Recorder(interpreter, torch) : nil
    interpreter.arguments = [program.source] + arguments
    interpreter.observer = recorder
    interpreter.standardOutput = { [unowned self] in write($0, to: .stdout) }
    interpreter.standardError = { [unowned self] in write(located($0), to: .stderr) }
    warnings = PythonWarnings(interpreter) { [unowned self] in write(located($0), to: .stderr) }
    interpreter.breathed = { [unowned self] in grantGlimpse() }
    recorder?.recorded = { [unowned self] in grantGlimpse() }
    torch.register(in: interpreter)
    interpreter.missingNames = KnownNames.all
    interpreter.missingMethods = torch.missingConversions
    torch.warningSink = { [unowned self] in warn($0, $1) }
    interpreter.register("_charts") { [unowned self] _ in charts() }
    Engine.warningHandler = { [unowned torch] in torch.warn($0.message, $0.category) }
    Engine.observer = recorder
    Engine.siteProvider = { [unowned interpreter] in
      Engine.detectsAnomalies ? Site(interpreter.callChain) : nil
    }
  }

  deinit {
    Engine.observer = nil
    Engine.warningHandler = nil
    Engine.siteProvider = nil
  }

  /// What was recorded.
  var trace: Trace {
    Trace(source: program.source, cells: cells, events: recorder?.events ?? [])
  }

  private func grantGlimpse() {
    if glimpse.take() { glimpsed(trace) }
  }

  // MARK: Running

  /// Begins to count the seconds that the program may take from now on.
  func startClock(_ limit: Double?) {
    timeLimit = limit
    startedDeadline = limit.map { interpreter.clock() + $0 }
    interpreter.deadline = startedDeadline
  }

  func run(cell index: Int, number: Int) -> CellResult {
    let cell = cells[index]
    return record(index, number) {
      switch program.kind {
      case .notebook:
        try show(interpreter.runCell(cell.text, file: program.source, firstLine: cell.firstLine))
      case .script:
        try interpreter.run(cell.text, file: program.source, firstLine: cell.firstLine)
      }
    }
  }

  /// Runs all cells of a script as the one file they are.
  func runWhole() -> CellResult {
    var lines: [String] = []
    for cell in cells where cell.kind == .code {
      while lines.count < cell.firstLine - 1 { lines.append("") }
      lines += cell.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return record(cells.firstIndex { $0.kind == .code } ?? 0, 0) {
      try interpreter.run(lines.joined(separator: "\n"), file: program.source)
    }
  }

  func evaluate(_ input: String) -> CellResult {
    let last = cells.last
    let lines = last?.text.split(separator: "\n", omittingEmptySubsequences: false).count ?? 0
    let cell = Trace.Cell(
      kind: .code, text: input, firstLine: (last?.firstLine ?? 1) + max(lines, last == nil ? 0 : 1))
    let number = cells.count { $0.kind == .code }
    cells.append(cell)
    return record(cells.count - 1, number) {
      try show(interpreter.runCell(input, file: "<input>", firstLine: cell.firstLine))
    }
  }

  /// Runs one input of an interactive prompt.
  func interact(_ input: String) -> CellResult {
    isConversation = true
    cells.append(Trace.Cell(kind: .code, text: input, firstLine: 1))
    return record(cells.count - 1, cells.count - 1) {
      try interpreter.runInteractive(input, file: "<stdin>")
    }
  }

  private func record(_ index: Int, _ number: Int, _ body: () throws -> Void) -> CellResult {
    result = CellResult(cell: number)
    recorder?.began(cell: index)
    do {
      try body()
    } catch let error as PythonError {
      fail(error)
    } catch let failure as SyntaxFailure {
      fail(failure.summary, located(failure.description), line: failure.line)
    } catch {
      fail("\(error)", "\(error)\n", line: nil)
    }
    return result
  }

  private func show(_ value: Value?) throws {
    guard let value, !value.isNone else { return }
    interpreter.globals["_"] = value
    let text = try value.repr()
    result.result = text
    emit(Output(stream: .result, text: text, line: line))
  }

  /// What the time limit is called where Python names the type of an error.
  static let timeLimitError = "TimeLimit"

  private func fail(_ error: PythonError) {
    if error.exception.type.isSubclass(of: .systemExit) { return end(error) }
    var summary = error.message.isEmpty ? error.typeName : "\(error.typeName): \(error.message)"
    var traceback = located(error.traceback)
    if let timeLimit, let deadline = startedDeadline, interpreter.clock() >= deadline {
      let stopped = "\(Self.timeLimitError): the program was stopped after \(timeLimit) seconds"
      traceback = traceback.dropSuffix(error.summary + "\n") + stopped + "\n"
      summary = stopped
      if !isConversation { exitStatus = Session.exitStatus(after: stopped) }
    }
    fail(summary, traceback, line: error.exception.frames.last?.line)
  }

  private func fail(_ summary: String, _ traceback: String, line: Int?) {
    result.error = summary
    result.traceback = traceback
    sink(Output(stream: .error, text: traceback, line: line))
    recorder?.printed(Output(stream: .error, text: summary, line: line))
  }

  /// `sys.exit(...)`: nothing or a number is the status, anything else a last word.
  private func end(_ error: PythonError) {
    switch error.exception.arguments.first ?? .none {
    case .none: exitStatus = 0
    case .int(let status): exitStatus = Int32(truncatingIfNeeded: status & 0xff)
    case .bool(let flag): exitStatus = flag ? 1 : 0
    case let value:
      write(((try? value.str()) ?? "") + "\n", to: .stderr)
      exitStatus = 1
    }
  }

  // MARK: Output

  private var line: Int? {
    let line = interpreter.currentLine
    return line > 0 ? line : nil
  }

  private func write(_ text: String, to stream: Output.Stream) {
    if text.isEmpty { return }
    if stream == .stdout { result.stdout += text } else { result.stderr += text }
    emit(Output(stream: stream, text: text, line: line))
  }

  private func emit(_ output: Output) {
    sink(output)
    recorder?.printed(output)
  }

  /// `_charts`, to which `matplotlib.pyplot` gives its charts: they belong to a recording; where there
  /// is none, one line says so.
  private func charts() -> ModuleObject {
    let module = ModuleObject("_charts")
    module.function(Signature("show(title, xlabel, ylabel, series)")) { [unowned self] values in
      guard let recorder else {
        if !toldOfCharts {
          toldOfCharts = true
          write(
            "note: charts are shown by `chainrule \(program.source)`, not here\n", to: .stderr)
        }
        return .none
      }
      var chart = Chart(
        title: values[0].text ?? "", xLabel: values[1].text ?? "", yLabel: values[2].text ?? "")
      for item in try values[3].iterated() {
        let parts = try item.iterated()
        chart.series.append(
          Chart.Series(
            kind: parts[0].text.flatMap(Chart.Series.Kind.init(rawValue:)) ?? .points,
            x: try parts[1].iterated().map { try $0.requireFloat() },
            y: try parts[2].iterated().map { try $0.requireFloat() }, label: parts[3].text ?? ""))
      }
      recorder.printed(Output(stream: .result, text: chart.text, line: line))
      return .none
    }
    return module
  }

  /// Warns through Python's `warnings`, so that the program's filters hold.
  private func warn(_ message: String, _ category: TypeObject) {
    if message.hasPrefix("Error detected in ") {
      if warnings?.record(message, category) == true { return }
      write(Site.warning(message, category.name), to: .stderr)
    } else {
      // The engine cannot be stopped by a filter that makes warnings errors.
      try? warnings?.warn(message, category)
    }
  }

  /// In a notebook, lines count on from cell to cell; people count them in the cell.
  private func located(_ text: String) -> String {
    guard program.kind == .notebook, !isConversation, text.contains(program.source) else {
      return text
    }
    return NotebookPlaces(source: program.source, cells: cells).located(text)
  }
}

extension String {
  fileprivate func dropSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
