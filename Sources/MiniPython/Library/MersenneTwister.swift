import BigInt

/// MT19937 as CPython's `random` uses it.
struct MersenneTwister {
  private var state = [UInt32](repeating: 0, count: 624)
  private var index = 624

  init(seed: BigInt) {
    var key: [UInt32] = []
    for word in seed.magnitude.words {
      key.append(UInt32(truncatingIfNeeded: word))
      key.append(UInt32(truncatingIfNeeded: word >> 32))
    }
    while key.count > 1, key.last == 0 { key.removeLast() }
    if key.isEmpty { key = [0] }
    initialize(19_650_218)
    var (i, j) = (1, 0)
    for _ in 0..<max(624, key.count) {
      let mixed = (state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525
      state[i] = (state[i] ^ mixed) &+ key[j] &+ UInt32(j)
      i += 1
      j += 1
      if i >= 624 {
        state[0] = state[623]
        i = 1
      }
      if j >= key.count { j = 0 }
    }
    for _ in 0..<623 {
      let mixed = (state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941
      state[i] = (state[i] ^ mixed) &- UInt32(i)
      i += 1
      if i >= 624 {
        state[0] = state[623]
        i = 1
      }
    }
    state[0] = 0x8000_0000
    index = 624
  }

  private mutating func initialize(_ seed: UInt32) {
    state[0] = seed
    for i in 1..<624 {
      state[i] = 1_812_433_253 &* (state[i - 1] ^ (state[i - 1] >> 30)) &+ UInt32(i)
    }
  }

  mutating func next() -> UInt32 {
    if index >= 624 { twist() }
    var y = state[index]
    index += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    y ^= y >> 18
    return y
  }

  private mutating func twist() {
    for k in 0..<624 {
      let y = (state[k] & 0x8000_0000) | (state[(k + 1) % 624] & 0x7fff_ffff)
      state[k] = state[(k + 397) % 624] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
    }
    index = 0
  }

  /// A number in [0, 1) with 53 random bits.
  mutating func real() -> Double {
    let high = Double(next() >> 5)
    let low = Double(next() >> 6)
    return (high * 67_108_864 + low) * (1 / 9_007_199_254_740_992)
  }

  /// An integer of so many random bits.
  mutating func bits(_ count: Int) -> BigInt {
    if count <= 0 { return 0 }
    if count <= 32 { return BigInt(next() >> UInt32(32 - count)) }
    var result = BigInt(0)
    var left = count
    var shift = 0
    while left > 0 {
      var word = next()
      if left < 32 { word >>= UInt32(32 - left) }
      result |= BigInt(word) << shift
      shift += 32
      left -= 32
    }
    return result
  }

  /// An integer below a bound, by rejection.
  mutating func below(_ bound: Int) -> Int {
    if bound <= 0 { return 0 }
    let width = Int.bitWidth - bound.leadingZeroBitCount
    if width <= 32 {
      while true {
        let candidate = Int(next() >> UInt32(32 - width))
        if candidate < bound { return candidate }
      }
    }
    while true {
      let candidate = bits(width)
      if candidate < BigInt(bound) { return Int(candidate) }
    }
  }

  /// An integer below a bound of any size, by rejection.
  mutating func below(_ bound: BigInt) -> BigInt {
    let width = bound.magnitude.bitWidth
    while true {
      let candidate = bits(width)
      if candidate < bound { return candidate }
    }
  }
}
