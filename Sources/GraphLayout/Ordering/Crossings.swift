/// Counts inversions between two consecutive ranks with an accumulator tree.
///
/// W. Barth, P. Mutzel, M. Jünger: Simple and Efficient Bilayer Cross Counting, JGAA 8(2), 2004.
enum Crossings {
  /// The number of pairs of segments below the rank `upper` that cross.
  ///
  /// Complexity: O(segments * log(width)).
  static func count(
    below upper: [Int], lowerWidth: Int, position: [Int], in layered: Layered
  ) -> Int {
    var leaves = 1
    while leaves < lowerWidth { leaves *= 2 }
    var tree = [Int](repeating: 0, count: 2 * leaves)
    var crossings = 0
    var ends: [Int] = []
    for vertex in upper {
      ends.removeAll(keepingCapacity: true)
      for segment in layered.down(vertex) {
        ends.append(position[layered.segments[segment].lower])
      }
      ends.sort()
      for end in ends {
        var node = end + leaves
        while node > 1 {
          if node % 2 == 0 { crossings += tree[node + 1] }
          node /= 2
        }
      }
      for end in ends {
        var node = end + leaves
        while node >= 1 {
          tree[node] += 1
          node /= 2
        }
      }
    }
    return crossings
  }
}
