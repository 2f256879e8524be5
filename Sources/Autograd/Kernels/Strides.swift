/// The shape that two shapes broadcast to.
func broadcastShape(_ a: [Int], _ b: [Int]) throws -> [Int] {
  if a == b { return a }
  let rank = max(a.count, b.count)
  var shape = [Int](repeating: 1, count: rank)
  for back in 1...max(rank, 1) where back <= rank {
    let sizeA = back <= a.count ? a[a.count - back] : 1
    let sizeB = back <= b.count ? b[b.count - back] : 1
    guard sizeA == sizeB || sizeA == 1 || sizeB == 1 else {
      throw AutogradError.runtime(
        "The size of tensor a (\(sizeA)) must match the size of tensor b (\(sizeB)) at "
          + "non-singleton dimension \(rank - back)")
    }
    shape[rank - back] = sizeA == 1 ? sizeB : sizeA
  }
  return shape
}

/// The shape that any number of shapes broadcast to.
func broadcastShape(_ shapes: [[Int]]) throws -> [Int] {
  try shapes.dropFirst().reduce(shapes.first ?? []) { try broadcastShape($0, $1) }
}

/// Whether a tensor of a shape can be repeated to fill another.
func isExpandable(_ shape: [Int], to target: [Int]) -> Bool {
  guard shape.count <= target.count else { return false }
  return zip(shape.reversed(), target.reversed()).allSatisfy { $0 == $1 || $0 == 1 }
}

extension Tensor {
  /// The strides with which it fills a larger shape: zero where it repeats.
  func broadcastStrides(to shape: [Int]) -> [Int] {
    let lead = shape.count - rank
    let (own, ownStrides) = (self.shape, strides)
    return shape.indices.map { dimension in
      dimension < lead || own[dimension - lead] == 1 ? 0 : ownStrides[dimension - lead]
    }
  }
}

/// A walk in row-major order over a shape, in step through several tensors of any strides.
///
/// Neighbouring dimensions that every tensor walks through evenly are merged first; what is left of
/// the last dimension is a run, over which kernels loop.
struct StridedWalk {
  private var shape: [Int] = []
  private var strides: [[Int]]

  init(_ shape: [Int], _ strides: [[Int]]) {
    self.strides = [[Int]](repeating: [], count: strides.count)
    // Products wrap around: beyond an integer they belong to memory that nobody has.
    for dimension in shape.indices where shape[dimension] != 1 {
      let size = shape[dimension]
      let merges =
        !self.shape.isEmpty
        && strides.indices.allSatisfy { self.strides[$0].last! == strides[$0][dimension] &* size }
      if merges {
        self.shape[self.shape.count - 1] &*= size
        for index in strides.indices {
          self.strides[index][self.shape.count - 1] = strides[index][dimension]
        }
      } else {
        self.shape.append(size)
        for index in strides.indices { self.strides[index].append(strides[index][dimension]) }
      }
    }
    if self.shape.isEmpty {
      self.shape = [1]
      for index in strides.indices { self.strides[index] = [0] }
    }
  }

  /// The sizes, if the first tensor is a matrix that lies in memory column by column.
  var transposed: (rows: Int, columns: Int)? {
    guard shape.count == 2, strides[0] == [1, shape[0]] else { return nil }
    return (shape[0], shape[1])
  }

  /// Calls `body` for each run with the row-major position of its first element, the offsets into the
  /// tensors, their strides along the run, and its length.
  @inline(__always)
  func forEachRun(
    _ body: (_ position: Int, _ offsets: [Int], _ strides: [Int], _ count: Int) -> Void
  ) {
    guard !shape.contains(0) else { return }
    let last = shape.count - 1
    let length = shape[last]
    let runStrides = strides.map { $0[last] }
    var offsets = [Int](repeating: 0, count: strides.count)
    var counter = [Int](repeating: 0, count: last)
    var position = 0
    while true {
      body(position, offsets, runStrides, length)
      position += length
      var dimension = last - 1
      while dimension >= 0 {
        counter[dimension] += 1
        for index in offsets.indices { offsets[index] += strides[index][dimension] }
        if counter[dimension] < shape[dimension] { break }
        for index in offsets.indices {
          offsets[index] -= strides[index][dimension] * shape[dimension]
        }
        counter[dimension] = 0
        dimension -= 1
      }
      if dimension < 0 { return }
    }
  }
}
