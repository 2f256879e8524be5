extension Operator {
  /// Calls whichever operator of a name fits what is given, as Python's `torch.NAME(...)` does.
  ///
  ///     try Operator.call("sum", [.tensor(x)], ["dim": 0, "keepdim": true])
  ///
  /// - Parameters:
  ///   - homes: Only operators that PyTorch has in one of these places; by default anywhere.
  ///   - positional: The arguments given by position, the tensor of a method call first.
  ///   - keywords: The arguments given by name; `input` is another name for `self`.
  /// - Throws: ``AutogradError`` with the kind `typeError` if none fits, and whatever the operator throws.
  @discardableResult
  public static func call(
    _ name: String, in homes: Homes? = nil, _ positional: [Argument],
    _ keywords: KeyValuePairs<String, Argument> = [:]
  ) throws -> [Tensor] {
    let (operation, arguments) = try resolve(
      name, in: homes, positional, keywords.map { ($0.key, $0.value) })
    return try operation.apply(arguments)
  }

  /// Finds the operator of a name that fits what is given, and its arguments in order.
  public static func resolve(
    _ name: String, in homes: Homes? = nil, _ positional: [Argument],
    _ keywords: [(String, Argument)] = []
  ) throws -> (operation: Operator, arguments: [Argument]) {
    let candidates = named(name).filter { homes == nil || !$0.homes.isDisjoint(with: homes!) }
    var first: (any Error)?
    for candidate in candidates {
      do {
        return (candidate, try candidate.bind(positional, keywords))
      } catch {
        first = first ?? error
      }
    }
    guard let first else {
      throw AutogradError(.notImplemented, "there is no operator named '\(name)'")
    }
    if candidates.count == 1 { throw first }
    let given =
      positional.map(\.pythonTypeName) + keywords.map { "\($0.0)=\($0.1.pythonTypeName)" }
    throw AutogradError.type(
      "\(name)() received an invalid combination of arguments - got (\(given.joined(separator: ", "))"
        + "\(keywords.isEmpty ? "" : ", ")), but expected one of:\n"
        + candidates.map { " * \($0.signature)\n" }.joined())
  }

  /// Puts arguments given by position and by name in order of the parameters, with defaults for the rest.
  public func bind(_ positional: [Argument], _ keywords: [(String, Argument)] = []) throws
    -> [Argument]
  {
    var slots = [Argument?](repeating: nil, count: parameters.count)
    var positional = positional
    let limit = parameters.firstIndex { $0.isKeywordOnly } ?? parameters.count
    // `x.view(2, 3)` and `x.permute(0, 1)`: the last list may be given as separate integers.
    if positional.count >= 1, let lists = variadicList(positional) { positional = lists }
    guard positional.count <= limit else {
      throw AutogradError.type(
        "\(name)() takes \(limit) positional argument\(limit == 1 ? "" : "s") but "
          + "\(positional.count) were given")
    }
    for (index, argument) in positional.enumerated() { slots[index] = argument }
    for (name, argument) in keywords {
      guard
        let index = parameters.firstIndex(where: {
          $0.name == name || $0.functionName == name || $0.alternative == name
        })
      else {
        throw AutogradError.type("\(self.name)() got an unexpected keyword argument '\(name)'")
      }
      guard slots[index] == nil else {
        throw AutogradError.type("\(self.name)() got multiple values for argument '\(name)'")
      }
      slots[index] = argument
    }
    var arguments: [Argument] = []
    var missing: [String] = []
    for (index, parameter) in parameters.enumerated() {
      guard let argument = slots[index] else {
        if let fallback = parameter.fallback {
          arguments.append(fallback())
        } else {
          missing.append("\"\(parameter.functionName)\"")
          arguments.append(.none)
        }
        continue
      }
      let coerced = parameter.coerce(argument)
      guard parameter.accepts(coerced) else {
        throw AutogradError.type(
          "\(name)(): argument '\(parameter.functionName)' (position \(index + 1)) must be "
            + "\(parameter.kind.pythonName), not \(argument.pythonTypeName)")
      }
      arguments.append(coerced)
    }
    guard missing.isEmpty else {
      throw AutogradError.type(
        "\(name)() missing \(missing.count) required positional arguments: "
          + missing.joined(separator: ", "))
    }
    return arguments
  }

  /// Integers given one by one where the second, or first, parameter takes a list of them.
  private func variadicList(_ positional: [Argument]) -> [Argument]? {
    if parameters.last?.kind == .tensors || parameters.first?.kind == .tensors,
      let first = parameters.firstIndex(where: { $0.kind == .tensors && $0.isVariadic })
    {
      let tensors = positional[first...].compactMap(\.tensor)
      guard tensors.count == positional.count - first else { return nil }
      return Array(positional[..<first]) + [.tensors(tensors)]
    }
    guard let list = parameters.firstIndex(where: { $0.kind == .ints && !$0.isKeywordOnly }),
      list <= 1, positional.count > list + 1, parameters[list].isVariadic
    else { return nil }
    var sizes: [Int] = []
    for argument in positional[list...] {
      guard case .scalar(.int(let value)) = argument else { return nil }
      sizes.append(value)
    }
    return Array(positional[..<list]) + [.ints(sizes)]
  }

  /// As PyTorch's messages list it: `(Tensor input, int dim, bool keepdim = False)`.
  var signature: String {
    var parts: [String] = []
    for parameter in parameters where parameter.name != "self" {
      if parameter.isKeywordOnly, !parts.contains("*") { parts.append("*") }
      let fallback = parameter.fallback.map { " = \($0().pythonText)" } ?? ""
      parts.append("\(parameter.kind.pythonName) \(parameter.name)\(fallback)")
    }
    return "(\(parts.joined(separator: ", ")))"
  }
}

extension Parameter {
  /// NumPy's names for the same, which PyTorch understands too.
  var alternative: String? {
    switch name {
    case "dim": "axis"
    case "keepdim": "keepdims"
    case "other": "x2"
    default: nil
    }
  }

  /// What counts as another kind of argument for this parameter.
  func coerce(_ argument: Argument) -> Argument {
    switch (kind, argument) {
    case (.int, .tensor(let tensor)), (.number, .tensor(let tensor)):
      guard tensor.count == 1, !tensor.requiresGrad, let value = try? tensor.item() else {
        return argument
      }
      if kind == .int, tensor.dtype.isFloatingPoint { return argument }
      return .scalar(value)
    case (.ints, .scalar(.int(let value))): return .ints([value])
    case (.int, .scalar(.bool(let value))): return .int(value ? 1 : 0)
    case (.tensors, .optionalTensors(let tensors)): return .tensors(tensors.compactMap { $0 })
    case (.indices, .tensor(let tensor)): return .optionalTensors([tensor])
    case (.indices, .tensors(let tensors)): return .optionalTensors(tensors)
    case (.tensors, .ints(let values)) where values.isEmpty: return .tensors([])
    default: return argument
    }
  }
}
