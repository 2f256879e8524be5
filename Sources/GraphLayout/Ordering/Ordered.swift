/// A layered graph with an order on every rank.
struct Ordered {
  let layered: Layered
  /// The vertices of each rank from left to right.
  let ranks: [[Int]]
  /// Where in its rank a vertex stands.
  let position: [Int]

  init(_ layered: Layered, ranks: [[Int]]) {
    self.layered = layered
    self.ranks = ranks
    var position = [Int](repeating: 0, count: layered.vertexCount)
    for rank in ranks { for (index, vertex) in rank.enumerated() { position[vertex] = index } }
    self.position = position
  }
}
