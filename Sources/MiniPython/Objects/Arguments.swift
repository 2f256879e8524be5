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
  /// keyword was given. `skipping` leading ones (an instance) are not counted.
  func expect(_ name: String, _ range: ClosedRange<Int>, skipping: Int = 0) throws {
    if !keywords.isEmpty {
      throw PythonError(.typeError, "\(name)() takes no keyword arguments")
    }
    let count = positional.count - skipping
    if range.contains(count) { return }
    if range.count == 1 {
      let wanted = range.lowerBound
      switch wanted {
      case 0: throw PythonError(.typeError, "\(name)() takes no arguments (\(count) given)")
      case 1:
        throw PythonError(.typeError, "\(name)() takes exactly one argument (\(count) given)")
      default:
        throw PythonError(.typeError, "\(name) expected \(wanted) arguments, got \(count)")
      }
    }
    let few = count < range.lowerBound
    let bound = few ? range.lowerBound : range.upperBound
    throw PythonError(
      .typeError,
      "\(name) expected at \(few ? "least" : "most") \(bound) argument\(bound == 1 ? "" : "s"), "
        + "got \(count)")
  }
}

/// The named parameters of a native function, from which calls are bound as CPython binds them.
///
///     let sum = Signature("sum(input, dim=None, keepdim=False, *, dtype=None)")
///     let values = try sum.bind(arguments)  // one value a parameter, defaults filled in
///
/// Defaults are `None`, `True`, `False`, numbers, quoted strings or `()`. `*name` collects further positional
/// arguments in a tuple, `**name` further keywords in a dictionary.
public struct Signature {
  /// The function's name, used in errors.
  public let name: String
  let parameters: [Parameter]
  let rest: Int?
  let keywordRest: Int?
  let positionalCount: Int
  private let positionalIndices: [Int]

  struct Parameter {
    var name: String
    var fallback: Value?
    var kind: Kind
    enum Kind { case positional, keywordOnly, rest, keywordRest }
  }

  /// Parses a declaration written as Python writes one.
  public init(_ declaration: String) {
    let opening = declaration.firstIndex(of: "(") ?? declaration.endIndex
    name = String(declaration[..<opening])
    var body = declaration[opening...].dropFirst()
    if body.last == ")" { body = body.dropLast() }
    var parameters: [Parameter] = []
    var kind = Parameter.Kind.positional
    for piece in body.split(separator: ",") {
      var text = Self.trimmed(piece)
      if text == "*" {
        kind = .keywordOnly
        continue
      }
      if text == "/" { continue }
      if text.hasPrefix("**") {
        parameters.append(
          Parameter(name: String(text.dropFirst(2)), fallback: nil, kind: .keywordRest))
        continue
      }
      if text.hasPrefix("*") {
        parameters.append(Parameter(name: String(text.dropFirst()), fallback: nil, kind: .rest))
        kind = .keywordOnly
        continue
      }
      var fallback: Value?
      if let equals = text.firstIndex(of: "=") {
        fallback = Self.literal(Self.trimmed(text[text.index(after: equals)...]))
        text = Self.trimmed(text[..<equals])
      }
      parameters.append(Parameter(name: text, fallback: fallback, kind: kind))
    }
    self.parameters = parameters
    rest = parameters.firstIndex { $0.kind == .rest }
    keywordRest = parameters.firstIndex { $0.kind == .keywordRest }
    positionalIndices = parameters.indices.filter { parameters[$0].kind == .positional }
    positionalCount = positionalIndices.count
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var view = Substring(text)
    while view.first == " " { view = view.dropFirst() }
    while view.last == " " { view = view.dropLast() }
    return String(view)
  }

  private static func literal(_ text: String) -> Value {
    switch text {
    case "None": return .none
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "()": return Value(tuple: [])
    default: break
    }
    if let number = Int(text) { return .int(number) }
    if let number = Double(text) { return .float(number) }
    return Value(String(text.dropFirst().dropLast()))
  }

  /// One value for each parameter, or CPython's TypeError.
  public func bind(_ arguments: Arguments) throws -> [Value] {
    var values = [Value](repeating: .unbound, count: parameters.count)
    let given = arguments.positional
    for (index, value) in zip(positionalIndices, given) { values[index] = value }
    if let rest {
      values[rest] = Value(tuple: Array(given.dropFirst(positionalCount)))
    } else if given.count > positionalCount {
      throw tooMany(given.count)
    }
    var extra: DictObject?
    for keyword in arguments.keywords {
      let wanted = keyword.name.text
      let index = parameters.firstIndex {
        $0.name == wanted && ($0.kind == .positional || $0.kind == .keywordOnly)
      }
      if let index {
        guard case .unbound = values[index] else {
          throw PythonError(
            .typeError, "\(name)() got multiple values for argument '\(wanted)'")
        }
        values[index] = keyword.value
      } else if keywordRest != nil {
        if extra == nil { extra = DictObject() }
        extra?.insert(keyword.name, keyword.value)
      } else {
        throw PythonError(
          .typeError, "\(name)() got an unexpected keyword argument '\(wanted)'")
      }
    }
    if let keywordRest { values[keywordRest] = .dict(extra ?? DictObject()) }
    var missing: [String] = []
    var missingKeywords: [String] = []
    for index in parameters.indices {
      guard case .unbound = values[index] else { continue }
      if let fallback = parameters[index].fallback {
        values[index] = fallback
      } else if parameters[index].kind == .keywordOnly {
        missingKeywords.append(parameters[index].name)
      } else {
        missing.append(parameters[index].name)
      }
    }
    if !missing.isEmpty { throw ArgumentFailure.missing(missing, kind: "positional", in: name) }
    if !missingKeywords.isEmpty {
      throw ArgumentFailure.missing(missingKeywords, kind: "keyword-only", in: name)
    }
    return values
  }

  private func tooMany(_ given: Int) -> PythonError {
    let defaults = positionalIndices.count { parameters[$0].fallback != nil }
    return ArgumentFailure.tooMany(
      name, required: positionalCount - defaults, accepted: positionalCount, given: given)
  }
}

/// The texts of CPython for calls that don't fit a function.
enum ArgumentFailure {
  static func missing(_ names: [String], kind: String, in function: String) -> PythonError {
    let quoted = names.map { "'\($0)'" }
    let list: String
    switch quoted.count {
    case 1: list = quoted[0]
    case 2: list = "\(quoted[0]) and \(quoted[1])"
    default: list = quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
    }
    let plural = names.count == 1 ? "" : "s"
    return PythonError(
      .typeError,
      "\(function)() missing \(names.count) required \(kind) argument\(plural): \(list)")
  }

  static func tooMany(
    _ function: String, required: Int, accepted: Int, given: Int, keywordOnlyGiven: Int = 0
  ) -> PythonError {
    let range = required == accepted ? "\(accepted)" : "from \(required) to \(accepted)"
    let plural = required == accepted && accepted == 1 ? "" : "s"
    if keywordOnlyGiven > 0 {
      return PythonError(
        .typeError,
        "\(function)() takes \(range) positional argument\(plural) but \(given) positional argument"
          + "\(given == 1 ? "" : "s") (and \(keywordOnlyGiven) keyword-only argument"
          + "\(keywordOnlyGiven == 1 ? "" : "s")) were given")
    }
    return PythonError(
      .typeError,
      "\(function)() takes \(range) positional argument\(plural) but \(given) "
        + "\(given == 1 ? "was" : "were") given")
  }
}
