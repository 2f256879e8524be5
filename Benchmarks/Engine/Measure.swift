import Glibc

/// Processor time of the whole process in seconds, all threads together.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The shortest of several runs: what is added to it by others on the machine is never negative.
func shortest(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
  var best = Double.infinity
  for _ in 0..<runs {
    let begin = processorTime()
    try body()
    best = min(best, processorTime() - begin)
  }
  return best
}

/// Bytes of memory the process occupies.
func residentBytes() -> Int {
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var buffer = [CChar](repeating: 0, count: 128)
  guard fgets(&buffer, 128, file) != nil else { return 0 }
  let text = buffer.prefix { $0 != 0 }.map { Character(UnicodeScalar(UInt8($0))) }
  let fields = String(text).split(separator: " ")
  return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4096
}

/// A line for `engine.py`: the row, what was measured.
func report(_ row: String, _ value: Double) { print("\(row)\t\(value)") }

/// The same pseudo-random numbers as the peers have.
struct Congruential {
  var state: UInt32 = 1

  mutating func next(below limit: Int) -> Int {
    state = state &* 1_664_525 &+ 1_013_904_223
    return Int(state >> 8) % limit
  }
}
