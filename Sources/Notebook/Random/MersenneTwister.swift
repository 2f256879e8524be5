/// The generator of random bits that PyTorch uses on the CPU, so that a seed gives its numbers:
/// MT19937 of Matsumoto and Nishimura (1998).
struct MersenneTwister {
  private static let size = 624
  private static let shift = 397
  private var state: [UInt32]
  private var index = size

  init(seed: UInt64) {
    state = [UInt32(truncatingIfNeeded: seed)]
    state.reserveCapacity(Self.size)
    for index in 1..<Self.size {
      let last = state[index - 1]
      state.append(1_812_433_253 &* (last ^ last >> 30) &+ UInt32(index))
    }
  }

  /// The next 32 random bits.
  mutating func next() -> UInt32 {
    if index == Self.size { refill() }
    var bits = state[index]
    index += 1
    bits ^= bits >> 11
    bits ^= bits << 7 & 0x9d2c_5680
    bits ^= bits << 15 & 0xefc6_0000
    return bits ^ bits >> 18
  }

  private mutating func refill() {
    for index in 0..<Self.size {
      let joined =
        state[index] & 0x8000_0000 | state[(index + 1) % Self.size] & 0x7fff_ffff
      state[index] =
        state[(index + Self.shift) % Self.size] ^ joined >> 1
        ^ (joined & 1 == 0 ? 0 : 0x9908_b0df)
    }
    index = 0
  }
}
