extension Diagram {
  /// Parameters that are drawn as one node, since the same folded calls use them: the weights of a cell
  /// that is called in every step lie in none of its calls.
  struct Bundle: Sendable, Equatable {
    /// `net.cell.*`
    var name: String
    /// Where the calls are folded.
    var paths: Set<String>
    /// Which tensors, as indices in ``Diagram/places``.
    var nodes: [Int]
  }

  private struct Uses: Hashable {
    /// The folded calls.
    var calls: Set<Int>
    /// Frozen parameters go apart.
    var isTracked: Bool
  }

  /// The bundles beside folded calls, which are places in ``Hierarchy/scopes``.
  func bundles(besides calls: Set<Int>, in hierarchy: Hierarchy, of recording: Recording)
    -> [Bundle]
  {
    let folds = hierarchy.scopeOfNode.map { hierarchy.around($0).last(where: calls.contains) }
    var bundles: [Uses: Bundle] = [:]
    for (node, place) in places.enumerated() where folds[node] == nil {
      let tensor = recording.tensors[place]
      guard tensor.leaf?.isParameter == true, !outward[node].isEmpty else { continue }
      let users = outward[node].compactMap { folds[links[$0].to] }
      guard users.count == outward[node].count else { continue }
      let uses = Uses(calls: Set(users), isTracked: tensor.isTracked)
      let paths = Set(users.map { hierarchy.paths[$0] })
      bundles[uses, default: Bundle(name: "", paths: paths, nodes: [])].nodes.append(node)
    }
    return bundles.values.filter { $0.nodes.count > 1 }
      .sorted { $0.nodes[0] < $1.nodes[0] }
      .map { bundle in
        var bundle = bundle
        bundle.name = Self.pattern(
          bundle.nodes.map { recording.tensors[places[$0]].name(at: Int.max) })
        return bundle
      }
  }

  /// What dotted names begin with, and a star for the rest.
  static func pattern(_ names: [String]) -> String {
    var common = names.first.map { $0.split(separator: ".").dropLast() } ?? []
    for name in names {
      common = zip(common, name.split(separator: ".").dropLast()).prefix { $0 == $1 }.map { $0.0 }
    }
    return (common + ["*"]).joined(separator: ".")
  }
}
