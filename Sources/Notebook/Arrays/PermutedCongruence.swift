/// The generator of random bits behind `numpy.random.default_rng`: PCG64 (XSL-RR 128/64) of O'Neill
/// (2014), whose state NumPy derives from a seed with O'Neill's `seed_seq_fe128`.
struct PermutedCongruence {
  private static let multiplier = UInt128(0x2360_ed05_1fc6_5da4) << 64 | 0x4385_df64_9fcc_f645
  private var state: UInt128
  private let increment: UInt128
  /// Half of the last 64 bits, when only 32 were asked for.
  private var waiting: UInt32?

  /// - Parameter entropy: the seed as 32-bit words, least significant first.
  init(entropy: [UInt32]) {
    let words = SeedSequence(entropy).words(8)
    func joined(_ first: Int) -> UInt128 {
      let low = UInt64(words[first]) | UInt64(words[first + 1]) << 32
      let high = UInt64(words[first + 2]) | UInt64(words[first + 3]) << 32
      // Two 64-bit words, of which the first is the high one.
      return UInt128(low) << 64 | UInt128(high)
    }
    increment = joined(4) << 1 | 1
    state = increment &+ joined(0)
    state = state &* Self.multiplier &+ increment
  }

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    state = state &* Self.multiplier &+ increment
    let folded = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return folded >> turn | folded << (64 &- turn & 63)
  }

  /// The next 32 random bits: half of 64, the other half the next time.
  mutating func nextHalf() -> UInt32 {
    if let half = waiting {
      waiting = nil
      return half
    }
    let bits = next()
    waiting = UInt32(truncatingIfNeeded: bits >> 32)
    return UInt32(truncatingIfNeeded: bits)
  }
}

/// NumPy's `SeedSequence`: hashes a seed of any length into a pool of 128 bits, and the pool into as many
/// words as a generator wants.
private struct SeedSequence {
  private var pool = [UInt32](repeating: 0, count: 4)

  init(_ entropy: [UInt32]) {
    var constant: UInt32 = 0x43b0_d7e5
    func hashed(_ word: UInt32) -> UInt32 {
      var value = word ^ constant
      constant = constant &* 0x931e_8875
      value = value &* constant
      return value ^ value >> 16
    }
    func mixed(_ x: UInt32, _ y: UInt32) -> UInt32 {
      let value = 0xca01_f9dd &* x &- 0x4973_f715 &* y
      return value ^ value >> 16
    }
    for index in pool.indices { pool[index] = hashed(index < entropy.count ? entropy[index] : 0) }
    for source in pool.indices {
      for target in pool.indices where target != source {
        pool[target] = mixed(pool[target], hashed(pool[source]))
      }
    }
    for word in entropy.dropFirst(pool.count) {
      for target in pool.indices { pool[target] = mixed(pool[target], hashed(word)) }
    }
  }

  func words(_ count: Int) -> [UInt32] {
    var constant: UInt32 = 0x8b51_f9dd
    return (0..<count).map { index in
      var value = pool[index % pool.count] ^ constant
      constant = constant &* 0x58f3_8ded
      value = value &* constant
      return value ^ value >> 16
    }
  }
}
