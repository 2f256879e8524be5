/// Bytes taken for ASCII text: cases, padding, lines, translation.
extension BytesMethods {
  private static func isUpper(_ byte: UInt8) -> Bool { 65...90 ~= byte }
  private static func isLower(_ byte: UInt8) -> Bool { 97...122 ~= byte }
  private static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
  private static func upper(_ byte: UInt8) -> UInt8 { isLower(byte) ? byte - 32 : byte }
  private static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 32 : byte }

  static func installText(in type: TypeObject) {
    installCases(in: type)
    installPadding(in: type)
    for (name, left, right) in [
      ("strip", true, true), ("lstrip", true, false), ("rstrip", false, true),
    ] {
      type.method(name, 0...1) { value, arguments in
        let set = try arguments.first.flatMap { $0.isNone ? nil : Set(try part($0)) }
        let goes = { (byte: UInt8) in set?.contains(byte) ?? isSpace(byte) }
        var all = bytes(value)[...]
        if left { all = all.drop(while: goes) }
        if right { while let last = all.last, goes(last) { all.removeLast() } }
        return like(value, all)
      }
    }
    type.method(Signature(builtin: "splitlines(self, keepends=False)")) { values in
      let keeps = try values[1].truth()
      var lines: [Value] = []
      var rest = bytes(values[0])[...]
      while !rest.isEmpty {
        let line = rest.prefix { $0 != 10 && $0 != 13 }
        let isPair = rest[line.endIndex...].starts(with: [13, 10])
        let next = min(line.endIndex + (isPair ? 2 : 1), rest.endIndex)
        lines.append(like(values[0], keeps ? rest[..<next] : line))
        rest = rest[next...]
      }
      return Value(list: lines)
    }
    type.method("hex", 0...2) { value, arguments in
      let digits = bytes(value).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      guard let separator = arguments.first else { return Value(digits.joined()) }
      let mark = separator.unboxed.text ?? separator.object(BytesObject.self)?.ascii
      guard let mark, mark.unicodeScalars.count == 1 else {
        throw PythonError(.valueError, "sep must be length 1.")
      }
      // Groups are counted from the right unless their size is negative.
      let size = arguments.count > 1 ? try arguments[1].requireInteger() : 1
      if size == 0 { return Value(digits.joined()) }
      let offset = size > 0 ? digits.count % size : 0
      return Value(
        digits.enumerated().map { index, pair in
          index > 0 && (index - offset) % Int(size.magnitude) == 0 ? mark + pair : pair
        }.joined())
    }
    type.method(Signature(builtin: "translate(self, table, /, delete=())")) { values in
      let gone = values[2].sequence == nil ? Set(try part(values[2])) : []
      let kept = bytes(values[0]).filter { !gone.contains($0) }
      if values[1].isNone { return like(values[0], kept) }
      let table = try part(values[1])
      guard table.count == 256 else {
        throw PythonError(.valueError, "translation table must be 256 characters long")
      }
      return like(values[0], kept.map { table[Int($0)] })
    }
    type.staticMethod("maketrans") { arguments in
      try arguments.expect("maketrans", 2...2)
      let (from, to) = (try part(arguments.positional[0]), try part(arguments.positional[1]))
      guard from.count == to.count else {
        throw PythonError(.valueError, "maketrans arguments must have same length")
      }
      var table = (0...255).map { UInt8($0) }
      for (old, new) in zip(from, to) { table[Int(old)] = new }
      return .object(BytesObject(table))
    }
  }

  private static func installCases(in type: TypeObject) {
    func map(_ name: String, _ change: @escaping ([UInt8]) -> [UInt8]) {
      type.method(name, 0...0) { value, _ in like(value, change(bytes(value))) }
    }
    map("upper") { $0.map(upper) }
    map("lower") { $0.map(lower) }
    map("swapcase") { $0.map { isUpper($0) ? lower($0) : upper($0) } }
    map("capitalize") { $0.prefix(1).map(upper) + $0.dropFirst().map(lower) }
    map("title") { all in
      all.indices.map { index in
        index > 0 && isLetter(all[index - 1]) ? lower(all[index]) : upper(all[index])
      }
    }
    func test(_ name: String, _ holds: @escaping (UInt8) -> Bool) {
      type.method(name, 0...0) { value, _ in
        let all = bytes(value)
        return .bool(!all.isEmpty && all.allSatisfy(holds))
      }
    }
    test("isalpha", isLetter)
    test("isdigit") { 48...57 ~= $0 }
    test("isalnum") { isLetter($0) || 48...57 ~= $0 }
    test("isspace", isSpace)
    type.method("isascii", 0...0) { value, _ in .bool(bytes(value).allSatisfy { $0 < 0x80 }) }
    type.method("isupper", 0...0) { value, _ in
      .bool(bytes(value).contains(where: isUpper) && !bytes(value).contains(where: isLower))
    }
    type.method("islower", 0...0) { value, _ in
      .bool(bytes(value).contains(where: isLower) && !bytes(value).contains(where: isUpper))
    }
    type.method("istitle", 0...0) { value, _ in
      let all = bytes(value)
      let fits = all.indices.allSatisfy { index in
        let inWord = index > 0 && isLetter(all[index - 1])
        return inWord ? !isUpper(all[index]) : !isLower(all[index])
      }
      return .bool(fits && all.contains(where: isLetter))
    }
  }

  private static func installPadding(in type: TypeObject) {
    func pad(_ name: String, _ left: @escaping (_ missing: Int, _ width: Int) -> Int) {
      type.method(name, 1...2) { value, arguments in
        let all = bytes(value)
        let width = try arguments[0].requireInteger()
        var fill: [UInt8] = [32]
        if arguments.count > 1 {
          fill = bytes(arguments[1])
          guard fill.count == 1 else {
            throw PythonError(
              .typeError,
              "\(name)() argument 2 must be a byte string of length 1, not \(arguments[1].typeName)"
            )
          }
        }
        let missing = max(0, width - all.count)
        try Budget.check(missing, times: 1)
        let before = missing == 0 ? 0 : left(missing, width)
        return like(
          value,
          [UInt8](repeating: fill[0], count: before) + all
            + [UInt8](repeating: fill[0], count: missing - before))
      }
    }
    pad("ljust") { _, _ in 0 }
    pad("rjust") { missing, _ in missing }
    pad("center") { missing, width in missing / 2 + (missing & width & 1) }
    type.method("zfill", 1...1) { value, arguments in
      let all = bytes(value)
      let missing = max(0, try arguments[0].requireInteger() - all.count)
      try Budget.check(missing, times: 1)
      let sign = all.prefix { $0 == 43 || $0 == 45 }.prefix(1)
      return like(value, sign + [UInt8](repeating: 48, count: missing) + all.dropFirst(sign.count))
    }
    type.method(Signature(builtin: "expandtabs(self, tabsize=8)")) { values in
      let size = try values[1].requireInteger()
      var result: [UInt8] = []
      var column = 0
      for byte in bytes(values[0]) {
        if byte == 9 {
          let count = size > 0 ? size - column % size : 0
          try Budget.check(count, times: 1)
          result += [UInt8](repeating: 32, count: count)
          column += count
        } else {
          result.append(byte)
          column = byte == 10 || byte == 13 ? 0 : column + 1
        }
      }
      return like(values[0], result)
    }
  }
}
