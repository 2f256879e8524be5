/// The arguments of a call from Python to native code.
public struct Arguments {
  /// The positional arguments in order; for methods the instance comes first.
  public var positional: [Value]
  /// The keyword arguments in the order written.
  public var keywords: [Keyword]

  /// One `name=value` of a call.
  public struct Keyword {
    /// The name.
    public var name: StringObject
    /// The value.
    public var value: Value

    /// A keyword argument.
    public init(name: StringObject, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// Arguments of a call.
  public init(_ positional: [Value] = [], keywords: [Keyword] = []) {
    self.positional = positional
    self.keywords = keywords
  }

  /// The positional argument at an index, `nil` when fewer were given.
  public subscript(index: Int) -> Value? {
    index < positional.count ? positional[index] : nil
  }

  /// The keyword argument of that name, `nil` when it was not given.
  public subscript(keyword keyword: String) -> Value? {
    keywords.first { $0.name.text == keyword }?.value
  }

  /// The argument at an index or of a name, whichever was given.
  public subscript(index: Int, keyword: String) -> Value? {
    self[index] ?? self[keyword: keyword]
  }

  /// The arguments behind the first one, which methods take as their instance.
  public func dropFirst() -> Arguments {
    Arguments(Array(positional.dropFirst()), keywords: keywords)
  }

  /// Throws CPython's TypeError unless the number of positional arguments is in the range and no
  /// keyword was given.
  func expect(_ name: String, _ range: ClosedRange<Int>) throws {
    if !keywords.isEmpty {
      throw PythonError(.typeError, "\(name)() takes no keyword arguments")
    }
    if !range.contains(positional.count) {
      throw ArgumentFailure.miscounted(name, range, given: positional.count)
    }
  }
}
