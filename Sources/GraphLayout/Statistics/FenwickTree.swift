/// Prefix sums that can be changed (P. Fenwick 1994).
struct FenwickTree {
  private var sums: [Int]

  init(count: Int) { sums = [Int](repeating: 0, count: count + 1) }

  /// Adds to the entry at an index. Complexity: O(log n).
  mutating func add(_ value: Int, at index: Int) {
    var node = index + 1
    while node < sums.count {
      sums[node] += value
      node += node & -node
    }
  }

  /// The sum of the entries below an index. Complexity: O(log n).
  func sum(below index: Int) -> Int {
    var (sum, node) = (0, index)
    while node > 0 {
      sum += sums[node]
      node -= node & -node
    }
    return sum
  }
}
