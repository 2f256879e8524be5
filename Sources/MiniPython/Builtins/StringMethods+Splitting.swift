/// Strings cut into pieces, and stripped at their ends.
extension StringMethods {
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    let code = scalar.value
    if code >= 128 { return scalar.properties.isWhitespace }
    return code == 32 || (9...13).contains(code) || (0x1c...0x1f).contains(code)
  }

  static func stripped(
    _ text: String, _ characters: String?, left: Bool = true, right: Bool = true
  ) -> String {
    let set = characters.map { Set($0.unicodeScalars) }
    func goes(_ scalar: Unicode.Scalar) -> Bool { set?.contains(scalar) ?? isSpace(scalar) }
    var view = text.unicodeScalars[...]
    if left { view = view.drop(while: goes) }
    if right { while let last = view.last, goes(last) { view = view.dropLast() } }
    return String(view)
  }

  static func installSplitting(in type: TypeObject) {
    for (name, left, right) in [
      ("strip", true, true), ("lstrip", true, false), ("rstrip", false, true),
    ] {
      type.method(name, 0...1) { value, arguments in
        var characters: String?
        if let argument = arguments.first, !argument.isNone {
          guard let text = argument.text else {
            throw PythonError(.typeError, "\(name) arg must be None or str")
          }
          characters = text
        }
        return Value(stripped(value.text ?? "", characters, left: left, right: right))
      }
    }
    type.method(Signature(builtin: "split(self, sep=None, maxsplit=-1)")) { values in
      Value(list: try split(values, fromRight: false).map { Value($0) })
    }
    type.method(Signature(builtin: "rsplit(self, sep=None, maxsplit=-1)")) { values in
      Value(list: try split(values, fromRight: true).map { Value($0) })
    }
    type.method(Signature(builtin: "splitlines(self, keepends=False)")) { values in
      let keeps = try values[1].truth()
      var lines: [Value] = []
      var line = String.UnicodeScalarView()
      var scalars = (values[0].unboxed.text ?? "").unicodeScalars[...]
      while let scalar = scalars.popFirst() {
        let breaks = [0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029]
        guard breaks.contains(Int(scalar.value)) else {
          line.append(scalar)
          continue
        }
        if keeps { line.append(scalar) }
        if scalar == "\r", scalars.first == "\n", let second = scalars.popFirst(), keeps {
          line.append(second)
        }
        lines.append(Value(String(line)))
        line = String.UnicodeScalarView()
      }
      if !line.isEmpty { lines.append(Value(String(line))) }
      return Value(list: lines)
    }
    for (name, fromRight) in [("partition", false), ("rpartition", true)] {
      type.method(name, 1...1) { value, arguments in
        let text = value.text ?? ""
        let separator = try part(arguments[0])
        if separator.isEmpty { throw PythonError(.valueError, "empty separator") }
        let found =
          fromRight
          ? TextSearch.findLast(separator, in: text) : TextSearch.find(separator, in: text)
        guard let found else {
          let parts = fromRight ? ["", "", text] : [text, "", ""]
          return Value(tuple: parts.map { Value($0) })
        }
        let before = String(TextSearch.slice(text.utf8, 0, found))
        let after = String(
          TextSearch.slice(text.utf8, found + separator.utf8.count, text.utf8.count))
        return Value(tuple: [Value(before), Value(separator), Value(after)])
      }
    }
  }

  private static func split(_ values: [Value], fromRight: Bool) throws -> [String] {
    let text = values[0].unboxed.text ?? ""
    let limit = try values[2].requireInteger()
    Interpreter.worked(text.utf8.count)
    if values[1].isNone {
      var words: [String] = []
      var rest = text.unicodeScalars[...]
      while true {
        rest = fromRight ? rest.droppingTrailing(isSpace) : rest.drop(while: isSpace)
        if rest.isEmpty { break }
        if limit >= 0, words.count == limit {
          words.append(String(fromRight ? rest : rest))
          break
        }
        if fromRight {
          let kept = rest.droppingTrailing { !isSpace($0) }
          words.append(String(rest[kept.endIndex...]))
          rest = kept
        } else {
          let word = rest.prefix { !isSpace($0) }
          words.append(String(word))
          rest = rest[word.endIndex...]
        }
      }
      return fromRight ? words.reversed() : words
    }
    guard let separator = values[1].text else {
      throw PythonError(.typeError, "must be str or None, not \(values[1].typeName)")
    }
    if separator.isEmpty { throw PythonError(.valueError, "empty separator") }
    if !fromRight || limit < 0 { return TextSearch.split(text, by: separator, limit: limit) }
    let pieces = TextSearch.split(text, by: separator, limit: -1)
    if pieces.count <= limit + 1 { return pieces }
    let head = pieces.dropLast(limit).joined(separator: separator)
    return [head] + pieces.suffix(limit)
  }
}

extension Substring.UnicodeScalarView {
  /// Without the scalars at the end for which the condition holds.
  fileprivate func droppingTrailing(_ condition: (Unicode.Scalar) -> Bool)
    -> Substring.UnicodeScalarView
  {
    var view = self
    while let last = view.last, condition(last) { view = view.dropLast() }
    return view
  }
}
