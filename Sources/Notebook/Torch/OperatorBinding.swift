import Autograd
import MiniPython

/// The operators of the catalogue by name; several of one name are told apart by what is given.
struct OperatorTable {
  private(set) var overloads: [String: [Operator]] = [:]

  init() {
    for operation in Operator.all {
      for name in [operation.name] + operation.aliases {
        overloads[name, default: []].append(operation)
      }
    }
  }
}

/// How an operator was written in the program.
enum CallStyle {
  /// `torch.add(x, y)`
  case function
  /// `x.add(y)`
  case method
  /// `x.add_(y)`
  case inPlace
}

/// Calls of the operators that share a name: finds the one that fits the arguments, as PyTorch's
/// argument parser does, and raises PyTorch's TypeError where none fits.
struct OperatorBinding {
  let name: String
  let overloads: [Operator]
  let style: CallStyle
  unowned let torch: Torch

  func call(_ given: MiniPython.Arguments) throws -> Value {
    if style == .function, case .object? = given[keyword: "out"] {
      return try call(given, into: given[keyword: "out"] ?? .none)
    }
    for operation in overloads {
      guard case .success(let arguments) = fit(given, to: operation) else { continue }
      return try torch.raising {
        if style == .inPlace {
          return torch.value(try operation.applyInPlace(arguments))
        }
        return torch.value(try operation.apply(arguments), of: operation)
      }
    }
    throw mismatch(given)
  }

  /// Puts the result into a tensor that is there, which takes its shape.
  private func call(_ given: MiniPython.Arguments, into place: Value) throws -> Value {
    guard let target = torch.tensor(place) else {
      throw PythonError(
        .typeError, "\(title): argument 'out' must be Tensor, not \(place.typeName)")
    }
    let inputs = given.positional.compactMap { torch.tensor($0) } + [target]
    if Engine.isGradEnabled, inputs.contains(where: { $0.requiresGrad }) {
      throw PythonError(
        .runtimeError,
        "\(title): functions with out=... arguments don't support automatic differentiation, but "
          + "one of the arguments requires grad.")
    }
    var arguments = given
    arguments.keywords.removeAll { $0.name.text == "out" }
    let result = try call(arguments)
    if let made = torch.tensor(result), made.shape != target.shape {
      _ = try place.setAttribute("data", torch.value(made.to(target.dtype)))
      return place
    }
    return try place.callMethod("copy_", [result])
  }

  // MARK: Fitting

  /// Why arguments do not fit an operator, in PyTorch's words.
  private struct Mismatch: Error { var text: String }

  /// One argument for each parameter, or what is wrong.
  private func fit(_ given: MiniPython.Arguments, to operation: Operator) -> Result<
    [Argument], Mismatch
  > {
    let parameters = operation.parameters
    let isMethod = style != .function
    var positional = given.positional
    // `x.view(2, 3)`: integers in a row for the only list that can be given.
    let places = parameters.indices.filter { !parameters[$0].isKeywordOnly }
    let first = isMethod ? 1 : 0
    if places.count == first + 1 || (!isMethod && places.count == 1),
      let place = places.last, parameters[place].kind == .ints, positional.count > places.count,
      let integers = torch.integers(positional[place...])
    {
      positional = Array(positional[..<place]) + [Value(tuple: integers.map { .int($0) })]
    }
    // `einsum(equation, a, b)`: tensors in a row for the last list.
    if let place = places.last, parameters[place].isVariadic, parameters[place].kind == .tensors,
      positional.count > place, torch.tensor(positional[place]) != nil
    {
      positional = Array(positional[..<place]) + [Value(tuple: Array(positional[place...]))]
    }
    if positional.count > places.count {
      return .failure(Mismatch(text: tooMany(positional.count, places.count)))
    }
    var slots = [Value?](repeating: nil, count: parameters.count)
    for (place, value) in zip(places, positional) { slots[place] = value }
    for keyword in given.keywords {
      let wanted = keyword.name.text
      guard let index = parameters.firstIndex(where: { answers($0, to: wanted) }) else {
        if isIgnored(keyword) { continue }
        return .failure(
          Mismatch(text: "\(title) got an unexpected keyword argument '\(wanted)'"))
      }
      if slots[index] != nil {
        return .failure(Mismatch(text: "\(title) got multiple values for argument '\(wanted)'"))
      }
      slots[index] = keyword.value
    }
    var arguments: [Argument] = []
    var missing: [String] = []
    for (index, parameter) in parameters.enumerated() {
      guard let value = slots[index] else {
        if let fallback = parameter.fallback {
          arguments.append(fallback())
        } else {
          missing.append("\"\(shown(parameter))\"")
        }
        continue
      }
      guard let argument = torch.argument(value, for: parameter) else {
        if parameter.kind == .tensors, let items = value.plainTuple.sequence,
          let wrong = items.firstIndex(where: { torch.tensor($0) == nil })
        {
          return .failure(
            Mismatch(
              text: "expected Tensor as element \(wrong) in argument \(index), but got "
                + items[wrong].typeName))
        }
        let place =
          parameter.isKeywordOnly || index >= given.positional.count
          ? "" : " (position \(index + (isMethod ? 0 : 1)))"
        return .failure(
          Mismatch(
            text: "\(title): argument '\(shown(parameter))'\(place) must be "
              + "\(typeText(parameter)), not \(value.typeName)"))
      }
      arguments.append(argument)
    }
    if !missing.isEmpty {
      return .failure(
        Mismatch(
          text: "\(title) missing \(missing.count) required positional arguments: "
            + missing.joined(separator: ", ")))
    }
    return .success(arguments)
  }

  /// Keywords of PyTorch that ask for nothing here: a place for the result or a mode of overwriting
  /// that is not wanted.
  private func isIgnored(_ keyword: MiniPython.Arguments.Keyword) -> Bool {
    switch (keyword.name.text, keyword.value) {
    case ("out", .none), ("inplace", .bool), ("size_average", .none), ("reduce", .none): true
    default: false
    }
  }

  private var title: String { style == .inPlace ? "\(name)_()" : "\(name)()" }

  private func shown(_ parameter: Parameter) -> String {
    style == .function ? parameter.functionName : parameter.name
  }

  /// Parameters can be named as PyTorch names them, and as NumPy does.
  private func answers(_ parameter: Parameter, to name: String) -> Bool {
    if shown(parameter) == name { return !(style != .function && parameter.name == "self") }
    return switch name {
    case "axis": parameter.name == "dim"
    case "keepdims": parameter.name == "keepdim"
    case "x", "x1", "a": parameter.functionName == "input"
    case "x2": parameter.name == "other"
    default: false
    }
  }

  // MARK: Messages

  private func mismatch(_ given: MiniPython.Arguments) -> PythonError {
    let hidden = style == .function ? 0 : 1
    let count = given.positional.count + given.keywords.count
    let plausible = overloads.filter { operation in
      let required = operation.parameters.count { !$0.hasDefault }
      return (required...max(required, operation.parameters.count)).contains(count)
    }
    let blamed = plausible.count == 1 ? plausible : overloads.count == 1 ? overloads : []
    if let only = blamed.first, case .failure(let mismatch) = fit(given, to: only) {
      return PythonError(.typeError, mismatch.text)
    }
    var types = given.positional.dropFirst(hidden).map(\.typeName)
    types += given.keywords.map { "\($0.name.text)=\($0.value.typeName)" }
    var got = types.joined(separator: ", ")
    if given.positional.count == hidden, !given.keywords.isEmpty { got += ", " }
    let options = overloads.map { " * (\(signature($0)))\n" }.joined()
    return PythonError(
      .typeError,
      "\(title) received an invalid combination of arguments - got (\(got)), but expected "
        + "one of:\n\(options)")
  }

  private func tooMany(_ given: Int, _ places: Int) -> String {
    let hidden = style == .function ? 0 : 1
    let (given, places) = (given - hidden, places - hidden)
    if style != .function, places == 0 {
      return "TensorBase.\(title) takes no arguments (\(given) given)"
    }
    let plural = places == 1 ? "argument" : "arguments"
    return "\(title) takes \(places) positional \(plural) but \(given) "
      + "\(given == 1 ? "was" : "were") given"
  }

  /// The parameters with their types, as PyTorch lists them.
  private func signature(_ operation: Operator) -> String {
    var parts: [String] = []
    var keywords = false
    for (index, parameter) in operation.parameters.enumerated() {
      if style != .function, index == 0 { continue }
      if parameter.isKeywordOnly, !keywords {
        keywords = true
        parts.append("*")
      }
      let fallback = parameter.fallback.map { " = \($0().pythonText)" } ?? ""
      parts.append("\(typeText(parameter)) \(shown(parameter))\(fallback)")
    }
    return parts.joined(separator: ", ")
  }

  private func typeText(_ parameter: Parameter) -> String {
    switch parameter.kind {
    case .tensor, .operand: "Tensor"
    case .tensors, .indices: "tuple of Tensors"
    case .number: "Number"
    case .int: "int"
    case .ints: "tuple of ints"
    case .bool: "bool"
    case .string: "str"
    case .dtype: "torch.dtype"
    }
  }
}
