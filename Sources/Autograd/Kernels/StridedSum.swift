/// One dimension of a reduction: how far apart its elements lie in the input and in the result.
private struct ReductionAxis {
  var size: Int
  var input: Int
  /// Zero where the dimension is summed over.
  var output: Int
}

/// Sums of strided memory in the order in which PyTorch's iterator walks through it, so that the
/// rounding is the same: dimensions that are summed over come first, near elements before far ones,
/// neighbouring dimensions are one where they can be, and the two innermost are summed at once.
struct StridedSum {
  private let axes: [ReductionAxis]

  init(_ tensor: Tensor, _ shape: ReducedShape) {
    let (sizes, strides) = (tensor.shape, tensor.strides)
    var outputs = [Int](repeating: 0, count: sizes.count)
    var step = 1
    for dimension in shape.kept.reversed() {
      outputs[dimension] = step
      step *= sizes[dimension]
    }
    let all = sizes.indices.reversed().map {
      ReductionAxis(size: sizes[$0], input: strides[$0], output: outputs[$0])
    }
    axes = Self.joined(Self.ordered(all))
  }

  /// A positive number if the second axis shall come before the first, negative if after, else zero.
  private static func comparison(_ first: ReductionAxis, _ second: ReductionAxis) -> Int {
    if (first.output == 0) != (second.output == 0) { return second.output == 0 ? 1 : -1 }
    for (a, b) in [(first.output, second.output), (first.input, second.input)] {
      if a == 0 || b == 0 { continue }
      if a != b { return a < b ? -1 : 1 }
      if first.size > second.size { return 1 }
    }
    return 0
  }

  private static func ordered(_ axes: [ReductionAxis]) -> [ReductionAxis] {
    var axes = axes
    for index in axes.indices.dropFirst() {
      var place = index
      for other in stride(from: index - 1, through: 0, by: -1) {
        let comparison = comparison(axes[other], axes[place])
        if comparison < 0 { break }
        if comparison > 0 {
          axes.swapAt(other, place)
          place = other
        }
      }
    }
    return axes
  }

  private static func joined(_ axes: [ReductionAxis]) -> [ReductionAxis] {
    var result: [ReductionAxis] = []
    for axis in axes {
      guard let last = result.last else {
        result.append(axis)
        continue
      }
      let isContinued =
        last.size * last.input == axis.input && last.size * last.output == axis.output
      if axis.size == 1 { continue }
      if last.size == 1 {
        result[result.count - 1] = axis
      } else if isContinued {
        result[result.count - 1].size *= axis.size
      } else {
        result.append(axis)
      }
    }
    return result
  }

  /// Adds the sums to a result that is zero.
  func add<T: RealElement>(
    _ source: UnsafePointer<T>, to target: UnsafeMutablePointer<T>
  ) {
    let single = ReductionAxis(size: 1, input: 0, output: 0)
    let first = axes.first ?? single
    let second = axes.count > 1 ? axes[1] : single
    let outer = axes.dropFirst(2)
    var counter = [Int](repeating: 0, count: outer.count)
    let steps = outer.reduce(1) { $0 * $1.size }
    for _ in 0..<steps {
      var (input, output) = (0, 0)
      for (axis, place) in zip(outer, counter) {
        input += axis.input * place
        output += axis.output * place
      }
      Self.addPlane(source + input, to: target + output, first, second)
      for index in counter.indices {
        counter[index] += 1
        if counter[index] < outer[outer.startIndex + index].size { break }
        counter[index] = 0
      }
    }
  }

  /// The sums along the first axis, for each place along the second.
  private static func addPlane<T: RealElement>(
    _ source: UnsafePointer<T>, to target: UnsafeMutablePointer<T>, _ first: ReductionAxis,
    _ second: ReductionAxis
  ) {
    guard first.output == 0 else {
      // Nothing is summed here: what the dimensions further out come to is added element by element.
      for column in 0..<second.size {
        for row in 0..<first.size {
          target[row * first.output + column * second.output] +=
            source[row * first.input + column * second.input]
        }
      }
      return
    }
    let lanes = 32 / MemoryLayout<T>.size
    func column(_ index: Int) -> UnsafePointer<T> { source + index * second.input }
    if first.input == 1, first.size >= lanes {
      for index in 0..<second.size {
        target[index * second.output] += CascadeSum.sum(column(index), first.size)
      }
      return
    }
    // Columns are summed in groups, each element of its own.
    let isVector = second.input == 1 && second.size >= lanes
    let isInner = !isVector && first.input < second.input
    let group = isInner ? Int.max : isVector ? 4 * lanes : 4
    let grouped = isInner ? 0 : second.size / group * group
    for index in 0..<second.size {
      target[index * second.output] +=
        index < grouped
        ? CascadeSum.cascaded(column(index), stride: first.input, first.size)
        : CascadeSum.interleaved(column(index), stride: first.input, first.size)
    }
  }
}
