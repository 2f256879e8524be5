extension Trace {
  /// Reads a trace from JSON lines, written by ``jsonLines`` or by any other program that keeps to
  /// the format. Unknown events and fields are skipped, empty lines too.
  ///
  /// - Throws: ``FormatError`` with the line on which the text stops being a trace.
  public init(jsonLines bytes: some Sequence<UInt8>) throws(FormatError) {
    var reader = TraceReader()
    let lines = Array(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      let json = try JSON(utf8: line, firstLine: index + 1)
      guard case .object = json else {
        throw FormatError(line: index + 1, problem: "expected an object")
      }
      try reader.read(Fields(members: json, line: index + 1))
    }
    guard let trace = reader.trace else {
      throw FormatError(line: 1, problem: "the file is empty, a trace begins with a header")
    }
    self = trace
  }

  /// Reads a trace from JSON lines.
  public init(jsonLines text: String) throws(FormatError) { try self.init(jsonLines: text.utf8) }
}

/// Collects the events, and sees to it that they speak only of what earlier lines declared.
private struct TraceReader {
  var trace: Trace?
  var known: Set<NodeID> = []
  var scopes: Set<Int> = []

  mutating func read(_ fields: Fields) throws(FormatError) {
    let event = try fields.string("event")
    guard trace != nil else {
      guard event == "trace" else {
        throw fields.error("a trace begins with {\"event\":\"trace\",\"version\":1,...}")
      }
      trace = try header(fields)
      return
    }
    if let event = try read(event, fields) { trace?.events.append(event) }
  }

  private func header(_ fields: Fields) throws(FormatError) -> Trace {
    let version = try fields.integer("version")
    guard version == Trace.version else {
      throw fields.error("version \(version) of the format; this program reads \(Trace.version)")
    }
    var trace = Trace(source: try fields.optionalString("source") ?? "")
    for cell in try fields.objects("cells") {
      guard let kind = Trace.Cell.Kind(rawValue: try cell.string("kind")) else {
        throw cell.error("\"kind\" should be \"code\" or \"markdown\"")
      }
      trace.cells.append(
        Trace.Cell(
          kind: kind, text: try cell.string("text"), firstLine: try cell.integer("first_line")))
    }
    return trace
  }

  /// The event of a line, or nil if this version does not know it.
  private mutating func read(_ event: String, _ fields: Fields) throws(FormatError) -> Event? {
    switch event {
    case "cell": return .cell(index: try fields.integer("index"))
    case "leaf": return .leaf(try leaf(fields))
    case "node": return .node(try node(fields))
    case "scope":
      let scope = Scope(
        id: try fields.integer("id"), parent: try scope("parent", fields),
        name: try fields.string("name"), type: try fields.optionalString("type") ?? "",
        line: try fields.optionalInteger("line"))
      guard scopes.insert(scope.id).inserted else {
        throw fields.error("scope \(scope.id) is declared twice")
      }
      return .scope(scope)
    case "name":
      return .name(
        Naming(
          id: try id(fields), output: try fields.optionalInteger("output") ?? 0,
          label: try fields.string("label"), line: try fields.optionalInteger("line")))
    case "output": return .output(try output(fields))
    case "backward": return .backward(try start(fields))
    case "backward_node":
      return .backwardNode(
        BackwardStep(
          pass: try fields.integer("pass"), id: try id(fields), name: try fields.string("name"),
          gradOutputs: try fields.values("grad_outputs"),
          gradInputs: try fields.values("grad_inputs"), local: try fields.values("local")))
    case "accumulate":
      let before = try fields.optionalValue("before")
      let after = try fields.value("after")
      let incoming = try fields.optionalValue("incoming")
      return .accumulate(
        Accumulation(
          pass: try fields.integer("pass"), id: try id(fields), before: before,
          incoming: incoming ?? .incoming(before: before, after: after), after: after))
    case "freed": return .freed(pass: try fields.integer("pass"), id: try id(fields))
    case "end":
      return .end(
        pass: try fields.integer("pass"), failed: try fields.flag("failed", default: false))
    case "update":
      return .update(
        id: try id(fields), value: try fields.value("value"),
        line: try fields.optionalInteger("line"))
    case "gradient":
      return .gradient(
        id: try id(fields), value: try fields.optionalValue("value"),
        line: try fields.optionalInteger("line"))
    case "requires_grad":
      return .requiresGrad(
        id: try id(fields), flag: try fields.flag("flag", default: true),
        line: try fields.optionalInteger("line"))
    default: return nil
    }
  }

  private mutating func leaf(_ fields: Fields) throws(FormatError) -> Leaf {
    let value = try fields.value("value")
    var origin: Leaf.Origin?
    if let severed = fields["origin"] {
      let severed = Fields(members: severed, line: fields.line)
      let inputs = try severed.integers("inputs")
      for input in inputs { try check(input, fields) }
      origin = Leaf.Origin(op: try severed.string("op"), inputs: inputs)
    }
    return Leaf(
      id: try declare(fields), label: try fields.optionalString("label") ?? "",
      shape: try fields.integers("shape"),
      dtype: try fields.optionalString("dtype") ?? "float32",
      requiresGrad: try fields.flag("requires_grad", default: false), value: value,
      line: try fields.optionalInteger("line"), origin: origin,
      isParameter: try fields.flag("parameter", default: false),
      scope: try scope("scope", fields))
  }

  private mutating func node(_ fields: Fields) throws(FormatError) -> Node {
    var inputs: [Node.Source] = []
    for source in try fields.objects("inputs") {
      inputs.append(
        Node.Source(id: try id(source), output: try source.optionalInteger("output") ?? 0))
    }
    var operands: [Node.Operand] = []
    for operand in try fields.objects("operands") {
      let name = try operand.string("name")
      if let input = try operand.optionalInteger("input") {
        guard inputs.indices.contains(input) else {
          throw fields.error("operand \"\(name)\" is input \(input), of \(inputs.count)")
        }
        operands.append(Node.Operand(name: name, value: .input(input)))
      } else {
        let text = try operand.string("constant")
        operands.append(Node.Operand(name: name, value: .constant(text)))
      }
    }
    return Node(
      id: try declare(fields), name: try fields.string("name"), inputs: inputs, operands: operands,
      shape: try fields.integers("shape"), dtype: try fields.optionalString("dtype") ?? "float32",
      line: try fields.optionalInteger("line"), value: try fields.value("value"),
      derivatives: try fields.strings("derivatives"), saved: try fields.strings("saved"),
      scope: try scope("scope", fields))
  }

  private func output(_ fields: Fields) throws(FormatError) -> Output {
    guard let stream = Output.Stream(rawValue: try fields.string("stream")) else {
      throw fields.error("\"stream\" should be stdout, stderr, result or error")
    }
    return Output(
      stream: stream, text: try fields.string("text"), line: try fields.optionalInteger("line"))
  }

  private func start(_ fields: Fields) throws(FormatError) -> BackwardStart {
    let root = try fields.integer("root")
    try check(root, fields)
    var roots: [NodeID]?
    if fields["roots"] != nil {
      let several = try fields.integers("roots")
      for root in several { try check(root, fields) }
      roots = several
    }
    return BackwardStart(
      pass: try fields.integer("pass"), root: root, roots: roots,
      line: try fields.optionalInteger("line"),
      returnsGradients: try fields.flag("returns_gradients", default: false),
      isAbridged: try fields.flag("abridged", default: false))
  }

  /// The number of a scope that an earlier line declared.
  private func scope(_ key: String, _ fields: Fields) throws(FormatError) -> Int? {
    guard let scope = try fields.optionalInteger(key) else { return nil }
    guard scopes.contains(scope) else {
      throw fields.error("scope \(scope) is declared on no earlier line")
    }
    return scope
  }

  /// A new id.
  private mutating func declare(_ fields: Fields) throws(FormatError) -> NodeID {
    let id = try fields.integer("id")
    guard known.insert(id).inserted else { throw fields.error("id \(id) is declared twice") }
    return id
  }

  /// The id of something an earlier line declared.
  private func id(_ fields: Fields) throws(FormatError) -> NodeID {
    let id = try fields.integer("id")
    try check(id, fields)
    return id
  }

  private func check(_ id: NodeID, _ fields: Fields) throws(FormatError) {
    guard known.contains(id) else {
      throw fields.error("id \(id) is of no leaf or node on an earlier line")
    }
  }
}
