/// The nodes that can run, latest made first; leaves before all others.
///
/// A binary heap that moves its elements exactly as `std::push_heap` and `std::pop_heap` of the GNU
/// C++ library do, because that decides in which order PyTorch runs leaves that are ready together.
/// In a chain there is never more than one node in it, which costs next to nothing.
struct ReadyQueue {
  private(set) var heap: [Unmanaged<Node>] = []

  var isEmpty: Bool { heap.isEmpty }

  mutating func push(_ node: Node) {
    heap.append(.passUnretained(node))
    if heap.count > 1 { rise(from: heap.count - 1, heap[heap.count - 1]) }
  }

  mutating func pop() -> Node? {
    guard let last = heap.popLast() else { return nil }
    guard let top = heap.first else { return last.takeUnretainedValue() }
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
    return top.takeUnretainedValue()
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
