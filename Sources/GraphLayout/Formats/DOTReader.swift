/// Reads a DOT digraph.
///
///     graph     : [strict] digraph [ID] { statements }
///     statement : ID = ID | (graph | node | edge) attributes
///               | operand (-> operand)* attributes
///     operand   : node | [subgraph [ID]] { statements }
///     node      : ID [: ID [: ID]]
///
/// Attributes other than a node's label are kept or skipped, never interpreted; except `rankdir`.
struct DOTReader {
  /// What a brace has opened.
  private struct Scope {
    var defaults: [String: Attribute]
    /// How many nodes had been mentioned before; those since are what an arrow to the whole
    /// subgraph means.
    var firstMentioned: Int
    /// The nodes at the tail of an arrow that leads into this subgraph.
    var tails: [Int]?
    var arrow: DOTLexer.Token?
  }

  private struct Attribute {
    var value: String
    var isHTML: Bool
  }

  private let tokens: [DOTLexer.Token]
  private var index = 0
  private var file = GraphFile()
  private var graphName = ""
  private var nodeOf: [String: Int] = [:]
  private var attributes: [[String: Attribute]] = []
  private var arrows: [DOTLexer.Token] = []
  private var scopes: [Scope] = []
  /// Nodes as often and in the order as they are mentioned.
  private var mentioned: [Int] = []

  static func read(_ text: String) throws(GraphFileError) -> GraphFile {
    var reader = DOTReader(tokens: try DOTLexer.tokens(of: text))
    try reader.readGraph()
    return reader.file
  }

  private init(tokens: [DOTLexer.Token]) { self.tokens = tokens }

  private var token: DOTLexer.Token { tokens[index] }

  private func error(_ message: String, at token: DOTLexer.Token? = nil) -> GraphFileError {
    let token = token ?? self.token
    return GraphFileError(line: token.line, column: token.column, message: message)
  }

  private mutating func take(_ mark: String) -> Bool {
    guard token.kind == .mark(mark) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ mark: String) throws(GraphFileError) {
    if !take(mark) { throw error("expected '\(mark)' instead of \(token.name)") }
  }

  /// An ID; quoted strings may be joined by `+`.
  private mutating func takeText() throws(GraphFileError) -> (text: String, isHTML: Bool) {
    guard case .text(var text, _, let isHTML) = token.kind else {
      throw error("expected a name instead of \(token.name)")
    }
    index += 1
    while token.kind == .mark("+"), case .text(let more, true, false) = tokens[index + 1].kind {
      text += more
      index += 2
    }
    return (text, isHTML)
  }

  private mutating func readGraph() throws(GraphFileError) {
    if token.keyword == "strict" { index += 1 }
    guard token.keyword == "digraph" else {
      if token.keyword == "graph" {
        throw error("this graph has no directions: only a digraph can be laid out in layers")
      }
      throw error(
        "expected 'digraph', or an edge list that begins with two numbers, instead of \(token.name)"
      )
    }
    index += 1
    if case .text = token.kind { graphName = try takeText().text }
    let opening = token
    try expect("{")
    scopes = [Scope(defaults: [:], firstMentioned: 0)]
    while !scopes.isEmpty { try readStatement(opening: opening) }
    guard token.kind == .end else { throw error("nothing may follow the graph") }
    finishNodes()
    if let edge = file.cyclicEdge() {
      let (from, to) = (file.nodes[file.edges[edge].from], file.nodes[file.edges[edge].to])
      throw error(
        "the edge from \(from.name) to \(to.name) closes a cycle; a layered layout needs a graph without cycles",
        at: arrows[edge])
    }
  }

  private mutating func readStatement(opening: DOTLexer.Token) throws(GraphFileError) {
    if take(";") { return }
    if token.kind == .end { throw error("this brace is never closed", at: opening) }
    if take("}") { return try closeScope() }
    if token.kind == .mark("{") || token.keyword == "subgraph" { return try openScope(after: nil) }
    switch token.keyword {
    case "node":
      index += 1
      let defaults = try readAttributes()
      scopes[scopes.count - 1].defaults.merge(defaults) { $1 }
      return
    case "graph", "edge":
      index += 1
      let given = try readAttributes()
      if let direction = given["rankdir"] { turn(direction.value) }
      return
    default: break
    }
    if tokens[index + 1].kind == .mark("=") {
      let name = try takeText().text
      index += 1
      let value = try takeText().text
      if name.lowercased() == "rankdir" { turn(value) }
      return
    }
    let node = try readNode()
    try readArrows(from: [node], alone: node)
  }

  private mutating func turn(_ direction: String) {
    if scopes.count == 1 { file.direction = direction.uppercased() == "LR" ? .right : .down }
  }

  /// What follows an operand: arrows to others, then attributes, which are the node's when it
  /// stands alone.
  private mutating func readArrows(from tails: [Int], alone: Int?) throws(GraphFileError) {
    var tails = tails
    var alone = alone
    while token.kind == .mark("->") || token.kind == .mark("--") {
      let arrow = token
      if arrow.kind == .mark("--") { throw error("the edges of a digraph are written '->'") }
      index += 1
      alone = nil
      if token.kind == .mark("{") || token.keyword == "subgraph" {
        return try openScope(after: (tails, arrow))
      }
      let head = try readNode()
      join(tails, to: [head], by: arrow)
      tails = [head]
    }
    let given = try readAttributes()
    if let alone { attributes[alone].merge(given) { $1 } }
  }

  private mutating func join(_ tails: [Int], to heads: [Int], by arrow: DOTLexer.Token) {
    for tail in tails {
      for head in heads {
        file.edges.append(Graph.Edge(from: tail, to: head))
        arrows.append(arrow)
      }
    }
  }

  private mutating func openScope(
    after arrow: (tails: [Int], token: DOTLexer.Token)?
  ) throws(GraphFileError) {
    if token.keyword == "subgraph" {
      index += 1
      if case .text = token.kind { _ = try takeText() }
    }
    try expect("{")
    scopes.append(
      Scope(
        defaults: scopes[scopes.count - 1].defaults, firstMentioned: mentioned.count,
        tails: arrow?.tails, arrow: arrow?.token))
  }

  private mutating func closeScope() throws(GraphFileError) {
    let scope = scopes.removeLast()
    guard !scopes.isEmpty else { return }
    // Scopes may be nested deeply, so only one that arrows join is looked through.
    guard scope.arrow != nil || token.kind == .mark("->") || token.kind == .mark("--") else {
      return
    }
    var heads: [Int] = []
    var seen = Set<Int>()
    for node in mentioned[scope.firstMentioned...] where seen.insert(node).inserted {
      heads.append(node)
    }
    if let tails = scope.tails, let arrow = scope.arrow { join(tails, to: heads, by: arrow) }
    try readArrows(from: heads, alone: nil)
  }

  private mutating func readNode() throws(GraphFileError) -> Int {
    let name = try takeText().text
    while take(":") { _ = try takeText() }
    let node: Int
    if let known = nodeOf[name] {
      node = known
    } else {
      node = file.nodes.count
      nodeOf[name] = node
      file.nodes.append(GraphFile.Node(name: name, label: name, attributes: [:]))
      attributes.append(scopes[scopes.count - 1].defaults)
    }
    mentioned.append(node)
    return node
  }

  private mutating func readAttributes() throws(GraphFileError) -> [String: Attribute] {
    var found: [String: Attribute] = [:]
    while take("[") {
      while !take("]") {
        if take(",") || take(";") { continue }
        let name = try takeText().text.lowercased()
        var value = Attribute(value: "true", isHTML: false)
        if take("=") {
          let text = try takeText()
          value = Attribute(value: text.text, isHTML: text.isHTML)
        }
        found[name] = value
      }
    }
    return found
  }

  /// Turns attributes into labels, now that all are known.
  private mutating func finishNodes() {
    for node in file.nodes.indices {
      let name = file.nodes[node].name
      var given = attributes[node]
      if let label = given.removeValue(forKey: "label") {
        let isRecord = given["shape"]?.value.lowercased().hasSuffix("record") ?? false
        file.nodes[node].label =
          label.isHTML
          ? DOTLabel.plain(html: label.value)
          : DOTLabel.plain(label.value, node: name, graph: graphName, isRecord: isRecord)
      }
      file.nodes[node].attributes = given.mapValues(\.value)
    }
  }
}
