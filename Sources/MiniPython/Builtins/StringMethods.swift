/// `str`: construction and methods.
enum StringMethods {
  static func installed(in type: TypeObject) -> TypeObject {
    type.convert = { arguments in
      guard let value = arguments[0, "object"] else { return Value("") }
      if case .string = value { return value }
      return Value(try value.str())
    }
    searching(type)
    cases(type)
    splitting(type)
    filling(type)
    type.method("join", 1...1) { value, arguments in
      let separator = value.text ?? ""
      var result = ""
      var index = 0
      try arguments[0].forEach { item in
        guard let text = item.unboxed.text else {
          throw PythonError(
            .typeError, "sequence item \(index): expected str instance, \(item.typeName) found")
        }
        if index > 0 { result += separator }
        result += text
        index += 1
        if result.utf8.count > Budget.largestObject { throw PythonError(.memoryError, "") }
      }
      return Value(result)
    }
    type.method("format") { arguments in
      guard let format = arguments[0]?.unboxed.text else { return .none }
      return Value(try StringFormat.apply(format, arguments.dropFirst()))
    }
    type.method("format_map", 1...1) { value, arguments in
      Value(try StringFormat.apply(value.text ?? "", Arguments(), mapping: arguments[0]))
    }
    type.method(Signature("encode(self, encoding='utf-8', errors='strict')")) { values in
      .object(
        BytesObject(
          try BytesMethods.encode(values[0].unboxed.text ?? "", values[1].text ?? "utf-8")))
    }
    type.staticMethod("maketrans") { arguments in
      let table = DictObject()
      if arguments.positional.count == 1 {
        for (key, value) in try Mapping.pairs(of: arguments.positional[0]) ?? [] {
          if let text = key.text, let scalar = text.unicodeScalars.first {
            try table.set(.int(Int(scalar.value)), value)
          } else {
            try table.set(key, value)
          }
        }
        return .dict(table)
      }
      let from = Array((arguments[0]?.text ?? "").unicodeScalars)
      let to = Array((arguments[1]?.text ?? "").unicodeScalars)
      if from.count != to.count {
        throw PythonError(
          .valueError, "the first two maketrans arguments must have equal length")
      }
      for (key, value) in zip(from, to) {
        try table.set(.int(Int(key.value)), .int(Int(value.value)))
      }
      for scalar in (arguments[2]?.text ?? "").unicodeScalars {
        try table.set(.int(Int(scalar.value)), .none)
      }
      return .dict(table)
    }
    type.method("translate", 1...1) { value, arguments in
      var result = ""
      for scalar in (value.text ?? "").unicodeScalars {
        guard case .dict(let table) = arguments[0],
          let found = try table.get(.int(Int(scalar.value)))
        else {
          result.unicodeScalars.append(scalar)
          continue
        }
        if let text = found.text {
          result += text
        } else if let code = found.integer,
          let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: code))
        {
          result.unicodeScalars.append(scalar)
        }
      }
      return Value(result)
    }
    return type
  }

  // MARK: Searching

  private static func searching(_ type: TypeObject) {
    func bounded(_ value: Value, _ arguments: [Value]) throws -> (text: String, start: Int)? {
      guard case .string(let string) = value else { return nil }
      if arguments.count == 1 { return (string.text, 0) }
      let slice = SliceObject(
        start: arguments[1], stop: arguments.count > 2 ? arguments[2] : .none, step: .none)
      let bounds = try slice.indices(string.count)
      if let start = arguments[1].integer, start > string.count { return nil }
      return (string.slice(bounds.start..<bounds.start + bounds.count), bounds.start)
    }
    func characters(_ text: String, _ bytes: Int) -> Int {
      TextSearch.slice(text.utf8, 0, bytes).unicodeScalars.count
    }
    func position(_ name: String, last: Bool, throwing: Bool) {
      type.method(name, 1...3) { value, arguments in
        guard let part = arguments[0].unboxed.text else {
          throw PythonError(.typeError, "must be str, not \(arguments[0].typeName)")
        }
        if let (text, start) = try bounded(value, arguments),
          let found = last
            ? TextSearch.findLast(part, in: text) : TextSearch.find(part, in: text)
        {
          return .int(start + characters(text, found))
        }
        if throwing { throw PythonError(.valueError, "substring not found") }
        return .int(-1)
      }
    }
    position("find", last: false, throwing: false)
    position("rfind", last: true, throwing: false)
    position("index", last: false, throwing: true)
    position("rindex", last: true, throwing: true)
    type.method("count", 1...3) { value, arguments in
      guard let part = arguments[0].text, let (text, _) = try bounded(value, arguments) else {
        return .int(0)
      }
      if part.isEmpty { return .int(text.unicodeScalars.count + 1) }
      return .int(TextSearch.split(text, by: part, limit: -1).count - 1)
    }
    for (name, atEnd) in [("startswith", false), ("endswith", true)] {
      type.method(name, 1...3) { value, arguments in
        let options: [Value]
        if case .tuple(let tuple) = arguments[0] {
          options = tuple.items
        } else {
          options = [arguments[0]]
        }
        guard let (text, _) = try bounded(value, arguments) else { return .bool(false) }
        for option in options {
          guard let part = option.text else {
            throw PythonError(
              .typeError,
              "\(name) first arg must be str or a tuple of str, not \(option.typeName)")
          }
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
      guard let text = value.text, let old = arguments[0].text, let new = arguments[1].text else {
        throw PythonError(.typeError, "replace() argument must be str")
      }
      let limit = arguments.count > 2 ? try arguments[2].requireInteger() : -1
      try Budget.check(text.utf8.count / max(1, old.utf8.count) + 1, times: new.utf8.count)
      return Value(TextSearch.replace(text, old, new, limit: limit))
    }
    type.method("removeprefix", 1...1) { value, arguments in
      guard let text = value.text, let part = arguments[0].text else { return value }
      return text.utf8.starts(with: part.utf8)
        ? Value(String(TextSearch.slice(text.utf8, part.utf8.count, text.utf8.count))) : value
    }
    type.method("removesuffix", 1...1) { value, arguments in
      guard let text = value.text, let part = arguments[0].text, !part.isEmpty,
        text.utf8.reversed().starts(with: part.utf8.reversed())
      else { return value }
      return Value(String(TextSearch.slice(text.utf8, 0, text.utf8.count - part.utf8.count)))
    }
  }

  // MARK: Cases and classes

  private static func cases(_ type: TypeObject) {
    func map(_ name: String, _ change: @escaping (String) -> String) {
      type.method(name, 0...0) { value, _ in Value(change(value.text ?? "")) }
    }
    map("upper") { $0.uppercased() }
    map("lower") { $0.lowercased() }
    map("casefold") { $0.lowercased() }
    map("capitalize") { text in
      guard let first = text.unicodeScalars.first else { return "" }
      return first.properties.titlecaseMapping
        + String(text: text.unicodeScalars.dropFirst()).lowercased()
    }
    map("swapcase") { text in
      text.unicodeScalars.map {
        $0.properties.isLowercase ? $0.properties.uppercaseMapping : $0.properties.lowercaseMapping
      }.joined()
    }
    map("title") { text in
      var result = ""
      var inWord = false
      for scalar in text.unicodeScalars {
        result +=
          inWord ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
        inWord = scalar.properties.isCased
      }
      return result
    }
    func test(_ name: String, _ holds: @escaping (Unicode.Scalar) -> Bool) {
      type.method(name, 0...0) { value, _ in
        let text = value.text ?? ""
        return .bool(!text.isEmpty && text.unicodeScalars.allSatisfy(holds))
      }
    }
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        true
      default: false
      }
    }
    test("isalpha", isLetter)
    test("isdigit") { $0.properties.numericType == .decimal || $0.properties.numericType == .digit }
    test("isdecimal") { $0.properties.numericType == .decimal }
    test("isnumeric") { $0.properties.numericType != nil }
    test("isalnum") { isLetter($0) || $0.properties.numericType != nil }
    test("isspace") { $0.properties.isWhitespace || (0x1c...0x1f).contains($0.value) }
    type.method("isprintable", 0...0) { value, _ in
      .bool((value.text ?? "").unicodeScalars.allSatisfy { $0.isPrintable })
    }
    type.method("isascii", 0...0) { value, _ in
      .bool((value.text ?? "").utf8.allSatisfy { $0 < 0x80 })
    }
    type.method("isidentifier", 0...0) { value, _ in
      let scalars = (value.text ?? "").unicodeScalars
      return .bool(
        scalars.first.map { $0 == "_" || $0.properties.isXIDStart } ?? false
          && scalars.allSatisfy { $0.properties.isXIDContinue })
    }
    for (name, upper) in [("isupper", true), ("islower", false)] {
      type.method(name, 0...0) { value, _ in
        var found = false
        for scalar in (value.text ?? "").unicodeScalars where scalar.properties.isCased {
          if scalar.properties.isUppercase != upper { return .bool(false) }
          found = true
        }
        return .bool(found)
      }
    }
    type.method("istitle", 0...0) { value, _ in
      var (found, inWord) = (false, false)
      for scalar in (value.text ?? "").unicodeScalars {
        let isUpper = scalar.properties.isUppercase
        if scalar.properties.isCased {
          if isUpper == inWord { return .bool(false) }
          found = true
          inWord = true
        } else {
          inWord = false
        }
      }
      return .bool(found)
    }
  }

  // MARK: Splitting and stripping

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

  private static func splitting(_ type: TypeObject) {
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
    type.method(Signature("split(self, sep=None, maxsplit=-1)")) { values in
      Value(list: try split(values, fromRight: false).map { Value($0) })
    }
    type.method(Signature("rsplit(self, sep=None, maxsplit=-1)")) { values in
      Value(list: try split(values, fromRight: true).map { Value($0) })
    }
    type.method(Signature("splitlines(self, keepends=False)")) { values in
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
        guard let text = value.text, let separator = arguments[0].text else { return .none }
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

  // MARK: Filling

  private static func filling(_ type: TypeObject) {
    func pad(_ name: String, _ place: @escaping (_ missing: Int, _ width: Int) -> Int) {
      type.method(name, 1...2) { value, arguments in
        guard case .string(let string) = value else { return value }
        let width = try arguments[0].requireInteger()
        var fill = Character(" ")
        if arguments.count > 1 {
          guard let text = arguments[1].text, text.unicodeScalars.count == 1, let first = text.first
          else {
            throw PythonError(
              .typeError, "The fill character must be exactly one character long")
          }
          fill = first
        }
        let missing = width - string.count
        if missing <= 0 { return value }
        try Budget.check(missing, times: 4)
        let left = place(missing, width)
        return Value(
          String(repeating: fill, count: left) + string.text
            + String(repeating: fill, count: missing - left))
      }
    }
    pad("ljust") { _, _ in 0 }
    pad("rjust") { missing, _ in missing }
    pad("center") { missing, width in missing / 2 + (missing & width & 1) }
    type.method("zfill", 1...1) { value, arguments in
      guard case .string(let string) = value else { return value }
      let missing = try arguments[0].requireInteger() - string.count
      if missing <= 0 { return value }
      try Budget.check(missing, times: 1)
      let zeros = String(repeating: "0", count: missing)
      if let sign = string.text.first, sign == "-" || sign == "+" {
        return Value(String(sign) + zeros + string.text.dropFirst())
      }
      return Value(zeros + string.text)
    }
    type.method(Signature("expandtabs(self, tabsize=8)")) { values in
      let size = try values[1].requireInteger()
      var result = ""
      var column = 0
      for scalar in (values[0].unboxed.text ?? "").unicodeScalars {
        if scalar == "\t" {
          let count = size > 0 ? size - column % size : 0
          try Budget.check(count, times: 1)
          result += String(repeating: " ", count: count)
          column += count
        } else {
          result.unicodeScalars.append(scalar)
          column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        }
      }
      return Value(result)
    }
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
