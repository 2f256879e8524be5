/// The named parameters of a native function, from which calls are bound as CPython binds them.
///
///     let sum = Signature("sum(input, dim=None, keepdim=False, *, dtype=None)")
///     let values = try sum.bind(arguments)  // one value a parameter, defaults filled in
///
/// Names before `/` cannot be given by name. Defaults are `None`, `True`, `False`, numbers, quoted strings or `()`. `*name` collects further positional
/// arguments in a tuple, `**name` further keywords in a dictionary.
public struct Signature {
  /// The function's name, used in errors.
  public let name: String
  let parameters: [Parameter]
  let rest: Int?
  let keywordRest: Int?
  let positionalCount: Int
  private let positionalIndices: [Int]
  /// Whether calls are refused in the words CPython has for functions written in C.
  private let isBuiltin: Bool

  struct Parameter {
    var name: String
    var fallback: Value?
    var kind: Kind
    var isNamed = true
    enum Kind { case positional, keywordOnly, rest, keywordRest }
  }

  /// Parses a declaration written as Python writes one.
  public init(_ declaration: String) { self.init(declaration, isBuiltin: false) }

  /// Parses the declaration of a function that CPython has in C.
  init(builtin declaration: String) { self.init(declaration, isBuiltin: true) }

  private init(_ declaration: String, isBuiltin: Bool) {
    self.isBuiltin = isBuiltin
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
      if text == "/" {
        for index in parameters.indices { parameters[index].isNamed = false }
        continue
      }
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
    if isBuiltin { try checkAsBuiltin(arguments) }
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
        $0.name == wanted && $0.isNamed && ($0.kind == .positional || $0.kind == .keywordOnly)
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

  /// The checks of CPython's argument parser for functions in C, in its order and words.
  private func checkAsBuiltin(_ arguments: Arguments) throws {
    let skipped = parameters.first?.name == "self" || parameters.first?.name == "cls" ? 1 : 0
    let named = parameters.dropFirst(skipped)
    let given = arguments.positional.count - skipped
    let positional = named.count { $0.kind == .positional }
    let required = named.count { $0.kind == .positional && $0.fallback == nil }
    func refuse(_ text: String) -> PythonError { PythonError(.typeError, text) }
    func counted(_ limit: String, _ count: Int, _ kind: String, _ given: Int) -> PythonError {
      refuse(
        "\(name)() takes \(limit) \(count) \(kind)argument\(count == 1 ? "" : "s") (\(given) given)"
      )
    }
    if rest == nil {
      let total = given + arguments.keywords.count
      if total > named.count {
        throw counted("at most", named.count, given == 0 ? "keyword " : "", total)
      }
      if given > positional {
        if positional == 0 { throw refuse("\(name)() takes no positional arguments") }
        throw counted(
          required < positional ? "at most" : "exactly", positional, "positional ", given)
      }
    }
    for (index, parameter) in named.enumerated()
    where parameter.kind == .positional && parameter.fallback == nil && index >= given {
      if !parameter.isNamed {
        throw counted(
          required < positional ? "at least" : "exactly", required, "positional ", given)
      }
      if arguments[keyword: parameter.name] == nil {
        throw refuse("\(name)() missing required argument '\(parameter.name)' (pos \(index + 1))")
      }
    }
    for keyword in arguments.keywords {
      let wanted = keyword.name.text
      let isWanted = { (parameter: Parameter) in
        parameter.name == wanted && parameter.isNamed && parameter.kind != .rest
      }
      guard let index = named.firstIndex(where: isWanted) else {
        throw refuse("'\(wanted)' is an invalid keyword argument for \(name)()")
      }
      if index - skipped < given, parameters[index].kind == .positional {
        throw refuse(
          "argument for \(name)() given by name ('\(wanted)') and position (\(index - skipped + 1))"
        )
      }
    }
  }

  private func tooMany(_ given: Int) -> PythonError {
    let defaults = positionalIndices.count { parameters[$0].fallback != nil }
    return ArgumentFailure.tooMany(
      name, required: positionalCount - defaults, accepted: positionalCount, given: given)
  }
}
