import BigInt

/// FIPS 180-4's SHA-512, from which `random.seed("text")` takes its numbers.
enum SHA512 {
  private static let primes: [Int] = {
    var found: [Int] = []
    var candidate = 2
    while found.count < 80 {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }()

  /// The first 64 bits behind the point of the cube roots of the first 80 primes.
  private static let constants: [UInt64] = primes.map { prime in
    let target = BigUInt(prime) << 192
    var (low, high) = (BigUInt(0), BigUInt(1) << 68)
    while high - low > 1 {
      let middle = (low + high) / 2
      if middle * middle * middle <= target { low = middle } else { high = middle }
    }
    return UInt64(truncatingIfNeeded: low)
  }

  /// The same of the square roots of the first eight.
  private static let start: [UInt64] = primes.prefix(8).map {
    UInt64(truncatingIfNeeded: (BigUInt($0) << 128).squareRoot())
  }

  static func digest(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    while padded.count % 128 != 112 { padded.append(0) }
    padded += [UInt8](repeating: 0, count: 8)
    for shift in stride(from: 56, through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: (message.count * 8) >> shift))
    }
    var state = start
    for block in stride(from: 0, to: padded.count, by: 128) {
      add(padded[block..<block + 128], to: &state)
    }
    return state.flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  private static func add(_ block: ArraySlice<UInt8>, to state: inout [UInt64]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 8).map { begin in
      block[begin..<begin + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    func rotated(_ x: UInt64, _ count: UInt64) -> UInt64 { x >> count | x << (64 - count) }
    for t in 16..<80 {
      let (a, b) = (words[t - 15], words[t - 2])
      let small = rotated(a, 1) ^ rotated(a, 8) ^ (a >> 7)
      let large = rotated(b, 19) ^ rotated(b, 61) ^ (b >> 6)
      words.append(large &+ words[t - 7] &+ small &+ words[t - 16])
    }
    var s = state
    for t in 0..<80 {
      let mixed = rotated(s[4], 14) ^ rotated(s[4], 18) ^ rotated(s[4], 41)
      let choice = (s[4] & s[5]) ^ (~s[4] & s[6])
      let first = s[7] &+ mixed &+ choice &+ constants[t] &+ words[t]
      let folded = rotated(s[0], 28) ^ rotated(s[0], 34) ^ rotated(s[0], 39)
      let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
      s = [
        first &+ folded &+ majority, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6],
      ]
    }
    for index in 0..<8 { state[index] = state[index] &+ s[index] }
  }
}
