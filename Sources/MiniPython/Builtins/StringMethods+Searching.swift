/// Where one string lies in another.
extension StringMethods {
  /// The string an argument must be.
  static func part(_ value: Value, _ role: String = "") throws -> String {
    if let text = value.unboxed.text { return text }
    throw PythonError(
      .typeError, "\(role.isEmpty ? "" : role + " ")must be str, not \(value.typeName)")
  }

  /// The stretch of a string that the arguments `start` and `end` name, if there is one.
  private static func stretch(_ value: Value, _ arguments: UnsafeBufferPointer<Value>) throws
    -> (text: String, start: Int)?
  {
    guard case .string(let string) = value else { return nil }
    if arguments.count == 1 { return (string.text, 0) }
    let slice = SliceObject(
      start: arguments[1], stop: arguments.count > 2 ? arguments[2] : .none, step: .none)
    let bounds = try slice.indices(string.count)
    if let start = try arguments[1].isNone ? 0 : arguments[1].indexIfInteger(), start > string.count
    {
      return nil
    }
    if arguments.count > 2, let end = try arguments[2].indexIfInteger(),
      end < 0 ? end + string.count < bounds.start : end < bounds.start
    {
      return nil
    }
    return (string.slice(bounds.start..<bounds.start + bounds.count), bounds.start)
  }

  static func installSearching(in type: TypeObject) {
    for (name, last, throwing) in [
      ("find", false, false), ("rfind", true, false), ("index", false, true),
      ("rindex", true, true),
    ] {
      type.method(name, 1...3) { value, arguments in
        let part = try part(arguments[0])
        if let (text, start) = try stretch(value, arguments),
          let found = last
            ? TextSearch.findLast(part, in: text) : TextSearch.find(part, in: text)
        {
          return .int(start + TextSearch.slice(text.utf8, 0, found).unicodeScalars.count)
        }
        if throwing { throw PythonError(.valueError, "substring not found") }
        return .int(-1)
      }
    }
    type.method("count", 1...3) { value, arguments in
      let part = try part(arguments[0])
      guard let (text, _) = try stretch(value, arguments) else { return .int(0) }
      if part.isEmpty { return .int(text.unicodeScalars.count + 1) }
      return .int(TextSearch.count(part, in: text))
    }
    for (name, atEnd) in [("startswith", false), ("endswith", true)] {
      type.method(name, 1...3) { value, arguments in
        var options = [arguments[0]]
        let isTuple: Bool
        if case .tuple(let tuple) = arguments[0].unboxed {
          (options, isTuple) = (tuple.items, true)
        } else {
          isTuple = false
        }
        let place = try stretch(value, arguments)
        for option in options {
          guard let part = option.unboxed.text else {
            throw PythonError(
              .typeError,
              isTuple
                ? "tuple for \(name) must only contain str, not \(option.typeName)"
                : "\(name) first arg must be str or a tuple of str, not \(option.typeName)")
          }
          guard let (text, _) = place else { continue }
          let matches =
            atEnd
            ? text.utf8.reversed().starts(with: part.utf8.reversed())
            : text.utf8.starts(with: part.utf8)
          if matches { return .bool(true) }
        }
        return .bool(false)
      }
    }
    type.method("replace", 2...3) { value, arguments in
      let text = value.text ?? ""
      let old = try part(arguments[0], "replace() argument 1")
      let new = try part(arguments[1], "replace() argument 2")
      let limit = arguments.count > 2 ? try arguments[2].requireInteger() : -1
      try Budget.check(text.utf8.count / max(1, old.utf8.count) + 1, times: new.utf8.count)
      return Value(TextSearch.replace(text, old, new, limit: limit))
    }
    type.method("removeprefix", 1...1) { value, arguments in
      let part = try part(arguments[0], "removeprefix() argument")
      guard let text = value.text, text.utf8.starts(with: part.utf8) else { return value }
      return Value(String(TextSearch.slice(text.utf8, part.utf8.count, text.utf8.count)))
    }
    type.method("removesuffix", 1...1) { value, arguments in
      let part = try part(arguments[0], "removesuffix() argument")
      guard let text = value.text, !part.isEmpty,
        text.utf8.reversed().starts(with: part.utf8.reversed())
      else { return value }
      return Value(String(TextSearch.slice(text.utf8, 0, text.utf8.count - part.utf8.count)))
    }
  }
}
