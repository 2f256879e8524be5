/// A hierarchy over the nodes of a graph: modules, function calls, iterations of loops.
public struct Scopes: Sendable, Equatable {
  /// The scope around each scope, nil for an outermost one; never one that lies within it.
  public var parents: [Int?]
  /// The innermost scope of each node, nil for one that lies in none.
  public var scopes: [Int?]

  /// Makes a hierarchy.
  public init(parents: [Int?], scopes: [Int?]) {
    self.parents = parents
    self.scopes = scopes
  }

  /// The outermost folded scope around each node.
  ///
  /// Complexity: O(scopes + nodes).
  func outermost(of folded: Set<Int>) -> [Int?] {
    var found = [Int??](repeating: nil, count: parents.count)
    for scope in parents.indices {
      // Up to a scope whose answer is known, then back down.
      var path: [Int] = []
      var next: Int? = scope
      while let current = next, found[current] == nil {
        path.append(current)
        next = parents[current]
      }
      var outer = next.flatMap { found[$0] ?? nil }
      for current in path.reversed() {
        outer = outer ?? (folded.contains(current) ? current : nil)
        found[current] = .some(outer)
      }
    }
    return scopes.map { scope in scope.flatMap { found[$0] ?? nil } }
  }
}
