import GraphLayout

extension Diagram {
  /// Tensors that are drawn as one node: a call, or the parameters that several calls share.
  struct Group: Sendable, Equatable {
    /// What the program calls the module or function; `net.cell.*` for parameters.
    var name: String
    /// The call; `nil` for parameters.
    var call: Call?
    /// Where the calls are folded that it takes to open it; see ``ScopeTree``.
    var paths: Set<String>
    /// Which tensors, as places in ``Recording/tensors``, oldest first.
    var members: [Int]
  }

  /// What a folded call is one of.
  struct Call: Sendable, Equatable {
    /// A module's class, "" for a function.
    var type: String
    /// The scope, as a place in ``Hierarchy/scopes``.
    var scope: Int
  }

  /// The graph in which calls at some paths are single nodes, and what each node stands for.
  ///
  /// The last result of a call stands for it. Edges between the same two nodes become one, which
  /// carries what each of them does.
  func folded(at paths: Set<String>, in hierarchy: Hierarchy, of recording: Recording) -> Diagram {
    let calls = Set(hierarchy.scopes.indices.filter { paths.contains(hierarchy.paths[$0]) })
    if calls.isEmpty { return self }
    let bundles = bundles(besides: calls, in: hierarchy, of: recording)
    var parents = hierarchy.parents
    var scopes = hierarchy.scopeOfNode
    for bundle in bundles {
      for node in bundle.nodes { scopes[node] = parents.count }
      parents.append(nil)
    }
    let unit = Graph.Node(width: 1, height: 1)
    let folded = FoldedGraph(
      Graph(
        nodes: places.map { _ in unit }, edges: links.map { Graph.Edge(from: $0.from, to: $0.to) }),
      scopes: Scopes(parents: parents, scopes: scopes),
      folded: calls.union(hierarchy.scopes.count..<parents.count)
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
      let tensors = members.map { places[$0] }
      guard scope < hierarchy.scopes.count else {
        let bundle = bundles[scope - hierarchy.scopes.count]
        groups.append(Group(name: bundle.name, paths: bundle.paths, members: tensors))
        continue
      }
      let call = recording.scopes.scopes[hierarchy.scopes[scope]]
      groups.append(
        Group(
          name: recording.scopes.name(of: hierarchy.scopes[scope]),
          call: Call(type: call.type, scope: scope),
          paths: [hierarchy.paths[scope]], members: tensors))
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
