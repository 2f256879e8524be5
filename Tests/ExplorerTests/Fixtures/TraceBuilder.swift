import Tracing

/// Writes a trace as a program would leave it behind, with the numbers given by hand.
struct TraceBuilder {
  private(set) var trace: Trace
  private var next = 0
  private var pass = 0
  private var scopes: [Int] = []
  private var nextScope = 0

  init(_ source: String) { trace = Trace(source: source) }

  /// Adds a cell; the lines of all cells count on.
  mutating func cell(_ kind: Trace.Cell.Kind, _ text: String) {
    let last = trace.cells.last
    let lines = last.map { $0.text.count { $0 == "\n" } + 1 } ?? 0
    // One line of a file marks where a cell begins.
    let first = (last?.firstLine ?? 1) + lines + 1
    trace.cells.append(Trace.Cell(kind: kind, text: text, firstLine: first))
  }

  /// The line on which some text stands for the first time.
  func line(_ text: String) -> Int? {
    for cell in trace.cells where cell.kind == .code {
      for (index, line) in cell.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated() where line.contains(text)
      { return cell.firstLine + index }
    }
    return nil
  }

  mutating func add(_ event: Event) { trace.events.append(event) }

  mutating func leaf(
    _ label: String, _ value: TensorValue, grad: Bool = false, line: String? = nil,
    from origin: Leaf.Origin? = nil, isParameter: Bool = false
  ) -> NodeID {
    let id = next
    next += 1
    add(
      .leaf(
        Leaf(
          id: id, label: label, shape: value.shape, dtype: "float32", requiresGrad: grad,
          value: value, line: line.flatMap(self.line), origin: origin,
          isParameter: isParameter)))
    return id
  }

  /// Calls a module, or a function where there is no type; what is made until ``leave()`` lies in it.
  mutating func enter(_ name: String, _ type: String = "") {
    add(.scope(Scope(id: nextScope, parent: scopes.last, name: name, type: type)))
    scopes.append(nextScope)
    nextScope += 1
  }

  /// Returns from the innermost call.
  mutating func leave() { scopes.removeLast() }

  /// Applies an operator. `operands` are names of inputs in order, or `name=constant`.
  mutating func node(
    _ name: String, _ inputs: [NodeID], _ operands: [String], _ value: TensorValue,
    derivatives: [String] = [], saved: [String] = [], line: String? = nil, as label: String? = nil
  ) -> NodeID {
    let id = next
    next += 1
    var slot = 0
    let list = operands.map { text -> Node.Operand in
      let parts = text.split(separator: "=")
      if parts.count == 2 {
        return .init(name: String(parts[0]), value: .constant(String(parts[1])))
      }
      slot += 1
      return .init(name: text, value: .input(slot - 1))
    }
    add(
      .node(
        Node(
          id: id, name: name, inputs: inputs.map { .init(id: $0) }, operands: list,
          shape: value.shape, line: line.flatMap(self.line), value: value,
          derivatives: derivatives, saved: saved, scope: scopes.last)))
    if let label { add(.name(Naming(id: id, label: label))) }
    return id
  }

  mutating func backward(_ root: NodeID, line: String? = nil) {
    pass += 1
    add(.backward(BackwardStart(pass: pass, root: root, line: line.flatMap(self.line))))
  }

  /// Runs a node's derivative and frees what it had saved.
  mutating func run(
    _ id: NodeID, _ name: String, _ upstream: TensorValue, _ inputs: [TensorValue?],
    local: [TensorValue?] = []
  ) {
    add(
      .backwardNode(
        BackwardStep(
          pass: pass, id: id, name: name, gradOutputs: [upstream], gradInputs: inputs, local: local)
      ))
    add(.freed(pass: pass, id: id))
  }

  mutating func accumulate(
    _ id: NodeID, _ incoming: TensorValue, before: TensorValue? = nil, after: TensorValue? = nil
  ) {
    add(
      .accumulate(
        Accumulation(
          pass: pass, id: id, before: before, incoming: incoming, after: after ?? incoming)))
  }

  mutating func end() { add(.end(pass: pass, failed: false)) }

  mutating func output(_ text: String, line: String? = nil, stream: Output.Stream = .stdout) {
    add(.output(Output(stream: stream, text: text, line: line.flatMap(self.line))))
  }
}

extension TensorValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral
{
  /// A scalar.
  public init(floatLiteral value: Double) { self = .whole(shape: [], data: [value]) }
  /// A scalar without a fraction.
  public init(integerLiteral value: Int) { self = .whole(shape: [], data: [Double(value)]) }
  /// A vector.
  public init(arrayLiteral elements: Double...) {
    self = .whole(shape: [elements.count], data: elements)
  }
}
