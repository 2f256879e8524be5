extension GraphDescription {
  /// The graph in Graphviz's language. Data flows down; an edge's label is the gradient that came
  /// back along it.
  public var dot: String {
    var text = """
      digraph {
        rankdir=TB
        node [shape=box, style="rounded,filled", fillcolor=white, fontname=monospace]
        edge [fontname=monospace]

      """
    for node in nodes {
      let look =
        switch node.kind {
        case .operation: ""
        case .leaf: ", style=filled, fillcolor=lightblue"
        case .constant: ", style=\"filled,dashed\", fillcolor=lightgray"
        }
      let label = node.lines.map(Self.escaped).joined(separator: "\\n")
      text += "  \(node.id) [label=\"\(label)\"\(look)]\n"
    }
    for edge in edges {
      var attributes = edge.gradient.map { ["label=\"∇ \(Self.escaped($0))\""] } ?? []
      switch edge.kind {
      case .tracked: break
      case .untracked: attributes.append("style=dashed")
      case .severed: attributes += ["style=dashed", "color=red"]
      }
      let list = attributes.isEmpty ? "" : " [" + attributes.joined(separator: ", ") + "]"
      text += "  \(edge.from) -> \(edge.to)\(list)\n"
    }
    return text + "}\n"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if character == "\"" || character == "\\" { result += "\\" }
      result.append(character)
    }
  }
}
