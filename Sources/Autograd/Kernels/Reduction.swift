import CAutograd

/// Which dimensions an operator reduces, and what is left.
struct ReducedShape {
  let kept: [Int]
  let reduced: [Int]
  let shape: [Int]
  /// The shape with the reduced dimensions as ones.
  let keptShape: [Int]

  /// - Parameter dimensions: empty or nil for all.
  init(_ input: [Int], _ dimensions: [Int]?, keepDim: Bool) throws {
    let rank = input.count
    var reduced: [Int] = []
    for dimension in dimensions ?? [] {
      let index = try normalized(dimension, rank)
      guard !reduced.contains(index) else {
        throw AutogradError.runtime("dim \(index) appears multiple times in the list of dims")
      }
      if rank > 0 { reduced.append(index) }
    }
    if dimensions == nil || dimensions!.isEmpty { reduced = Array(0..<rank) }
    self.reduced = reduced.sorted()
    let isReduced = Set(reduced)
    kept = (0..<rank).filter { !isReduced.contains($0) }
    keptShape = (0..<rank).map { isReduced.contains($0) ? 1 : input[$0] }
    shape = keepDim ? keptShape : kept.map { input[$0] }
  }
}

/// A dimension counted from the end made one counted from the beginning.
func normalized(_ dimension: Int, _ rank: Int) throws -> Int {
  let limit = max(rank, 1)
  guard dimension >= -limit, dimension < limit else {
    throw AutogradError.index(
      "Dimension out of range (expected to be in range of [\(-limit), \(limit - 1)], but got "
        + "\(dimension))")
  }
  return dimension < 0 ? dimension + limit : dimension
}

extension Tensor {
  /// The elements in row-major order with some dimensions moved to the end.
  func arranged(_ shape: ReducedShape) throws -> Tensor {
    let order = shape.kept + shape.reduced
    if order == Array(0..<rank) { return try contiguous() }
    return try permutedAlias(order).contiguousCopy()
  }

  /// A view without a past in which the dimensions stand in another order.
  func permutedAlias(_ order: [Int]) throws -> Tensor {
    let (shape, strides) = (self.shape, self.strides)
    return alias(
      try .strided(order.map { shape[$0] }, order.map { strides[$0] }), offset: storageOffset)
  }

  /// Computes one number from each run of elements that an operator reduces.
  func reducedRows<T: Element, R: Element>(
    _ shape: ReducedShape, _ type: T.Type, _ body: (UnsafePointer<T>, Int) -> R
  ) throws -> Tensor {
    let rows = try arranged(shape)
    let own = self.shape
    let length = shape.reduced.reduce(1) { $0 * own[$1] }
    let result = try Tensor.uninitialized(shape.shape, R.dtype)
    rows.withElements(T.self) { source in
      result.withMutableElements(R.self) { target in
        for row in 0..<result.count { target[row] = body(source + row * length, length) }
      }
    }
    return result
  }
}

/// Sums as PyTorch's cascade does, so that the rounding is the same: four partial sums of vectors of
/// eight (float32) or four (float64) elements, each cascaded over four levels.
enum CascadeSum {
  /// The sum of a run of neighbours.
  @inline(__always)
  static func sum<T: RealElement>(_ row: UnsafePointer<T>, _ count: Int) -> T {
    T.cascadeSum(row, count)
  }

  /// The sum of elements a stride apart in four interleaved partial sums.
  static func interleaved<T: RealElement>(_ source: UnsafePointer<T>, stride: Int, _ count: Int)
    -> T
  {
    let quarter = count / 4
    var total: T = 0
    if quarter > 0 {
      total = cascaded(source, stride: stride * 4, quarter)
    }
    for index in (quarter * 4)..<count { total += source[index * stride] }
    if quarter > 0 {
      for lane in 1..<4 { total += cascaded(source + lane * stride, stride: stride * 4, quarter) }
    }
    return total
  }

  /// The sum of elements a stride apart, carried from level to level before it grows large.
  static func cascaded<T: RealElement>(_ source: UnsafePointer<T>, stride: Int, _ count: Int) -> T {
    let bits = count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
    let power = max(4, bits / 4)
    let step = 1 << power
    if count < step {
      var total: T = 0
      for index in 0..<count { total += source[index * stride] }
      return total
    }
    var (level0, level1, level2, level3): (T, T, T, T) = (0, 0, 0, 0)
    let mask = step - 1
    var index = 0
    while index + step <= count {
      for _ in 0..<step {
        level0 += source[index * stride]
        index += 1
      }
      level1 += level0
      level0 = 0
      if index & (mask << power) != 0 { continue }
      level2 += level1
      level1 = 0
      if index & (mask << (2 * power)) != 0 { continue }
      level3 += level2
      level2 = 0
    }
    while index < count {
      level0 += source[index * stride]
      index += 1
    }
    return level0 + level1 + level2 + level3
  }

  /// The sums of the columns of a matrix in row-major order.
  static func columns<T: RealElement>(
    _ source: UnsafePointer<T>, rows: Int, columns: Int, _ target: UnsafeMutablePointer<T>
  ) {
    // Whole groups of four vectors are cascaded row by row, what remains is interleaved.
    let group = 4 * 32 / MemoryLayout<T>.size
    let grouped = columns / group * group
    T.cascadeColumns(source, rows: rows, columns: columns, grouped: grouped, target)
    for column in grouped..<columns {
      target[column] = interleaved(source + column, stride: columns, rows)
    }
  }
}

extension Tensor {
  /// The sum over dimensions, without a past.
  func summed(_ shape: ReducedShape, as dtype: DType? = nil) throws -> Tensor {
    let dtype = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
    let input = try converted(to: dtype)
    switch dtype {
    case .float32: return try input.summedReal(shape, Float.self)
    case .float64: return try input.summedReal(shape, Double.self)
    default:
      return try input.converted(to: .int64).reducedRows(shape, Int64.self) { row, count in
        var total: Int64 = 0
        for index in 0..<count { total &+= row[index] }
        return total
      }.converted(to: dtype)
    }
  }

  private func summedReal<T: RealElement>(_ shape: ReducedShape, _ type: T.Type) throws -> Tensor {
    let leads = shape.reduced.count
    let own = self.shape
    // A single column is a run of neighbours like any other.
    let isOneColumn = shape.kept.allSatisfy { own[$0] == 1 }
    let columns = shape.kept.reduce(1) { $0 * own[$1] }
    if leads > 0, leads < rank, !isOneColumn, columns >= 32 / MemoryLayout<T>.size,
      shape.reduced == Array(0..<leads), isContiguous
    {
      let rows = shape.reduced.reduce(1) { $0 * own[$1] }
      let result = try Tensor.uninitialized(shape.shape, T.dtype)
      withElements(T.self) { source in
        result.withMutableElements(T.self) { target in
          CascadeSum.columns(source, rows: rows, columns: result.count, target)
        }
      }
      return result
    }
    let isTrailing = shape.reduced == Array((rank - leads)..<rank)
    // Elements repeated without end are copied first, where the memory for them is asked for.
    let isRepeated = zip(own, strides).contains { $0 > 1 && $1 == 0 }
    if count > 0, !isRepeated, !isContiguous || !(isTrailing || isOneColumn) {
      let result = try Tensor.zeros(shape.shape, T.dtype)
      withElements(T.self) { source in
        result.withMutableElements(T.self) { target in
          StridedSum(self, shape).add(source, to: target)
        }
      }
      return result
    }
    return try reducedRows(shape, T.self) { CascadeSum.sum($0, $1) }
  }
}
