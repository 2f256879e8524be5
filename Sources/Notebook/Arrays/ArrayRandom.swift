import Glibc

/// `numpy.random`'s old generator, number for number: MT19937 behind `np.random.seed`.
struct ArrayRandom: ArrayRandomSource {
  private var bits: MersenneTwister
  /// Normal numbers come in pairs; the second waits here.
  private var waiting: Double?

  init(seed: UInt32) { bits = MersenneTwister(seed: UInt64(seed)) }

  mutating func unit() -> Double {
    let high = Double(bits.next() >> 5)
    return (high * 67_108_864 + Double(bits.next() >> 6)) / 9_007_199_254_740_992
  }

  /// By Marsaglia's polar method.
  mutating func normal() -> Double {
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

  mutating func place(upTo most: UInt64) -> UInt64 { integer(upTo: most) }

  /// By masking and rejecting.
  mutating func integer(upTo most: UInt64) -> UInt64 {
    if most == 0 { return 0 }
    let mask = UInt64.max >> most.leadingZeroBitCount
    while true {
      var drawn = UInt64(bits.next())
      if most > 0xffff_ffff { drawn = drawn << 32 | UInt64(bits.next()) }
      drawn &= mask
      if drawn <= most { return drawn }
    }
  }
}
