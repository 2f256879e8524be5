extension GraphDescription {
  /// The graph as a Mermaid flowchart, which Markdown viewers draw.
  public var mermaid: String {
    var text = "flowchart TD\n"
    for node in nodes {
      let label = "\"" + node.lines.map(Self.entities).joined(separator: "<br>") + "\""
      switch node.kind {
      case .operation: text += "  n\(node.id)(\(label))\n"
      case .leaf: text += "  n\(node.id)[[\(label)]]\n"
      case .constant: text += "  n\(node.id)[\(label)]\n"
      }
    }
    for edge in edges {
      let label = edge.gradient.map { "|\"∇ \(Self.entities($0))\"|" } ?? ""
      let arrow =
        switch edge.kind {
        case .tracked: "-->"
        case .untracked: "-.->"
        case .severed: "-.-x"
        }
      text += "  n\(edge.from) \(arrow)\(label) n\(edge.to)\n"
    }
    let constants = nodes.filter { $0.kind == .constant }.map { "n\($0.id)" }
    if !constants.isEmpty {
      text += "  classDef constant stroke-dasharray: 4\n"
      text += "  class \(constants.joined(separator: ",")) constant\n"
    }
    return text
  }

  /// Mermaid writes the signs that mean something to it as character entities.
  private static func entities(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if let code = character.asciiValue, "\"#<>&|".contains(character) {
        result += "#\(code);"
      } else {
        result.append(character)
      }
    }
  }
}
