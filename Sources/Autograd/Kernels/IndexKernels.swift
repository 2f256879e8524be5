/// The places that an index made of tensors means, as NumPy defines them: the index tensors are
/// broadcast against each other; dimensions without one are taken whole.
struct AdvancedIndex {
  private let source: Tensor
  private let resultShape: [Int]
  /// For every element of the result, its position in the row-major source.
  private let positions: [Int]

  init(_ source: Tensor, _ indices: [Tensor?]) throws {
    self.source = source
    let shape = source.shape
    var expanded: [Tensor?] = []
    for index in indices {
      guard let index else {
        expanded.append(nil)
        continue
      }
      switch index.dtype {
      case .bool: expanded += try AdvancedIndex.unfolded(index, shape, at: expanded.count)
      case .int64, .int32: expanded.append(index)
      default:
        throw AutogradError.index(
          "tensors used as indices must be long, int, byte or bool tensors")
      }
    }
    guard expanded.count <= shape.count else {
      throw AutogradError.index("too many indices for tensor of dimension \(shape.count)")
    }
    while expanded.count < shape.count { expanded.append(nil) }
    let given = expanded.indices.filter { expanded[$0] != nil }
    let common: [Int]
    do {
      common = try broadcastShape(given.map { expanded[$0]!.shape })
    } catch {
      let shapes = given.map { "\(expanded[$0]!.shape)" }.joined(separator: ", ")
      throw AutogradError.index(
        "shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes)")
    }
    let strides = Layout.contiguousStrides(shape)
    try Tensor.requireArray(of: common)
    var offsets = [Int](repeating: 0, count: common.reduce(1, *))
    for dimension in given {
      let values = Array(
        try Tensor.expandedIntegers(expanded[dimension]!, to: common))
      for (position, value) in values.enumerated() {
        guard value >= -shape[dimension], value < shape[dimension] else {
          throw AutogradError.index(
            "index \(value) is out of bounds for dimension \(dimension) with size "
              + "\(shape[dimension])")
        }
        offsets[position] += (value < 0 ? value + shape[dimension] : value) * strides[dimension]
      }
    }
    // The common shape stands where the index tensors stood, in front if they did not stand together.
    let isTogether = given.isEmpty || given.last! - given.first! == given.count - 1
    let before = isTogether ? Array(0..<(given.first ?? 0)) : []
    let after = shape.indices.filter { expanded[$0] == nil && !before.contains($0) }
    resultShape = before.map { shape[$0] } + common + after.map { shape[$0] }
    try Tensor.requireArray(of: resultShape)
    positions = AdvancedIndex.sums(
      AdvancedIndex.sums(AdvancedIndex.walk(before, shape, strides), offsets),
      AdvancedIndex.walk(after, shape, strides))
  }

  /// The elements at the places.
  func taken() throws -> Tensor {
    let result = try Tensor.uninitialized(resultShape, source.dtype)
    let source = try self.source.contiguous()
    source.dtype.dispatch(Take(source: source, positions: positions, result: result))
    return result
  }

  /// A copy of the source with other elements at the places.
  func putting(_ values: Tensor, accumulates: Bool) throws -> Tensor {
    guard isExpandable(values.shape, to: resultShape) else {
      throw AutogradError.runtime(
        "shape mismatch: value tensor of shape \(values.shape) cannot be broadcast to indexing result "
          + "of shape \(resultShape)")
    }
    guard values.dtype == source.dtype || values.layout == nil else {
      throw AutogradError.runtime(
        "Index put requires the source and destination dtypes match, got \(source.dtype.scalarTypeName)"
          + " for the destination and \(values.dtype.scalarTypeName) for the source.")
    }
    let result = try source.contiguousCopy()
    let spread = try Tensor.uninitialized(resultShape, source.dtype)
    try spread.write(values)
    source.dtype.dispatch(
      Put(source: spread, positions: positions, result: result, adds: accumulates))
    return result
  }

  /// A mask as one index tensor for each of its dimensions.
  private static func unfolded(_ mask: Tensor, _ shape: [Int], at start: Int) throws -> [Tensor?] {
    for (axis, size) in mask.shape.enumerated()
    where start + axis >= shape.count || shape[start + axis] != size {
      throw AutogradError.index(
        "The shape of the mask \(mask.shape) at index \(axis) does not match the shape of the indexed "
          + "tensor \(shape) at index \(start + axis)")
    }
    let strides = Layout.contiguousStrides(mask.shape)
    let hits = try mask.toIntegers().enumerated().filter { $0.element != 0 }.map(\.offset)
    return mask.shape.indices.map { axis in
      Tensor(integers: hits.map { $0 / strides[axis] % mask.shape[axis] })
    }
  }

  /// The offsets of a walk over some dimensions in row-major order.
  private static func walk(_ dimensions: [Int], _ shape: [Int], _ strides: [Int]) -> [Int] {
    dimensions.reduce([0]) { offsets, dimension in
      sums(offsets, (0..<shape[dimension]).map { $0 * strides[dimension] })
    }
  }

  private static func sums(_ outer: [Int], _ inner: [Int]) -> [Int] {
    if inner == [0] { return outer }
    return outer.flatMap { offset in inner.map { offset + $0 } }
  }
}

/// The places that one index along a dimension means, as `gather` and `scatter` read it.
struct AlongIndex {
  private let shape: [Int]
  private let positions: [Int]
  private let sourceShape: [Int]

  init(_ sourceShape: [Int], _ dimension: Int, _ index: Tensor) throws {
    self.sourceShape = sourceShape
    let shape = index.shape
    self.shape = shape
    guard index.dtype == .int64 else {
      throw AutogradError.runtime("gather(): Expected dtype int32/int64 for index")
    }
    let dimension = try normalized(dimension, sourceShape.count)
    guard index.rank == sourceShape.count || index.count == 0 else {
      throw AutogradError.runtime(
        "Index tensor must have the same number of dimensions as input tensor")
    }
    for axis in shape.indices where axis != dimension && shape[axis] > sourceShape[axis] {
      throw AutogradError.runtime(
        "Size does not match at dimension \(axis) expected index \(shape) to be no larger than self "
          + "\(sourceShape) apart from dimension \(dimension)")
    }
    let own = Layout.contiguousStrides(shape)
    let strides = Layout.contiguousStrides(sourceShape)
    positions = try index.toIntegers().enumerated().map { position, value in
      if sourceShape.isEmpty { return 0 }
      guard value >= 0, value < sourceShape[dimension] else {
        throw AutogradError.runtime(
          "index \(value) is out of bounds for dimension \(dimension) with size "
            + "\(sourceShape[dimension])")
      }
      return own.indices.reduce(0) { offset, axis in
        offset + strides[axis] * (axis == dimension ? value : position / own[axis] % shape[axis])
      }
    }
  }

  /// The elements at the places.
  func taken(_ source: Tensor) throws -> Tensor {
    let result = try Tensor.uninitialized(shape, source.dtype)
    let source = try source.contiguous()
    source.dtype.dispatch(Take(source: source, positions: positions, result: result))
    return result
  }

  /// A copy of a tensor with other elements at the places.
  func scattered(_ values: Tensor, into target: Tensor, adds: Bool) throws -> Tensor {
    let result = try target.contiguousCopy()
    // The source may be larger than the index; its leading corner counts.
    let corner = try Tensor.uninitialized(shape, target.dtype)
    let part = values.alias(try .strided(shape, values.strides), offset: values.storageOffset)
    try corner.write(part)
    target.dtype.dispatch(Put(source: corner, positions: positions, result: result, adds: adds))
    return result
  }
}

/// Puts elements at positions in memory.
private struct Put: ElementKernel {
  let source: Tensor
  let positions: [Int]
  let result: Tensor
  let adds: Bool

  func run<T: Element>(_ type: T.Type) {
    source.withElements(T.self) { source in
      result.withMutableElements(T.self) { target in
        for (index, position) in positions.enumerated() {
          target[position] = adds ? T.add(target[position], source[index]) : source[index]
        }
      }
    }
  }
}

extension Tensor {
  fileprivate static func expandedIntegers(_ tensor: Tensor, to shape: [Int]) throws -> [Int] {
    let spread = try Tensor.uninitialized(shape, tensor.dtype)
    try spread.write(tensor)
    return try spread.toIntegers()
  }
}
