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

  public override func hash() throws -> Int? { nil }

  public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    guard let other: SliceObject = other.object() else { return nil }
    let mine = Value(tuple: [start, stop, step])
    return try mine.compared(operation, Value(tuple: [other.start, other.stop, other.step]))
  }

  public override func repr() throws -> String {
    "slice(\(try start.repr()), \(try stop.repr()), \(try step.repr()))"
  }

  static func installed(in type: TypeObject) -> TypeObject {
    func slice(_ value: Value) -> SliceObject {
      value.object() ?? SliceObject(start: .none, stop: .none, step: .none)
    }
    type.property("start") { slice($0).start }
    type.property("stop") { slice($0).stop }
    type.property("step") { slice($0).step }
    type.method("indices", 1...1) { value, arguments in
      let length = try arguments[0].requireInteger()
      if length < 0 { throw PythonError(.valueError, "length should not be negative") }
      let bounds = try slice(value).indices(length)
      return Value(tuple: [.int(bounds.start), .int(bounds.stop), .int(bounds.step)])
    }
    return type
  }
}
