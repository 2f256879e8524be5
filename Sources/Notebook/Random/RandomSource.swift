import Autograd
import Glibc

/// Random numbers as PyTorch draws them on the CPU: the same seed gives the same tensors.
///
/// PyTorch's way depends on the type and on how many numbers are wanted, and so does this one.
final class RandomSource {
  /// The seed of a program that sets none. PyTorch takes a new one every time; here every run is
  /// the same.
  static let defaultSeed: UInt64 = 67_280_421_310_721

  private(set) var seed: UInt64
  private var bits: MersenneTwister
  /// Normal numbers come in pairs; the second waits here.
  private var waiting: Double?

  init(seed: UInt64 = defaultSeed) {
    self.seed = seed
    bits = MersenneTwister(seed: seed)
  }

  func reseed(_ seed: UInt64) {
    self.seed = seed
    bits = MersenneTwister(seed: seed)
    waiting = nil
  }

  /// Another source that will draw the same numbers from here on.
  func copy() -> RandomSource {
    let copy = RandomSource(seed: seed)
    copy.become(self)
    return copy
  }

  /// Goes on from where another source is.
  func become(_ other: RandomSource) {
    (seed, bits, waiting) = (other.seed, other.bits, other.waiting)
  }

  private func next64() -> UInt64 {
    let high = UInt64(bits.next())
    return high << 32 | UInt64(bits.next())
  }

  /// A number of [0, 1) with 53 random bits.
  private func unitDouble() -> Double { Double(next64() & (1 << 53 - 1)) * 0x1p-53 }

  /// A number of [0, 1) with 24 random bits.
  private func unitFloat() -> Float { Float(bits.next() & (1 << 24 - 1)) * 0x1p-24 }

  /// `count` numbers spread evenly over `low..<high`.
  func uniform(_ count: Int, _ low: Double, _ high: Double, _ dtype: DType) -> [Double] {
    if dtype == .float64 { return (0..<count).map { _ in unitDouble() * (high - low) + low } }
    let (low, high) = (Float(low), Float(high))
    return (0..<count).map { _ in Double(unitFloat() * (high - low) + low) }
  }

  /// `count` normally distributed numbers.
  func normal(_ count: Int, _ mean: Double, _ deviation: Double, _ dtype: DType) -> [Double] {
    if count < 16 { return (0..<count).map { _ in pairedNormal() * deviation + mean } }
    if dtype == .float64 {
      return filled(count, draw: unitDouble, transform: boxMuller).map { $0 * deviation + mean }
    }
    let numbers = filled(count, draw: unitFloat, transform: NormalNumbers.transform)
    return numbers.map { Double(Float(mean).addingProduct($0, Float(deviation))) }
  }

  /// One number of a pair made by the method of Box and Muller.
  private func pairedNormal() -> Double {
    if let second = waiting {
      waiting = nil
      return second
    }
    let angle = 2 * Double.pi * unitDouble()
    let radius = (-2 * log1p(-unitDouble())).squareRoot()
    waiting = radius * sin(angle)
    return radius * cos(angle)
  }

  /// Many numbers, made in blocks of 16 of uniform ones. The last block is drawn anew where the count
  /// is no multiple of 16.
  private func filled<T>(
    _ count: Int, draw: () -> T, transform: (inout ArraySlice<T>) -> Void
  ) -> [T] {
    var numbers = (0..<count).map { _ in draw() }
    for start in stride(from: 0, through: count - 16, by: 16) {
      transform(&numbers[start..<start + 16])
    }
    if count % 16 != 0 {
      for index in count - 16..<count { numbers[index] = draw() }
      transform(&numbers[count - 16..<count])
    }
    return numbers
  }

  /// The method of Box and Muller in double precision.
  private func boxMuller(_ numbers: inout ArraySlice<Double>) {
    let start = numbers.startIndex
    for index in start..<start + 8 {
      let radius = (-2 * log(1 - numbers[index])).squareRoot()
      let angle = 2 * Double.pi * numbers[index + 8]
      numbers[index] = radius * cos(angle)
      numbers[index + 8] = radius * sin(angle)
    }
  }

  /// `count` integers of `low..<high`.
  func integers(_ count: Int, _ low: Int, _ high: Int) -> [Int] {
    let range = UInt64(bitPattern: Int64(high &- low))
    return (0..<count).map { _ in
      let drawn = range >= 1 << 28 ? next64() : UInt64(bits.next())
      return low &+ Int(truncatingIfNeeded: drawn % range)
    }
  }

  /// `count` integers of the whole range that a type of tensor holds exactly.
  func anything(_ count: Int, _ dtype: DType) -> [Int] {
    (0..<count).map { _ in
      switch dtype {
      case .bool: Int(bits.next() & 1)
      case .int32: Int(bits.next() % (1 << 31))
      case .int64: Int(next64() % (1 << 63))
      case .float32: Int(bits.next() % (1 << 24 + 1))
      case .float64: Int(next64() % (1 << 53 + 1))
      }
    }
  }

  /// Ones with the probabilities, else zeros. One probability for all is compared with 53 bits,
  /// probabilities of single elements with 24.
  func bernoulli(_ count: Int, _ probability: Double) -> [Double] {
    (0..<count).map { _ in unitDouble() < probability ? 1 : 0 }
  }

  func bernoulli(_ probabilities: [Double]) -> [Double] {
    probabilities.map { Double(unitFloat()) < $0 ? 1 : 0 }
  }

  /// `count` exponentially distributed numbers.
  func exponential(_ count: Int) -> [Double] { (0..<count).map { _ in -log1p(-unitDouble()) } }

  /// The numbers 0..<count in random order.
  func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in 0..<max(count - 1, 0) {
      order.swapAt(index, index + Int(bits.next()) % (count - index))
    }
    return order
  }

  /// `count` draws from a distribution given by weights, with or without putting back.
  func multinomial(_ weights: [Double], _ count: Int, replacement: Bool) -> [Int] {
    // A single draw is a race as well, whether or not it is put back.
    if replacement, count > 1 {
      var sums: [Double] = []
      for weight in weights { sums.append((sums.last ?? 0) + weight) }
      let total = sums.last ?? 1
      return (0..<count).map { _ in
        let drawn = unitDouble() * total
        return sums.firstIndex { drawn < $0 } ?? weights.count - 1
      }
    }
    let races = zip(weights, exponential(weights.count)).map { $0 / $1 }
    let order = races.indices.sorted { races[$0] > races[$1] }
    return Array(order.prefix(count))
  }
}
