import GraphLayout

extension Diagram {
  /// Tensors that are drawn as one node.
  struct Group: Sendable, Equatable {
    /// What the program calls the module or function.
    var name: String
    /// A module's class, "" for a function.
    var type: String
    /// Where it is called; see ``ScopeTree``.
    var path: String
    /// The scope, as a place in ``Hierarchy/scopes``.
    var scope: Int
    /// Which tensors, as places in ``Recording/tensors``, oldest first.
    var members: [Int]
  }

  /// The graph in which calls at some paths are single nodes, and what each node stands for.
  ///
  /// The last result of a call stands for it. Edges between the same two nodes become one, which
  /// carries what each of them does.
  func folded(at paths: Set<String>, in hierarchy: Hierarchy, of recording: Recording) -> Diagram {
    let folds = Set(hierarchy.scopes.indices.filter { paths.contains(hierarchy.paths[$0]) })
    if folds.isEmpty { return self }
    let unit = Graph.Node(width: 1, height: 1)
    let folded = FoldedGraph(
      Graph(
        nodes: places.map { _ in unit }, edges: links.map { Graph.Edge(from: $0.from, to: $0.to) }),
      scopes: Scopes(parents: hierarchy.parents, scopes: hierarchy.scopeOfNode), folded: folds
    ) { _, _ in unit }
    var groups: [Group?] = []
    var stands: [Int] = []
    for (members, scope) in zip(folded.members, folded.scopes) {
      let results = members.filter { !recording.tensors[places[$0]].isLeaf }
      stands.append(places[results.last ?? members[members.count - 1]])
      guard let scope, members.count > 1 else {
        groups.append(nil)
        continue
      }
      let call = recording.scopes.scopes[hierarchy.scopes[scope]]
      groups.append(
        Group(
          name: call.name, type: call.type, path: hierarchy.paths[scope], scope: scope,
          members: members.map { places[$0] }))
    }
    let joined = zip(folded.graph.edges, folded.edges).map { edge, originals in
      let parts = originals.map { links[$0] }
      let isPlain = groups[edge.from] == nil && groups[edge.to] == nil
      return Link(
        from: edge.from, to: edge.to, slot: parts[0].slot, kind: Self.kind(of: parts),
        parts: isPlain
          ? []
          : parts.map { Part(source: places[$0.from], consumer: places[$0.to], slot: $0.slot) })
    }
    return Diagram(
      places: stands, groups: groups, links: joined, hidden: hidden,
      indices: Dictionary(
        uniqueKeysWithValues: zip(places, folded.representatives).map { ($0, $1) }))
  }

  private static func kind(of links: [Link]) -> Kind {
    if links.contains(where: { $0.kind == .tracked }) { return .tracked }
    return links.contains { $0.kind == .severed } ? .severed : .untracked
  }

  private init(
    places: [Int], groups: [Group?], links: [Link], hidden: Int, indices: [Int: Int]
  ) {
    self.init()
    self.places = places
    self.groups = groups
    self.links = links
    self.hidden = hidden
    self.indices = indices
    inward = Array(repeating: [], count: places.count)
    outward = inward
    for (index, link) in links.enumerated() {
      inward[link.to].append(index)
      outward[link.from].append(index)
    }
  }
}
