/// Code that works for every element type; ``DType/dispatch(_:)`` runs it for one.
protocol ElementKernel {
  associatedtype Output
  func run<T: Element>(_ type: T.Type) -> Output
}

/// Code that works for floating-point elements.
protocol RealKernel {
  associatedtype Output
  func run<T: RealElement>(_ type: T.Type) -> Output
}

extension DType {
  /// Runs a kernel, compiled for each element type, for this one.
  @inline(__always)
  func dispatch<K: ElementKernel>(_ kernel: K) -> K.Output {
    switch self {
    case .bool: kernel.run(Truth.self)
    case .int32: kernel.run(Int32.self)
    case .int64: kernel.run(Int64.self)
    case .float32: kernel.run(Float.self)
    case .float64: kernel.run(Double.self)
    }
  }

  /// Runs a kernel for floating-point elements; integers count as float32.
  @inline(__always)
  func dispatchReal<K: RealKernel>(_ kernel: K) -> K.Output {
    self == .float64 ? kernel.run(Double.self) : kernel.run(Float.self)
  }
}

extension Tensor {
  /// The only element of a tensor that keeps it inline, in whatever type is wanted.
  @inline(__always)
  func inlineElement<T: Element>(as type: T.Type) -> T {
    if dtype == T.dtype { return inlineElement(T.self) }
    return convertedElement(T.self)
  }

  private func convertedElement<T: Element>(_ type: T.Type) -> T {
    switch dtype {
    case .bool: T(converting: inlineElement(Truth.self).asInt64)
    case .int32: T(converting: inlineElement(Int32.self).asInt64)
    case .int64: T(converting: inlineElement(Int64.self))
    case .float32: T(converting: Double(inlineElement(Float.self)))
    case .float64: T(converting: inlineElement(Double.self))
    }
  }

  /// The same numbers in another type, without a past; the tensor itself if it has the type already.
  func converted(to dtype: DType) throws -> Tensor {
    if self.dtype == dtype { return self }
    let source = try dense()
    let result = try Tensor.uninitialized(source.layout, dtype)
    source.dtype.dispatch(Conversion(source: source, result: result))
    return result
  }

  /// The same numbers in memory without gaps; the tensor itself if it has none.
  func dense() throws -> Tensor {
    layout?.isDense ?? true ? self : try contiguousCopy()
  }

  /// The same numbers in row-major order; the tensor itself if they are.
  func contiguous() throws -> Tensor { isContiguous ? self : try contiguousCopy() }

  /// A copy in memory of its own, without a past, with the same strides if they leave no gaps.
  func copied() throws -> Tensor {
    guard let layout, layout.isDense, !layout.isContiguous else { return try contiguousCopy() }
    let result = try Tensor.uninitialized(layout, dtype)
    result.storage!.bytes.copyMemory(
      from: storage!.bytes + Int(payload) * dtype.size, byteCount: layout.count * dtype.size)
    return result
  }

  /// A copy in row-major order in memory of its own, without a past.
  func contiguousCopy() throws -> Tensor {
    guard let storage else {
      return Tensor(layout: layout, storage: nil, payload: payload, dtype: dtype)
    }
    let result = try Tensor.uninitialized(
      layout?.isContiguous ?? true ? layout : try Layout(shape), dtype)
    if isContiguous {
      let source = storage.bytes + Int(payload) * dtype.size
      if let target = result.storage {
        target.bytes.copyMemory(from: source, byteCount: count * dtype.size)
      } else {
        withUnsafeMutableBytes(of: &result.payload) {
          $0.baseAddress!.copyMemory(from: source, byteCount: dtype.size)
        }
      }
    } else {
      dtype.dispatch(StridedCopy(source: self, strides: strides, offset: 0, result: result))
    }
    return result
  }

  /// A copy in row-major order in which some dimensions run backwards.
  func reversedCopy(_ dimensions: [Int]) throws -> Tensor {
    let result = try Tensor.uninitialized(shape, dtype)
    var (strides, offset) = (strides, 0)
    for dimension in dimensions where shape[dimension] > 0 {
      offset += (shape[dimension] - 1) * strides[dimension]
      strides[dimension] = -strides[dimension]
    }
    dtype.dispatch(StridedCopy(source: self, strides: strides, offset: offset, result: result))
    return result
  }

  /// Overwrites its elements with another tensor's, converted and repeated as needed.
  func write(_ source: Tensor) throws {
    // Overlapping memory must be read before it is written.
    let source = source.sharesStorage(with: self) ? try source.contiguousCopy() : source
    dtype.dispatch(StridedWrite(source: try source.converted(to: dtype), target: self))
  }
}

private struct Conversion: ElementKernel {
  let source: Tensor
  let result: Tensor

  func run<T: Element>(_ type: T.Type) {
    switch result.dtype {
    case .bool: convert(T.self, Truth.self)
    case .int32: convert(T.self, Int32.self)
    case .int64: convert(T.self, Int64.self)
    case .float32: convert(T.self, Float.self)
    case .float64: convert(T.self, Double.self)
    }
  }

  private func convert<T: Element, R: Element>(_: T.Type, _: R.Type) {
    source.withElements(T.self) { source in
      result.withMutableElements(R.self) { target in
        for index in 0..<result.count {
          target[index] =
            T.dtype.isFloatingPoint
            ? R(converting: source[index].asDouble) : R(converting: source[index].asInt64)
        }
      }
    }
  }
}

private struct StridedCopy: ElementKernel {
  let source: Tensor
  /// How the source is walked through, and from where.
  let strides: [Int]
  let offset: Int
  let result: Tensor

  func run<T: Element>(_ type: T.Type) {
    let shape = source.shape
    let walk = StridedWalk(shape, [strides])
    source.withElements(T.self) { source in
      let source = source + offset
      result.withMutableElements(T.self) { target in
        if let (rows, columns) = walk.transposed {
          transpose(source, target, rows: rows, columns: columns)
          return
        }
        walk.forEachRun { position, offsets, strides, count in
          copyRun(source + offsets[0], strides[0], target + position, 1, count)
        }
      }
    }
  }

  /// Block by block, so that the lines of memory it reads stay in the cache until they are used up.
  private func transpose<T>(
    _ source: UnsafePointer<T>, _ target: UnsafeMutablePointer<T>, rows: Int, columns: Int
  ) {
    let block = 32
    for top in stride(from: 0, to: rows, by: block) {
      for left in stride(from: 0, to: columns, by: block) {
        for row in top..<min(top + block, rows) {
          for column in left..<min(left + block, columns) {
            target[row * columns + column] = source[column * rows + row]
          }
        }
      }
    }
  }
}

/// Copies a run of elements, each a stride from the next.
@inline(__always)
private func copyRun<T>(
  _ source: UnsafePointer<T>, _ sourceStride: Int, _ target: UnsafeMutablePointer<T>,
  _ targetStride: Int, _ count: Int
) {
  switch (sourceStride, targetStride) {
  case (1, 1): target.update(from: source, count: count)
  case (0, 1): target.update(repeating: source.pointee, count: count)
  default:
    for index in 0..<count { target[index * targetStride] = source[index * sourceStride] }
  }
}

private struct StridedWrite: ElementKernel {
  let source: Tensor
  let target: Tensor

  func run<T: Element>(_ type: T.Type) {
    let shape = target.shape
    let walk = StridedWalk(shape, [source.broadcastStrides(to: shape), target.strides])
    source.withElements(T.self) { source in
      target.withMutableElements(T.self) { target in
        walk.forEachRun { _, offsets, strides, count in
          copyRun(source + offsets[0], strides[0], target + offsets[1], strides[1], count)
        }
      }
    }
  }
}
