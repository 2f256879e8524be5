import CBLAS

/// A convolution of planes as products of matrices, one for each example and group: the windows of
/// the example are the columns of a matrix, which the weight, a row for each output channel,
/// multiplies from the left. A line is a plane of one row.
struct ConvolutionKernel {
  private let batch: Int
  private let groups: Int
  /// Channels of a group.
  private let channels: Int
  private let outputs: Int
  private let plane: Plane
  private let inputShape: [Int]
  private let weightShape: [Int]
  private let outputShape: [Int]

  /// How a window moves over one channel.
  private struct Plane {
    let size: (rows: Int, columns: Int)
    let window: (rows: Int, columns: Int)
    let places: (rows: Int, columns: Int)
    let stride: (rows: Int, columns: Int)
    let padding: (rows: Int, columns: Int)
    let dilation: (rows: Int, columns: Int)

    var count: Int { size.rows * size.columns }
    var windowCount: Int { window.rows * window.columns }
    var placeCount: Int { places.rows * places.columns }

    /// Calls `body` for every row of places that an element of the window moves over: the row of
    /// the plane, or nil beyond its border, the first place that lies inside, how many do, and the
    /// column of the first.
    @inline(__always)
    func forEachRow(
      of element: (row: Int, column: Int),
      _ body: (_ place: Int, _ row: Int?, _ first: Int, _ count: Int, _ column: Int) -> Void
    ) {
      let offset = element.column * dilation.columns - padding.columns
      let first =
        offset >= 0 ? 0 : Swift.min((-offset + stride.columns - 1) / stride.columns, places.columns)
      let beyond = size.columns - offset
      let last =
        beyond <= 0 ? 0 : Swift.min((beyond + stride.columns - 1) / stride.columns, places.columns)
      let count = Swift.max(last - first, 0)
      for place in 0..<places.rows {
        let row = place * stride.rows - padding.rows + element.row * dilation.rows
        let isInside = row >= 0 && row < size.rows && count > 0
        body(place, isInside ? row : nil, first, count, first * stride.columns + offset)
      }
    }
  }

  /// - Parameter arguments: named `stride`, `padding`, `dilation` and `groups`.
  init(_ inputShape: [Int], _ weightShape: [Int], _ arguments: Arguments) throws {
    let kernel = Array(weightShape.dropFirst(2))
    let (stride, padding) = (arguments["stride"].ints!, arguments["padding"].ints!)
    let dilation = arguments["dilation"].ints!
    groups = arguments["groups"].int!
    guard inputShape[1] == weightShape[1] * groups else {
      throw AutogradError.runtime(
        "Given groups=\(groups), weight of size \(weightShape), expected input\(inputShape) to have "
          + "\(weightShape[1] * groups) channels, but got \(inputShape[1]) channels instead")
    }
    guard stride.allSatisfy({ $0 > 0 }) else {
      throw AutogradError.runtime("non-positive stride is not supported")
    }
    let padded = kernel.indices.map { inputShape[2 + $0] + 2 * padding[$0] }
    let reach = kernel.indices.map { (kernel[$0] - 1) * dilation[$0] + 1 }
    guard zip(padded, reach).allSatisfy({ $0 >= $1 }) else {
      throw AutogradError.runtime(
        "Calculated padded input size per channel: "
          + "(\(padded.map { "\($0)" }.joined(separator: " x "))). "
          + "Kernel size: (\(kernel.map { "\($0)" }.joined(separator: " x "))). Kernel size can't be "
          + "greater than actual input size")
    }
    let places = kernel.indices.map { (padded[$0] - reach[$0]) / stride[$0] + 1 }
    (batch, channels, outputs) = (inputShape[0], weightShape[1], weightShape[0] / groups)
    (self.inputShape, self.weightShape) = (inputShape, weightShape)
    outputShape = [batch, weightShape[0]] + places
    func both(_ sizes: [Int], _ missing: Int) -> (rows: Int, columns: Int) {
      sizes.count == 1 ? (missing, sizes[0]) : (sizes[0], sizes[1])
    }
    plane = Plane(
      size: both(Array(inputShape.dropFirst(2)), 1), window: both(kernel, 1),
      places: both(places, 1), stride: both(stride, 1), padding: both(padding, 0),
      dilation: both(dilation, 1))
  }

  /// The convolution.
  func output(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
    try Self.requireAlike(input, [weight, bias])
    let result = try Tensor.uninitialized(outputShape, input.dtype)
    try input.dtype.dispatchReal(
      Pass(
        kernel: self, direction: .output, windows: windows(input.dtype), input: input.contiguous(),
        weight: weight.contiguous(), bias: bias?.contiguous(), grad: result))
    return result
  }

  /// The gradient of the input.
  func inputGradient(_ grad: Tensor, _ weight: Tensor) throws -> Tensor {
    let result = try Tensor.zeros(inputShape, grad.dtype)
    try grad.dtype.dispatchReal(
      Pass(
        kernel: self, direction: .input, windows: windows(grad.dtype), input: result,
        weight: weight.contiguous(), bias: nil, grad: grad.contiguous()))
    return result
  }

  /// The gradient of the weight.
  func weightGradient(_ grad: Tensor, _ input: Tensor) throws -> Tensor {
    let result = try Tensor.zeros(weightShape, grad.dtype)
    try grad.dtype.dispatchReal(
      Pass(
        kernel: self, direction: .weight, windows: windows(grad.dtype), input: input.contiguous(),
        weight: result, bias: nil, grad: grad.contiguous()))
    return result
  }

  /// Room for the windows of one group of an example.
  private func windows(_ dtype: DType) throws -> Tensor {
    try .uninitialized([channels * plane.windowCount, plane.placeCount], dtype)
  }

  private static func requireAlike(_ input: Tensor, _ others: [Tensor?]) throws {
    guard input.dtype.isFloatingPoint else {
      throw AutogradError.runtime(
        "\"slow_conv2d_cpu\" not implemented for '\(input.dtype.scalarTypeName)'")
    }
    for case let other? in others where other.dtype != input.dtype {
      throw AutogradError.runtime(
        "Input type (\(input.dtype.cName)) and bias type (\(other.dtype.cName)) should be the same")
    }
  }

  /// One of the three products, for all examples and groups.
  private struct Pass: RealKernel {
    enum Direction { case output, input, weight }

    let kernel: ConvolutionKernel
    let direction: Direction
    let windows: Tensor
    let input: Tensor
    let weight: Tensor
    /// What the output begins with in each channel.
    let bias: Tensor?
    /// The output, or its gradient.
    let grad: Tensor

    func run<T: RealElement>(_ type: T.Type) {
      let (rows, columns) = (kernel.channels * kernel.plane.windowCount, kernel.plane.placeCount)
      windows.withMutableElements(T.self) { windows in
        input.withMutableElements(T.self) { input in
          weight.withMutableElements(T.self) { weight in
            grad.withMutableElements(T.self) { grad in
              for part in 0..<(kernel.batch * kernel.groups) {
                let group = part % kernel.groups
                let input = input + part * kernel.channels * kernel.plane.count
                let weight = weight + group * kernel.outputs * rows
                let grad = grad + part * kernel.outputs * columns
                switch direction {
                case .output:
                  kernel.spread(input, windows)
                  bias?.withElements(T.self) { bias in
                    for output in 0..<kernel.outputs {
                      (grad + output * columns).update(
                        repeating: bias[group * kernel.outputs + output], count: columns)
                    }
                  }
                  Self.multiply(
                    weight, false, windows, false, grad, kernel.outputs, rows, columns,
                    adding: bias != nil)
                case .input:
                  Self.multiply(
                    weight, true, grad, false, windows, rows, kernel.outputs, columns, adding: false
                  )
                  kernel.collect(windows, input)
                case .weight:
                  kernel.spread(input, windows)
                  Self.multiply(
                    grad, false, windows, true, weight, kernel.outputs, columns, rows, adding: true)
                }
              }
            }
          }
        }
      }
    }

    /// `target = a b`, or `target += a b`, of matrices in row-major order, either of which may be
    /// turned over first.
    private static func multiply<T: RealElement>(
      _ a: UnsafePointer<T>, _ isATransposed: Bool, _ b: UnsafePointer<T>, _ isBTransposed: Bool,
      _ target: UnsafeMutablePointer<T>, _ rows: Int, _ inner: Int, _ columns: Int, adding: Bool
    ) {
      let (m, n, k) = (Int32(rows), Int32(columns), Int32(inner))
      let orders = (
        isATransposed ? CblasTrans : CblasNoTrans, isBTransposed ? CblasTrans : CblasNoTrans
      )
      let leading = (isATransposed ? m : k, isBTransposed ? k : n)
      if let a = a as? UnsafePointer<Float>, let b = b as? UnsafePointer<Float>,
        let target = target as? UnsafeMutablePointer<Float>
      {
        cblas_sgemm(
          CblasRowMajor, orders.0, orders.1, m, n, k, 1, a, leading.0, b, leading.1,
          adding ? 1 : 0, target, n)
      } else if let a = a as? UnsafePointer<Double>, let b = b as? UnsafePointer<Double>,
        let target = target as? UnsafeMutablePointer<Double>
      {
        cblas_dgemm(
          CblasRowMajor, orders.0, orders.1, m, n, k, 1, a, leading.0, b, leading.1,
          adding ? 1 : 0, target, n)
      }
    }
  }

  /// Writes the windows of an example, one row for every element of a window.
  private func spread<T: RealElement>(_ input: UnsafePointer<T>, _ windows: UnsafeMutablePointer<T>)
  {
    var target = windows
    for channel in 0..<channels {
      let source = input + channel * plane.count
      for row in 0..<plane.window.rows {
        for column in 0..<plane.window.columns {
          plane.forEachRow(of: (row, column)) { place, row, first, count, column in
            let line = target + place * plane.places.columns
            guard let row else { return line.update(repeating: 0, count: plane.places.columns) }
            let from = source + row * plane.size.columns + column
            line.update(repeating: 0, count: first)
            let step = plane.stride.columns
            if step == 1 {
              (line + first).update(from: from, count: count)
            } else {
              for index in 0..<count { line[first + index] = from[index * step] }
            }
            let rest = first + count
            (line + rest).update(repeating: 0, count: plane.places.columns - rest)
          }
          target += plane.placeCount
        }
      }
    }
  }

  /// Adds what belongs to the windows of an example to the places they look at.
  private func collect<T: RealElement>(
    _ windows: UnsafePointer<T>, _ input: UnsafeMutablePointer<T>
  ) {
    var source = windows
    for channel in 0..<channels {
      let target = input + channel * plane.count
      for row in 0..<plane.window.rows {
        for column in 0..<plane.window.columns {
          plane.forEachRow(of: (row, column)) { place, row, first, count, column in
            guard let row else { return }
            let line = source + place * plane.places.columns + first
            let to = target + row * plane.size.columns + column
            let step = plane.stride.columns
            if step == 1 {
              for index in 0..<count { to[index] += line[index] }
            } else {
              for index in 0..<count { to[index * step] += line[index] }
            }
          }
          source += plane.placeCount
        }
      }
    }
  }
}
