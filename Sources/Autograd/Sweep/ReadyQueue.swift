/// The nodes that can run, latest made first; leaves before all others.
///
/// A binary heap that moves its elements exactly as `std::push_heap` and `std::pop_heap` of the GNU
/// C++ library do, because that decides in which order PyTorch runs leaves that are ready together.
/// In a chain there is never more than one node in it, which is kept apart and costs next to nothing.
struct ReadyQueue {
  private var only: Unmanaged<Node>?
  private var heap: [Unmanaged<Node>] = []

  /// All nodes, in no order.
  var nodes: [Unmanaged<Node>] { only.map { [$0] } ?? heap }

  @inline(__always)
  mutating func push(_ node: Unmanaged<Node>) {
    if only == nil, heap.isEmpty { only = node } else { pushOnHeap(node) }
  }

  @inline(__always)
  mutating func pop() -> Unmanaged<Node>? {
    if let node = only {
      only = nil
      return node
    }
    return heap.isEmpty ? nil : popFromHeap()
  }

  private mutating func pushOnHeap(_ node: Unmanaged<Node>) {
    if let first = only {
      heap.append(first)
      only = nil
    }
    heap.append(node)
    rise(from: heap.count - 1, node)
  }

  private mutating func popFromHeap() -> Unmanaged<Node> {
    let last = heap.removeLast()
    guard let top = heap.first else { return last }
    var hole = 0
    while 2 * hole + 2 < heap.count {
      let right = 2 * hole + 2
      let child = precedes(heap[right], heap[right - 1]) ? right - 1 : right
      heap[hole] = heap[child]
      hole = child
    }
    if 2 * hole + 2 == heap.count {
      heap[hole] = heap[2 * hole + 1]
      hole = 2 * hole + 1
    }
    rise(from: hole, last)
    return top
  }

  private mutating func rise(from start: Int, _ node: Unmanaged<Node>) {
    var hole = start
    while hole > 0, precedes(heap[(hole - 1) / 2], node) {
      heap[hole] = heap[(hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    heap[hole] = node
  }

  private func precedes(_ a: Unmanaged<Node>, _ b: Unmanaged<Node>) -> Bool {
    a._withUnsafeGuaranteedRef { $0.sequenceNumber }
      < b._withUnsafeGuaranteedRef { $0.sequenceNumber }
  }
}
