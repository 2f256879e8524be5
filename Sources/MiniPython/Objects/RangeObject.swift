/// Python's `range`, over machine integers.
public final class RangeObject: PythonObject {
  /// The first number.
  public let start: Int
  /// The bound that is not reached.
  public let stop: Int
  /// The distance between two numbers, never zero.
  public let step: Int
  /// How many numbers there are.
  public let count: Int

  /// A range; the step must not be zero.
  public init(start: Int, stop: Int, step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    count = Self.length(start, stop, step)
    super.init()
  }

  static func length(_ start: Int, _ stop: Int, _ step: Int) -> Int {
    if step > 0 {
      if stop <= start { return 0 }
      let span = UInt(bitPattern: stop &- start) &- 1
      return Int(clamping: span / UInt(step) + 1)
    }
    if stop >= start { return 0 }
    let span = UInt(bitPattern: start &- stop) &- 1
    return Int(clamping: span / step.magnitude + 1)
  }

  subscript(index: Int) -> Int { start &+ index &* step }

  public override var type: TypeObject { .range }
  public override func length() -> Int? { count }
  public override func makeIterator() -> IteratorObject? {
    RangeIterator(start: start, step: step, count: count)
  }

  public override func contains(_ item: Value) throws -> Bool? {
    var item = item
    if case .bool(let flag) = item { item = .int(flag ? 1 : 0) }
    if case .float(let number) = item, let whole = Int(exactly: number) { item = .int(whole) }
    guard case .int(let number) = item else { return nil }
    if step > 0 ? (number < start || number >= stop) : (number > start || number <= stop) {
      return false
    }
    return (number &- start) % step == 0
  }

  public override func getItem(_ index: Value) throws -> Value? {
    if let slice: SliceObject = index.object() {
      let bounds = try slice.indices(count)
      return .object(
        RangeObject(
          start: self[bounds.start], stop: self[bounds.stop], step: step &* bounds.step))
    }
    guard let number = try index.indexIfInteger() else {
      throw PythonError(
        .typeError, "range indices must be integers or slices, not \(index.typeName)")
    }
    let position = number < 0 ? number + count : number
    guard position >= 0, position < count else {
      throw PythonError(.indexError, "range object index out of range")
    }
    return .int(self[position])
  }

  public override func compare(_ operation: Comparison, _ other: Value) -> Value? {
    guard let other: RangeObject = other.object() else { return nil }
    let same =
      count == other.count && (count == 0 || start == other.start)
      && (count <= 1 || step == other.step)
    switch operation {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    default: return nil
    }
  }

  public override func hash() -> Int? { count == 0 ? 0 : count &* 31 &+ start &* 7 &+ step }

  public override func repr() -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }

  static func installed(in type: TypeObject) -> TypeObject {
    func range(_ value: Value) -> RangeObject {
      value.object() ?? RangeObject(start: 0, stop: 0, step: 1)
    }
    type.property("start") { .int(range($0).start) }
    type.property("stop") { .int(range($0).stop) }
    type.property("step") { .int(range($0).step) }
    type.method("index", 1...1) { value, arguments in
      let range = range(value)
      if try range.contains(arguments[0]) == true, let number = try arguments[0].integerIfNumber(),
        case .int(let whole) = number
      {
        return .int((whole &- range.start) / range.step)
      }
      throw PythonError(
        .valueError,
        arguments[0].bigInteger == nil
          ? "sequence.index(x): x not in sequence"
          : "\(try arguments[0].repr()) is not in range")
    }
    type.method("count", 1...1) { value, arguments in
      .int(try range(value).contains(arguments[0]) == true ? 1 : 0)
    }
    return type
  }
}
