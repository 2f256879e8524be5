/// The loops in C of an activation function with parameters: for float32 elements in memory.
struct ActivationLoops: Sendable {
  typealias Value =
    @convention(c) @Sendable (
      UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int, UnsafePointer<Double>
    ) -> Void
  typealias Slope =
    @convention(c) @Sendable (
      UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int,
      UnsafePointer<Double>
    ) -> Void

  private let valueLoop: Value
  private let slopeLoop: Slope
  /// The three numbers the loops take, from the arguments of the operator.
  private let parameters: @Sendable ([Double]) -> [Double]

  init(
    _ value: @escaping Value, _ slope: @escaping Slope,
    _ parameters: @escaping @Sendable ([Double]) -> [Double]
  ) {
    (valueLoop, slopeLoop, self.parameters) = (value, slope, parameters)
  }

  /// The function of every element; nil if they are not of that kind.
  func value(_ input: Tensor, _ arguments: [Double]) throws -> Tensor? {
    guard input.dtype == .float32, input.storage != nil else { return nil }
    let dense = try input.dense()
    let result = try Tensor.uninitialized(dense.layout, .float32)
    dense.withElements(Float.self) { source in
      result.withMutableElements(Float.self) {
        valueLoop(source, $0, result.count, parameters(arguments))
      }
    }
    return result
  }

  /// The gradient of the input; nil if the elements are not of that kind.
  func slope(_ gradient: Tensor, _ input: Tensor, _ arguments: [Double]) throws -> Tensor? {
    guard input.dtype == .float32, gradient.dtype == .float32, input.storage != nil,
      gradient.storage != nil, gradient.shape == input.shape
    else { return nil }
    let length = 4096
    let (rows, input) = (try Rows(gradient, length: length), try input.contiguous())
    let result = try Tensor.uninitialized(input.shape, .float32)
    let (count, numbers) = (result.count, parameters(arguments))
    rows.tensor.withElements(Float.self) { gradient in
      input.withElements(Float.self) { source in
        result.withMutableElements(Float.self) { target in
          for (row, start) in stride(from: 0, to: count, by: length).enumerated() {
            slopeLoop(
              gradient + row * rows.stride, source + start, target + start,
              min(length, count - start), numbers)
          }
        }
      }
    }
    return result
  }
}
