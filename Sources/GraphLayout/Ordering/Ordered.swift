/// A layered graph with an order on every rank.
struct Ordered {
  let layered: Layered
  /// All vertices, rank after rank, each from left to right.
  let vertices: [Int]
  /// Where each rank begins in ``vertices``, and where the last one ends.
  let rankStart: [Int]
  /// Where in its rank a vertex stands, from 0.
  let position: [Int]

  var rankCount: Int { rankStart.count - 1 }
  /// The vertices of a rank from left to right.
  func rank(_ index: Int) -> ArraySlice<Int> { vertices[rankStart[index]..<rankStart[index + 1]] }

  /// Seen in a mirror: each rank from right to left.
  var mirrored: Ordered {
    var (vertices, position) = (vertices, position)
    for rank in 0..<rankCount {
      vertices[rankStart[rank]..<rankStart[rank + 1]].reverse()
      for place in rankStart[rank]..<rankStart[rank + 1] {
        position[vertices[place]] = place - rankStart[rank]
      }
    }
    return Ordered(layered: layered, vertices: vertices, rankStart: rankStart, position: position)
  }

  /// Whether each segment has its image in the mirror, so that the picture can be symmetric.
  ///
  /// Complexity: O(segments), and sorting of those that leave each vertex.
  var isItsMirrorImage: Bool {
    let image = mirrored
    /// What stands in a vertex's place in the mirror.
    func opposite(_ vertex: Int) -> Int {
      image.vertices[image.rankStart[layered.rank[vertex]] + position[vertex]]
    }
    return vertices.allSatisfy { vertex in
      let other = opposite(vertex)
      return layered.isLane(vertex) == layered.isLane(other)
        && layered.down(vertex).map { opposite(layered.lower[$0]) }.sorted()
          == layered.down(other).map { layered.lower[$0] }.sorted()
    }
  }
}
