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
}
