/// The modules and functions in whose calls the tensors of a chapter's graph were made.
struct Hierarchy: Sendable {
  /// The scopes of the chapter, outer ones first, as places in ``ScopeTree/scopes``.
  private(set) var scopes: [Int] = []
  /// For each of them the one around it.
  private(set) var parents: [Int?] = []
  /// For each of them its path.
  private(set) var paths: [String] = []
  /// For each of them how many tensors of the graph lie in it.
  private(set) var sizes: [Int] = []
  /// For each tensor of the graph the innermost scope that it lies in.
  private(set) var scopeOfNode: [Int?]
  /// How many tensors of the graph are results of operators, and how many of those lie in each scope.
  private var resultCount = 0
  private var results: [Int] = []

  /// Finds the scopes of a graph that has nothing folded.
  ///
  /// A result lies where its operator was applied. A parameter lies in the innermost scope that
  /// contains all its uses in modules: where the program made it says nothing, and a sum over all
  /// weights takes none of them away from its module. A constant lies with its uses too, if nothing
  /// names it or if it was named within a call.
  init(_ diagram: Diagram, of recording: Recording) {
    let tree = recording.scopes
    let tensors = diagram.places.map { recording.tensors[$0] }
    let own = tensors.map { $0.node?.scope.flatMap(tree.place) }
    var used = Set(own.compactMap { $0 })
    for scope in Array(used) {
      var next = tree.parents[scope]
      while let outer = next, used.insert(outer).inserted { next = tree.parents[outer] }
    }
    scopes = used.sorted()
    var index: [Int: Int] = [:]
    for (number, scope) in scopes.enumerated() { index[scope] = number }
    parents = scopes.map { scope in tree.parents[scope].flatMap { index[$0] } }
    paths = scopes.map(tree.path)
    sizes = Array(repeating: 0, count: scopes.count)
    results = sizes
    scopeOfNode = own.map { scope in scope.flatMap { index[$0] } }
    if scopes.isEmpty { return }
    for (node, tensor) in tensors.enumerated() where Self.belongsToItsUses(tensor) {
      let uses = diagram.outward[node].map { scopeOfNode[diagram.links[$0].to] }
      let inModules = uses.filter { around($0).contains { !tree.scopes[scopes[$0]].type.isEmpty } }
      let origin = tensor.leaf?.scope.flatMap(tree.place).map { [index[$0]] } ?? []
      scopeOfNode[node] = common((inModules.isEmpty ? uses : inModules) + origin)
    }
    for (node, scope) in scopeOfNode.enumerated() {
      let isResult = !tensors[node].isLeaf
      if isResult { resultCount += 1 }
      for scope in around(scope) {
        sizes[scope] += 1
        if isResult { results[scope] += 1 }
      }
    }
  }

  private static func belongsToItsUses(_ tensor: Tensor) -> Bool {
    guard let leaf = tensor.leaf else { return false }
    if leaf.isParameter { return true }
    let isNamed = !leaf.label.isEmpty || !tensor.names.all.isEmpty
    return !tensor.isTracked && (!isNamed || leaf.scope != nil)
  }

  /// The innermost scope around all of some scopes.
  private func common(_ scopes: [Int?]) -> Int? {
    guard let first = scopes.first else { return nil }
    var chain = around(first)[...]
    for scope in scopes.dropFirst() {
      let other = Set(around(scope))
      chain = chain.drop { !other.contains($0) }
    }
    return chain.first
  }

  /// A scope and those around it, innermost first.
  func around(_ scope: Int?) -> [Int] {
    var chain: [Int] = []
    var next = scope
    while let current = next {
      chain.append(current)
      next = parents[current]
    }
    return chain
  }

  /// The paths to fold next when everything is to be seen from a step further away: the innermost
  /// ones that are open, without those that would swallow the whole graph.
  func nextPaths(beyond folds: Set<String>) -> Set<String> {
    var heights = Array(repeating: 0, count: scopes.count)
    var candidates: [Int: Set<String>] = [:]
    for scope in scopes.indices.reversed() where sizes[scope] > 1 && results[scope] < resultCount {
      if !folds.contains(paths[scope]) {
        candidates[heights[scope], default: []].insert(paths[scope])
      }
      if let parent = parents[scope] { heights[parent] = max(heights[parent], heights[scope] + 1) }
    }
    return candidates.min { $0.key < $1.key }?.value ?? []
  }
}
