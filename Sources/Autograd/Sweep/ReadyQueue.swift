/// The nodes that can run, latest made first; leaves before all others.
///
/// A binary heap that moves its elements exactly as `std::push_heap` and `std::pop_heap` of the GNU
/// C++ library do, because that decides in which order PyTorch runs leaves that are ready together.
/// In a chain there is never more than one node in it, which is kept apart and costs next to nothing.
struct ReadyQueue {
  private var only: Unmanaged<Node>?
  private var heap: [Entry] = []

  /// The sequence number stands beside the node, so that comparing does not have to fetch nodes from
  /// all over the memory.
  private struct Entry {
    let sequenceNumber: UInt64
    let node: Unmanaged<Node>

    init(_ node: Unmanaged<Node>) {
      sequenceNumber = node._withUnsafeGuaranteedRef { $0.sequenceNumber }
      self.node = node
    }
  }

  /// All nodes, in no order.
  var nodes: [Unmanaged<Node>] { only.map { [$0] } ?? heap.map(\.node) }

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
      heap.append(Entry(first))
      only = nil
    }
    let entry = Entry(node)
    heap.append(entry)
    heap.withUnsafeMutableBufferPointer { Self.rise($0, from: $0.count - 1, entry) }
  }

  private mutating func popFromHeap() -> Unmanaged<Node> {
    let last = heap.removeLast()
    guard let top = heap.first else { return last.node }
    heap.withUnsafeMutableBufferPointer { heap in
      var hole = 0
      while 2 * hole + 2 < heap.count {
        let right = 2 * hole + 2
        let isLeft = heap[right].sequenceNumber < heap[right - 1].sequenceNumber
        let child = isLeft ? right - 1 : right
        heap[hole] = heap[child]
        hole = child
      }
      if 2 * hole + 2 == heap.count {
        heap[hole] = heap[2 * hole + 1]
        hole = 2 * hole + 1
      }
      Self.rise(heap, from: hole, last)
    }
    return top.node
  }

  private static func rise(
    _ heap: UnsafeMutableBufferPointer<Entry>, from start: Int, _ entry: Entry
  ) {
    var hole = start
    while hole > 0, heap[(hole - 1) / 2].sequenceNumber < entry.sequenceNumber {
      heap[hole] = heap[(hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    heap[hole] = entry
  }
}
