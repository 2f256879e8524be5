import Tracing

extension Recording {
  /// Reads the events of a trace in order and arranges them.
  struct Reader {
    private var recording: Recording
    private var cell: Int?
    private var openPass: Int?
    /// The lines of the program that are no part of a block.
    private let outerLines: Set<Int>
    /// What begins a line whose names are only lent: parameters and the variables of loops.
    private static let lenders = ["def ", "class ", "for ", "with "]
    /// The tensors whose name was given on such a line.
    private var namedOutside: Set<NodeID> = []

    init(recording: Recording) {
      self.recording = recording
      var outer: Set<Int> = []
      for cell in recording.trace.cells where cell.kind == .code {
        let lines = cell.text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
          guard let first = line.first, first.isLetter || first == "_",
            !Self.lenders.contains(where: line.hasPrefix)
          else { continue }
          outer.insert(cell.firstLine + index)
        }
      }
      outerLines = outer
    }

    private var last: Int { recording.steps.count - 1 }

    mutating func read(_ event: Event, at index: Int) {
      switch event {
      case .cell(let number):
        cell = recording.trace.cells.indices.contains(number) ? number : nil
        step(.cell, index, line: cell.map { recording.trace.cells[$0].firstLine })
        if let cell { recording.begun.append((last, cell)) }
      case .leaf(let leaf):
        step(.leaf, index, line: leaf.line, subject: leaf.id)
        recording.add(Tensor(maker: .leaf(leaf), born: last))
        if !leaf.label.isEmpty, leaf.line.map(outerLines.contains) == true {
          namedOutside.insert(leaf.id)
        }
      case .node(let node):
        step(.node, index, line: node.line, subject: node.id)
        recording.add(Tensor(maker: .node(node), born: last))
        for source in node.inputs where source.output > 0 {
          change(source.id) { tensor, _ in tensor.hasSeveralOutputs = true }
        }
      case .scope(let scope): recording.scopes.add(scope)
      case .name(let naming):
        if !completes { step(.name, index, line: naming.line, subject: naming.id) }
        note(naming)
      case .output(let output):
        step(.output, index, line: output.line)
        if let target = cell ?? recording.trace.cells.firstIndex(where: { $0.kind == .code }) {
          recording.outputSteps.append(last)
          recording.outputs[target].append(Printed(step: last, output: output))
        }
      case .backward(let start): begin(start, index)
      case .backwardNode(let run):
        step(.backwardNode, index, line: passLine, subject: run.id, pass: run.pass)
        noteMove()
        change(run.id) { $0.runs.append(.init(step: $1, pass: run.pass, event: index)) }
      case .accumulate(let sum):
        step(.accumulate, index, line: passLine, subject: sum.id, pass: sum.pass)
        noteMove()
        change(sum.id) {
          $0.gradients.record(sum.after, step: $1)
          $0.additions.append(.init(step: $1, accumulation: sum))
        }
      case .freed(_, let id): change(id) { $0.freed = $1 }
      case .end(_, let failed): end(failed: failed)
      case .update(let id, let value, let line):
        step(.change, index, line: line, subject: id)
        change(id) { $0.values.record(value, step: $1) }
      case .gradient(let id, let value, let line):
        step(.change, index, line: line, subject: id)
        change(id) { $0.gradients.record(value, step: $1) }
      case .requiresGrad(let id, let flag, let line):
        step(.change, index, line: line, subject: id)
        change(id) { $0.flags.record(flag, step: $1) }
      }
    }

    /// Names a tensor anew, unless it has a name from outside of the function or block that only
    /// lends it another: a parameter's name does not hide the argument's.
    private mutating func note(_ naming: Naming) {
      let isOutside = naming.line.map(outerLines.contains) ?? false
      if namedOutside.contains(naming.id), !isOutside { return }
      if isOutside { namedOutside.insert(naming.id) }
      change(naming.id) {
        if naming.output > 0 {
          $0.hasSeveralOutputs = true
          $0.outputNames[naming.output, default: History()].record(naming.label, step: $1)
        } else {
          $0.names.record(naming.label, step: $1)
        }
      }
    }

    func finished() -> Recording {
      var result = recording
      result.chapters = chapters()
      return result
    }

    /// Whether a name only completes the step before it.
    private var completes: Bool {
      guard let step = recording.steps.last else { return false }
      return step.cell == cell && (step.isForward || step.kind == .name)
    }

    private var passLine: Int? { openPass.flatMap { recording.passes[$0].line } }

    private mutating func step(
      _ kind: Step.Kind, _ event: Int, line: Int?, subject: NodeID? = nil, pass: Int? = nil
    ) {
      recording.steps.append(
        Step(kind: kind, event: event, cell: cell, line: line, subject: subject, pass: pass))
    }

    /// Changes what is known of a tensor from the last step on.
    private mutating func change(_ id: NodeID, _ change: (inout Tensor, Int) -> Void) {
      guard let place = recording.place(of: id) else { return }
      change(&recording.tensors[place], max(0, last))
    }

    private mutating func begin(_ start: BackwardStart, _ index: Int) {
      step(.backward, index, line: start.line, subject: start.root, pass: start.pass)
      openPass = recording.passes.count
      recording.passes.append(
        Pass(
          number: start.pass, start: last, end: last + 1, roots: start.roots, line: start.line,
          returnsGradients: start.returnsGradients, isAbridged: start.isAbridged))
    }

    private mutating func noteMove() {
      guard let openPass else { return }
      recording.passes[openPass].moves.append(last)
    }

    private mutating func end(failed: Bool) {
      guard let openPass else { return }
      recording.passes[openPass].end = last + 1
      recording.passes[openPass].isOpen = false
      recording.passes[openPass].hasFailed = failed
      self.openPass = nil
    }

    /// Divides the steps: a chapter ends with the first new tensor, or the first new pass, after
    /// its pass has ended; so what is printed in between is still seen beside its graph.
    private func chapters() -> [Chapter] {
      var chapters: [Chapter] = []
      var begin = 0
      var made = 0
      var passes = recording.passes.indices[...]
      while let pass = passes.popFirst() {
        let closed =
          recording.passes[pass].isOpen ? recording.steps.count : recording.passes[pass].end
        let inside = recording.passes[pass].start..<closed
        let hasOwnGraph = recording.steps[inside].contains(where: \.isForward)
        let next =
          recording.steps[closed...].firstIndex {
            hasOwnGraph || $0.isForward || $0.kind == .backward
          } ?? recording.steps.count
        chapters.append(
          Chapter(steps: begin..<next, made: made..<recording.passes[pass].start, pass: pass))
        begin = next
        made = recording.passes[pass].start
      }
      let rest = recording.steps[begin...]
      let hasResults = rest.contains { $0.kind == .node }
      if let last = chapters.indices.last, begin < recording.steps.count, !hasResults {
        // What only looks at the results, an accuracy or a printed weight, is seen beside them.
        chapters[last].steps = chapters[last].steps.lowerBound..<recording.steps.count
      } else if begin < recording.steps.count || chapters.isEmpty {
        chapters.append(
          Chapter(steps: begin..<recording.steps.count, made: made..<recording.steps.count))
      }
      return chapters
    }
  }
}
