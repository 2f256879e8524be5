import Foundation
import Testing

@testable import Autograd

/// The loops over memory: functions against the C library in double precision, all lengths (whole vectors
/// and what is left), the edges of their domains, and the same result for one element as for many.
@Suite struct KernelTests {
  struct Function: CustomTestStringConvertible, Sendable {
    let name: String
    let range: ClosedRange<Double>
    /// How many units in the last place the result may be off.
    let tolerance: Int
    let exact: @Sendable (Double) -> Double

    var testDescription: String { name }
  }

  static let functions: [Function] = [
    .init(name: "exp", range: -104...88.7, tolerance: 1) { exp($0) },
    .init(name: "expm1", range: -20...20, tolerance: 1) { expm1($0) },
    .init(name: "exp2", range: -149...127, tolerance: 1) { exp2($0) },
    .init(name: "log", range: 0...1000, tolerance: 1) { log($0) },
    .init(name: "log1p", range: -1...1, tolerance: 1) { log1p($0) },
    .init(name: "log2", range: 0...3, tolerance: 1) { log2($0) },
    .init(name: "log10", range: 0...3, tolerance: 1) { log10($0) },
    .init(name: "sin", range: -1e6...1e6, tolerance: 1) { sin($0) },
    .init(name: "cos", range: -1e6...1e6, tolerance: 1) { cos($0) },
    .init(name: "tan", range: -10...10, tolerance: 1) { tan($0) },
    .init(name: "tanh", range: -10...10, tolerance: 1) { tanh($0) },
    .init(name: "sinh", range: -89...89, tolerance: 1) { sinh($0) },
    .init(name: "cosh", range: -89...89, tolerance: 1) { cosh($0) },
    .init(name: "asinh", range: -1e6...1e6, tolerance: 1) { asinh($0) },
    .init(name: "atanh", range: -1...1, tolerance: 1) { atanh($0) },
    .init(name: "atan", range: -20...20, tolerance: 1) { atan($0) },
    .init(name: "asin", range: -1...1, tolerance: 1) { asin($0) },
    .init(name: "acos", range: -1...1, tolerance: 1) { acos($0) },
    .init(name: "floor", range: -9...9, tolerance: 0) { floor($0) },
    .init(name: "ceil", range: -9...9, tolerance: 0) { ceil($0) },
    .init(name: "trunc", range: -9...9, tolerance: 0) { trunc($0) },
    .init(name: "round", range: -9...9, tolerance: 0) { rint($0) },
    .init(name: "sqrt", range: 0...1e30, tolerance: 0) { $0.squareRoot() },
    .init(name: "sigmoid", range: -80...80, tolerance: 2) { 1 / (1 + exp(-$0)) },
    .init(name: "silu", range: -80...80, tolerance: 2) { $0 / (1 + exp(-$0)) },
  ]

  private static let edges: [Float] = [
    0, -0.0, 1, -1, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 1e-30, 3e7, -3e7, 88.8, -103.9, 104.5,
  ]

  @Test(arguments: functions)
  func isExactToTheLastPlaces(_ function: Function) throws {
    var random = Random(7)
    var values = (0..<20_000).map { index -> Float in
      let fraction = Double(random.next(1 << 30)) / Double(1 << 30)
      let value =
        function.range.lowerBound
        + fraction * (function.range.upperBound - function.range.lowerBound)
      return Float(index % 5 == 0 ? value * 1e-5 : value)
    }
    values += Self.edges
    let input = Tensor(values.map { Double($0) })
    let found = try Operator.call(function.name, [.tensor(input)])[0].toArray()
    for (value, result) in zip(values, found) {
      let expected = Float(function.exact(Double(value)))
      // Where e^-x is beyond float32 the quotients vanish, as PyTorch's do, before float32 ends.
      if function.tolerance > 1, Swift.abs(expected) < .leastNormalMagnitude { continue }
      #expect(
        distance(Float(result), expected) <= function.tolerance,
        "\(function.name)(\(value)) = \(result), not \(expected)")
    }
  }

  @Test(arguments: functions)
  func oneElementIsComputedAsManyAre(_ function: Function) throws {
    let values = try Tensor.sample([40], within: 0.01...3).toArray()
    for count in [1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 40] {
      let many = try Operator.call(function.name, [.tensor(Tensor(Array(values[..<count])))])[0]
      for index in 0..<count {
        let one = try Operator.call(function.name, [.tensor(Tensor(values[index]))])[0]
        let (a, b) = (Float(try many.toArray()[index]), Float(try one.item().double))
        #expect(distance(a, b) <= (function.tolerance > 1 ? 2 : 0), "\(function.name), \(count)")
      }
    }
  }

  @Test func powersOfAllKinds() throws {
    let bases: [Double] = [0, 0.5, 1, 2, 3.7, -1, -2.5, .infinity, .nan, 1e-40, 1e30]
    for exponent in [2.5, -1.5, 0.3, 7, -3, 0.5] {
      let many = try Tensor(bases).pow(.double(exponent)).toArray()
      for (base, result) in zip(bases, many) {
        let expected = Float(pow(Double(Float(base)), Double(Float(exponent))))
        #expect(
          distance(Float(result), expected) <= 1, "\(base)^\(exponent) = \(result), not \(expected)"
        )
      }
    }
  }

  /// The cascade of partial sums, computed here as its definition reads.
  @Test(arguments: [0, 1, 3, 7, 8, 9, 31, 32, 33, 63, 64, 100, 1000, 4095, 20_000, 100_003])
  func sumsAreRoundedInPyTorchsOrder(_ count: Int) throws {
    var random = Random(count)
    let values = (0..<count).map { _ in Float(random.next(1 << 24)) / 1000 - 8000 }
    let found = try Tensor(values.map { Double($0) }).sum().item().double
    #expect(Float(found) == cascade(values))
  }

  private func cascade(_ values: [Float]) -> Float {
    func plain(_ part: [Float]) -> Float {
      let bits = part.count <= 1 ? 0 : Int.bitWidth - (part.count - 1).leadingZeroBitCount
      let step = 1 << max(4, bits / 4)
      var levels: [Float] = [0, 0, 0, 0]
      var index = 0
      while index + step <= part.count {
        var sum: Float = 0
        for value in part[index..<(index + step)] { sum += value }
        index += step
        levels[1] += sum
        if index % (step * step) != 0 { continue }
        levels[2] += levels[1]
        levels[1] = 0
        if index % (step * step * step) != 0 { continue }
        levels[3] += levels[2]
        levels[2] = 0
      }
      for value in part[index...] { levels[0] += value }
      return levels[0] + levels[1] + levels[2] + levels[3]
    }
    func interleaved(_ part: [Float]) -> Float {
      let quarter = part.count / 4
      var total: Float = 0
      let sums = (0..<4).map { lane in plain((0..<quarter).map { part[$0 * 4 + lane] }) }
      if quarter > 0 { total = sums[0] }
      for value in part[(quarter * 4)...] { total += value }
      if quarter > 0 { for sum in sums[1...] { total += sum } }
      return total
    }
    if values.count < 8 { return interleaved(values) }
    let vectors = values.count / 8
    var total: Float = 0
    for value in values[(vectors * 8)...] { total += value }
    for lane in 0..<8 { total += interleaved((0..<vectors).map { values[$0 * 8 + lane] }) }
    return total
  }

  @Test func sumsOverDimensionsAgree() throws {
    var random = Random(3)
    let values = (0..<(70 * 50)).map { _ in Double(random.next(1000)) }
    let matrix = Tensor(values, shape: [70, 50])
    let columns = (0..<50).map { column in (0..<70).reduce(0.0) { $0 + values[$1 * 50 + column] } }
    let rows = (0..<70).map { row in (0..<50).reduce(0.0) { $0 + values[row * 50 + $1] } }
    #expect(try matrix.sum([0]).toArray() == columns)
    #expect(try matrix.sum([1]).toArray() == rows)
    #expect(try matrix.t().sum([0]).toArray() == rows)
  }

  @Test(arguments: [1, 2, 31, 32, 33, 600, 1500])
  func extremesFindTheFirst(_ count: Int) throws {
    var random = Random(count)
    var values = (0..<count).map { _ in Double(random.next(50)) }
    func call(_ name: String) throws -> [Tensor] {
      try Operator.call(name, [.tensor(Tensor(values)), 0])
    }
    let (largest, smallest) = (values.max()!, values.min()!)
    #expect(
      try call("max").map { try $0.item().double } == [
        largest, Double(values.firstIndex(of: largest)!),
      ])
    #expect(
      try call("min").map { try $0.item().double } == [
        smallest, Double(values.firstIndex(of: smallest)!),
      ])
    values[count / 2] = .nan
    let found = try call("max")
    #expect(try found[0].item().double.isNaN)
    #expect(try found[1].item() == .int(count / 2))
  }

  @Test func matricesOfAllShapesAndStrides() throws {
    for (rows, inner, columns) in [(1, 1, 1), (2, 3, 4), (5, 70, 3), (33, 20, 40), (64, 64, 64)] {
      let a = Tensor.sample([rows, inner])
      let b = Tensor.sample([inner, columns], positive: true)
      let (left, right) = try (a.toArray(), b.toArray())
      let expected = (0..<(rows * columns)).map { position in
        (0..<inner).reduce(0.0) {
          $0 + left[position / columns * inner + $1] * right[$1 * columns + position % columns]
        }
      }
      let turnedA = try a.t().clone().contiguous().t()
      let turnedB = try Operator.call("contiguous", [.tensor(b.t())])[0].t()
      for (x, y) in [(a, b), (turnedA, b), (a, turnedB), (turnedA, turnedB)] {
        let found = try x.mm(y).toArray()
        #expect(zip(found, expected).allSatisfy { Swift.abs($0 - $1) < 1e-10 })
      }
    }
  }

  /// How many numbers of float32 lie between.
  private func distance(_ a: Float, _ b: Float) -> Int {
    if a.isNaN || b.isNaN { return a.isNaN && b.isNaN ? 0 : .max }
    func position(_ x: Float) -> Int {
      let bits = Int(Int32(bitPattern: x.bitPattern))
      return bits < 0 ? Int(Int32.min) - bits : bits
    }
    return Swift.abs(position(a) - position(b))
  }
}
