import Tracing

extension GraphDescription {
  /// The graph as one JSON object: `nodes` and `edges`, absent things `null`.
  public var json: JSON {
    ["nodes": .array(nodes.map(\.json)), "edges": .array(edges.map(\.json))]
  }
}

extension GraphDescription.Node {
  fileprivate var json: JSON {
    [
      "id": .integer(id), "kind": .string(kind.rawValue), "title": .string(title),
      "name": .string(name), "shape": .array(shape.map { .integer($0) }),
      "value": .string(value), "gradient": gradient.map { .string($0) } ?? .null,
      "line": line.map { .integer($0) } ?? .null,
    ]
  }
}

extension GraphDescription.Edge {
  fileprivate var json: JSON {
    [
      "from": .integer(from), "to": .integer(to), "input": .integer(input),
      "kind": .string(kind.rawValue), "gradient": gradient.map { .string($0) } ?? .null,
    ]
  }
}
