import Autograd
import Glibc
import MiniPython

/// A generator of random numbers that one of NumPy's classes, which are written in Python, draws from.
protocol ArrayRandomSource {
  /// A number of [0, 1) with 53 random bits.
  mutating func unit() -> Double
  /// A number of the standard normal distribution.
  mutating func normal() -> Double
  /// A number of 0...most.
  mutating func integer(upTo most: UInt64) -> UInt64
  /// A number of 0...most for putting things in random order.
  mutating func place(upTo most: UInt64) -> UInt64
}

extension ArrayRandomSource {
  /// The numbers 0..<count in random order.
  mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in (1..<max(count, 1)).reversed() {
      order.swapAt(index, Int(place(upTo: UInt64(index))))
    }
    return order
  }
}

/// The Python object of a generator: each of its functions takes how many numbers are wanted and gives
/// them as a tensor.
final class RandomBits: PythonObject {
  private var source: any ArrayRandomSource
  private unowned let torch: Torch

  init(_ source: any ArrayRandomSource, _ torch: Torch) {
    self.source = source
    self.torch = torch
    super.init()
  }

  override var type: TypeObject { .object }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "uniform": drawing(name) { $0.unit() }
    case "normal": drawing(name) { $0.normal() }
    case "exponential": drawing(name) { -log(1 - $0.unit()) }
    case "integers":
      // From `low` to `high`, both included, and the count.
      Value(function: name) { [self] arguments in
        let given = try arguments.positional.map { try $0.requireInteger() }
        let width = UInt64(bitPattern: Int64(given[1] &- given[0]))
        let drawn = (0..<given[2]).map { _ in
          given[0] &+ Int(truncatingIfNeeded: source.integer(upTo: width))
        }
        return torch.value(Tensor(integers: drawn))
      }
    case "permutation":
      Value(function: name) { [self] arguments in
        let count = try arguments.positional[0].requireInteger()
        return torch.value(Tensor(integers: source.permutation(count)))
      }
    default: nil
    }
  }

  private func drawing(
    _ name: String, _ draw: @escaping (inout any ArrayRandomSource) -> Double
  ) -> Value {
    Value(function: name) { [self] arguments in
      let count = try arguments.positional[0].requireInteger()
      return torch.value(
        Tensor((0..<count).map { _ in draw(&source) }, shape: [count], dtype: .float64))
    }
  }
}
