extension Tensor {
  /// Numbers without pattern for checking derivatives: float64, fixed, none equal to another, none
  /// near a whole number where functions have kinks.
  static func sample(
    _ shape: [Int], positive: Bool = false, within range: ClosedRange<Double>? = nil
  ) -> Tensor {
    let range = range ?? (positive ? 0.3...2.3 : -1.6...1.7)
    let count = shape.reduce(1, *)
    let golden = 0.618033988749895
    let values = (0..<count).map { index -> Double in
      let fraction = (Double(index + 1) * golden + 0.137).truncatingRemainder(dividingBy: 1)
      let value = range.lowerBound + fraction * (range.upperBound - range.lowerBound)
      return Swift.abs(value.rounded() - value) < 0.03 ? value + 0.06 : value
    }
    return Tensor(values, shape: shape, dtype: .float64)
  }
}
