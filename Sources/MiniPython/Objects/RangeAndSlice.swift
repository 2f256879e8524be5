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

  public override func getAttribute(_ name: String) -> Value? {
    switch name {
    case "start": .int(start)
    case "stop": .int(stop)
    case "step": .int(step)
    default: nil
    }
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
}

/// Python's `slice(start, stop, step)`.
public final class SliceObject: PythonObject {
  /// The lower end, `None` if left out.
  public let start: Value
  /// The upper end, `None` if left out.
  public let stop: Value
  /// The step, `None` if left out.
  public let step: Value

  /// A slice of three values.
  public init(start: Value, stop: Value, step: Value) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init()
  }

  public override var type: TypeObject { .slice }

  /// The slice over a sequence of the length, clamped as Python clamps: `count` items beginning at
  /// `start`, `step` apart.
  public func indices(_ length: Int) throws -> (start: Int, stop: Int, step: Int, count: Int) {
    func number(_ value: Value) throws -> Int {
      guard let number = try value.indexIfInteger(clamping: true) else {
        throw PythonError(
          .typeError, "slice indices must be integers or None or have an __index__ method")
      }
      return number
    }
    let step = step.isNone ? 1 : try number(self.step)
    if step == 0 { throw PythonError(.valueError, "slice step cannot be zero") }
    func clamp(_ value: Value, whenNone: Int) throws -> Int {
      if value.isNone { return whenNone }
      var position = try number(value)
      if position < 0 { position = position &+ length }
      if position < 0 { return step < 0 ? -1 : 0 }
      if position >= length { return step < 0 ? length - 1 : length }
      return position
    }
    let start = try clamp(self.start, whenNone: step < 0 ? length - 1 : 0)
    let stop = try clamp(self.stop, whenNone: step < 0 ? -1 : length)
    return (start, stop, step, RangeObject.length(start, stop, step))
  }

  public override func getAttribute(_ name: String) -> Value? {
    switch name {
    case "start": start
    case "stop": stop
    case "step": step
    case "indices":
      Value(function: "indices") { [self] arguments in
        let bounds = try indices(try (arguments[0] ?? .none).requireInteger())
        return Value(tuple: [.int(bounds.start), .int(bounds.stop), .int(bounds.step)])
      }
    default: nil
    }
  }

  public override func hash() throws -> Int? { nil }

  public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    guard let other: SliceObject = other.object() else { return nil }
    let mine = Value(tuple: [start, stop, step])
    return try mine.compared(operation, Value(tuple: [other.start, other.stop, other.step]))
  }

  public override func repr() throws -> String {
    "slice(\(try start.repr()), \(try stop.repr()), \(try step.repr()))"
  }
}
