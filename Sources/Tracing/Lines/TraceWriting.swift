extension Trace {
  /// The trace as JSON lines: a header, then one event a line.
  public var jsonLines: String {
    var text = ""
    writeLines { text += $0 }
    return text
  }

  /// Hands the trace line by line, each with its line break, to a file or a socket.
  public func writeLines(to sink: (String) throws -> Void) rethrows {
    try sink(header.text + "\n")
    for event in events { try sink(event.json.text + "\n") }
  }

  private var header: JSON {
    var members: [JSON.Member] = [
      .init("event", .string("trace")), .init("version", .integer(Trace.version)),
      .init("source", .string(source)),
    ]
    if !cells.isEmpty { members.append(.init("cells", .array(cells.map(\.json)))) }
    return .object(members)
  }
}

extension Trace.Cell {
  fileprivate var json: JSON {
    [
      "kind": .string(kind.rawValue), "first_line": .integer(firstLine), "text": .string(text),
    ]
  }
}

extension Event {
  /// The event as the object of its line.
  public var json: JSON {
    switch self {
    case .cell(let index): ["event": .string("cell"), "index": .integer(index)]
    case .leaf(let leaf): leaf.json
    case .node(let node): node.json
    case .scope(let scope):
      eventLine(
        "scope", scope.line,
        [
          "id": .integer(scope.id), "parent": scope.parent.map { .integer($0) },
          "name": .string(scope.name), "type": scope.type.isEmpty ? nil : .string(scope.type),
        ])
    case .name(let naming):
      eventLine(
        "name", naming.line,
        [
          "id": .integer(naming.id), "output": .integer(naming.output),
          "label": .string(naming.label),
        ])
    case .output(let output):
      eventLine(
        "output", output.line,
        ["stream": .string(output.stream.rawValue), "text": .string(output.text)])
    case .backward(let start): start.json
    case .backwardNode(let step): step.json
    case .accumulate(let accumulation): accumulation.json
    case .freed(let pass, let id):
      ["event": .string("freed"), "pass": .integer(pass), "id": .integer(id)]
    case .end(let pass, let failed):
      failed
        ? ["event": .string("end"), "pass": .integer(pass), "failed": .bool(true)]
        : ["event": .string("end"), "pass": .integer(pass)]
    case .update(let id, let value, let number):
      eventLine("update", number, ["id": .integer(id), "value": value.json])
    case .gradient(let id, let value, let number):
      eventLine("gradient", number, ["id": .integer(id), "value": value?.json ?? .null])
    case .requiresGrad(let id, let flag, let number):
      eventLine("requires_grad", number, ["id": .integer(id), "flag": .bool(flag)])
    }
  }
}

/// An event's object: its name, its fields, the program's line where one is known.
private func eventLine(_ event: String, _ line: Int?, _ fields: KeyValuePairs<String, JSON?>)
  -> JSON
{
  var members = [JSON.Member("event", .string(event))]
  for (key, value) in fields {
    if let value { members.append(.init(key, value)) }
  }
  if let line { members.append(.init("line", .integer(line))) }
  return .object(members)
}

extension Leaf {
  fileprivate var json: JSON {
    let origin: JSON? = origin.map { ["op": .string($0.op), "inputs": JSON($0.inputs)] }
    return eventLine(
      "leaf", self.line,
      [
        "id": .integer(id), "label": .string(label), "shape": JSON(shape), "dtype": .string(dtype),
        "requires_grad": .bool(requiresGrad), "value": value.json, "origin": origin,
        "parameter": isParameter ? .bool(true) : nil, "scope": scope.map { .integer($0) },
      ])
  }
}

extension Node {
  fileprivate var json: JSON {
    eventLine(
      "node", self.line,
      [
        "id": .integer(id), "name": .string(name),
        "inputs": .array(
          inputs.map { ["id": .integer($0.id), "output": .integer($0.output)] }),
        "operands": operands.isEmpty ? nil : .array(operands.map(\.json)),
        "shape": JSON(shape), "dtype": .string(dtype), "value": value.json,
        "derivatives": derivatives.isEmpty ? nil : JSON(derivatives),
        "saved": saved.isEmpty ? nil : JSON(saved), "scope": scope.map { .integer($0) },
      ])
  }
}

extension Node.Operand {
  fileprivate var json: JSON {
    switch value {
    case .input(let index): ["name": .string(name), "input": .integer(index)]
    case .constant(let text): ["name": .string(name), "constant": .string(text)]
    }
  }
}

extension BackwardStart {
  fileprivate var json: JSON {
    eventLine(
      "backward", self.line,
      [
        "pass": .integer(pass), "root": .integer(root),
        "roots": roots == [root] ? nil : JSON(roots),
        "returns_gradients": returnsGradients ? .bool(true) : nil,
        "abridged": isAbridged ? .bool(true) : nil,
      ])
  }
}

extension BackwardStep {
  fileprivate var json: JSON {
    eventLine(
      "backward_node", nil,
      [
        "pass": .integer(pass), "id": .integer(id), "name": .string(name),
        "grad_outputs": list(gradOutputs), "grad_inputs": list(gradInputs),
        "local": local.isEmpty ? nil : list(local),
      ])
  }

  private func list(_ values: [TensorValue?]) -> JSON {
    .array(values.map { $0?.json ?? .null })
  }
}

extension Accumulation {
  fileprivate var json: JSON {
    eventLine(
      "accumulate", nil,
      [
        "pass": .integer(pass), "id": .integer(id), "name": .string("AccumulateGrad"),
        "before": before?.json ?? .null, "incoming": incoming.json, "after": after.json,
      ])
  }
}
