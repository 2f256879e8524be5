import Autograd

/// Sums rounded as NumPy's are: eight partial sums of runs of 128, halves added pairwise.
enum PairwiseSum {
  static func sum<T: BinaryFloatingPoint>(_ numbers: ArraySlice<T>) -> T {
    let (start, count) = (numbers.startIndex, numbers.count)
    if count < 8 { return numbers.reduce(0, +) }
    if count > 128 {
      let half = start + count / 2 - count / 2 % 8
      return sum(numbers[..<half]) + sum(numbers[half...])
    }
    var parts = Array(numbers.prefix(8))
    let whole = count - count % 8
    for index in stride(from: 8, to: whole, by: 8) {
      for lane in 0..<8 { parts[lane] += numbers[start + index + lane] }
    }
    let total =
      ((parts[0] + parts[1]) + (parts[2] + parts[3]))
      + ((parts[4] + parts[5]) + (parts[6] + parts[7]))
    return numbers.suffix(count - whole).reduce(total, +)
  }

  /// The sums of the rows of a matrix, one row after another.
  static func rows<T: BinaryFloatingPoint>(_ numbers: [T], length: Int) -> [T] {
    stride(from: 0, to: numbers.count, by: max(length, 1)).map {
      sum(numbers[$0..<$0 + length])
    }
  }

  /// The sums of the columns of a matrix, added row by row.
  static func columns<T: BinaryFloatingPoint>(_ numbers: [T], width: Int) -> [T] {
    var sums = Array(numbers.prefix(width))
    for start in stride(from: width, to: numbers.count, by: max(width, 1)) {
      for column in 0..<width { sums[column] += numbers[start + column] }
    }
    return sums
  }
}
