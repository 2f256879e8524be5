import Glibc

/// `numpy.random`'s old generator, number for number: MT19937 behind `np.random.seed`.
final class ArrayRandom {
  private var bits = MersenneTwister(seed: RandomSource.defaultSeed)
  /// Normal numbers come in pairs; the second waits here.
  private var waiting: Double?

  func reseed(_ seed: UInt32) {
    bits = MersenneTwister(seed: UInt64(seed))
    waiting = nil
  }

  /// A number of [0, 1) with 53 random bits.
  func unit() -> Double {
    let high = Double(bits.next() >> 5)
    return (high * 67_108_864 + Double(bits.next() >> 6)) / 9_007_199_254_740_992
  }

  /// A normally distributed number, by Marsaglia's polar method.
  func normal() -> Double {
    if let second = waiting {
      waiting = nil
      return second
    }
    while true {
      let x = 2 * unit() - 1
      let y = 2 * unit() - 1
      let square = x * x + y * y
      if square >= 1 || square == 0 { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      waiting = factor * x
      return factor * y
    }
  }

  /// A number of 0...most, by masking and rejecting.
  func integer(upTo most: Int) -> Int {
    if most == 0 { return 0 }
    let mask = most == .max ? Int.max : (1 << (Int.bitWidth - most.leadingZeroBitCount)) - 1
    while true {
      var drawn = Int(bits.next())
      if most > 0xffff_ffff { drawn = drawn << 32 | Int(bits.next()) }
      drawn &= mask
      if drawn <= most { return drawn }
    }
  }

  /// The numbers 0..<count in random order.
  func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in (1..<max(count, 1)).reversed() {
      order.swapAt(index, integer(upTo: index))
    }
    return order
  }
}
