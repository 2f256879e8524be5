/// Where bytes lie in other bytes, and what comes of it: cut, joined, replaced.
extension BytesMethods {
  static func bytes(_ value: Value) -> [UInt8] { value.object(BytesObject.self)?.bytes ?? [] }

  static func like(_ value: Value, _ bytes: some Sequence<UInt8>) -> Value {
    value.object(BytesObject.self)?.like(Array(bytes)) ?? .none
  }

  /// The bytes an argument must be.
  static func part(_ value: Value) throws -> [UInt8] {
    if let known: BytesObject = value.object() { return known.bytes }
    throw PythonError(.typeError, "a bytes-like object is required, not '\(value.typeName)'")
  }

  /// What is looked for: bytes, or one byte as a number.
  private static func wanted(_ value: Value) throws -> [UInt8] {
    if let known: BytesObject = value.object() { return known.bytes }
    guard try value.indexIfInteger() != nil else {
      throw PythonError(
        .typeError, "argument should be integer or bytes-like object, not '\(value.typeName)'")
    }
    return [try ByteArrayObject.byte(value)]
  }

  /// The places where a part begins, without overlaps, at most `limit` of them.
  private static func places(_ part: [UInt8], in all: ArraySlice<UInt8>, limit: Int = .max) -> [Int]
  {
    if part.isEmpty { return Array((all.startIndex...all.endIndex).prefix(limit)) }
    var places: [Int] = []
    var index = all.startIndex
    while index + part.count <= all.endIndex, places.count < limit {
      if all[index...].starts(with: part) {
        places.append(index)
        index += part.count
      } else {
        index += 1
      }
    }
    return places
  }

  private static func lastPlace(_ part: [UInt8], in all: ArraySlice<UInt8>) -> Int? {
    guard part.count <= all.count else { return nil }
    return (all.startIndex...all.endIndex - part.count).last { all[$0...].starts(with: part) }
  }

  /// The bytes between `start` and `end`, the arguments behind the first.
  private static func stretch(_ value: Value, _ arguments: UnsafeBufferPointer<Value>) throws
    -> ArraySlice<UInt8>?
  {
    let all = bytes(value)
    if arguments.count == 1 { return all[...] }
    let slice = SliceObject(
      start: arguments[1], stop: arguments.count > 2 ? arguments[2] : .none, step: .none)
    let bounds = try slice.indices(all.count)
    if let start = try arguments[1].indexIfInteger(), start > all.count { return nil }
    return all[bounds.start..<bounds.start + bounds.count]
  }

  static func installSearching(in type: TypeObject) {
    for (name, last, throwing) in [
      ("find", false, false), ("rfind", true, false), ("index", false, true),
      ("rindex", true, true),
    ] {
      type.method(name, 1...3) { value, arguments in
        let part = try wanted(arguments[0])
        if let all = try stretch(value, arguments),
          let found = last ? lastPlace(part, in: all) : places(part, in: all, limit: 1).first
        {
          return .int(found)
        }
        if throwing { throw PythonError(.valueError, "subsection not found") }
        return .int(-1)
      }
    }
    type.method("count", 1...3) { value, arguments in
      let part = try wanted(arguments[0])
      return .int(try stretch(value, arguments).map { places(part, in: $0).count } ?? 0)
    }
    for (name, atEnd) in [("startswith", false), ("endswith", true)] {
      type.method(name, 1...3) { value, arguments in
        let options: [Value]
        if case .tuple(let tuple) = arguments[0] {
          options = tuple.items
        } else {
          options = [arguments[0]]
        }
        for option in options {
          guard let part: BytesObject = option.object() else {
            throw PythonError(
              .typeError,
              "\(name) first arg must be bytes or a tuple of bytes, not \(option.typeName)")
          }
          guard let all = try stretch(value, arguments) else { continue }
          if atEnd ? all.suffix(part.bytes.count) == part.bytes[...] : all.starts(with: part.bytes)
          {
            return .bool(true)
          }
        }
        return .bool(false)
      }
    }
    type.method("replace", 2...3) { value, arguments in
      let (all, old, new) = (bytes(value), try part(arguments[0]), try part(arguments[1]))
      let limit = arguments.count > 2 ? try arguments[2].requireInteger() : -1
      var result: [UInt8] = []
      var end = 0
      let places = places(old, in: all[...], limit: limit < 0 ? .max : limit)
      try Budget.check(places.count, times: new.count)
      for place in places {
        result += all[end..<place] + new
        end = place + old.count
      }
      return like(value, result + all[end...])
    }
    type.method("removeprefix", 1...1) { value, arguments in
      let (all, part) = (bytes(value), try part(arguments[0]))
      return like(value, all.dropFirst(all.starts(with: part) ? part.count : 0))
    }
    type.method("removesuffix", 1...1) { value, arguments in
      let (all, part) = (bytes(value), try part(arguments[0]))
      return like(value, all.dropLast(all.suffix(part.count) == part[...] ? part.count : 0))
    }
    for (name, fromRight) in [("partition", false), ("rpartition", true)] {
      type.method(name, 1...1) { value, arguments in
        let (all, part) = (bytes(value), try part(arguments[0]))
        if part.isEmpty { throw PythonError(.valueError, "empty separator") }
        let found =
          fromRight ? lastPlace(part, in: all[...]) : places(part, in: all[...], limit: 1).first
        guard let found else {
          let pieces = fromRight ? [[], [], all] : [all, [], []]
          return Value(tuple: pieces.map { like(value, $0) })
        }
        let pieces = [all[..<found], part[...], all[(found + part.count)...]]
        return Value(tuple: pieces.map { like(value, $0) })
      }
    }
    for (name, fromRight) in [("split", false), ("rsplit", true)] {
      type.method(Signature(builtin: "\(name)(self, sep=None, maxsplit=-1)")) { values in
        let limit = try values[2].requireInteger()
        let pieces = try pieces(of: bytes(values[0]), values[1], limit, fromRight: fromRight)
        return Value(list: pieces.map { like(values[0], $0) })
      }
    }
    type.method("join", 1...1) { value, arguments in
      let items = try arguments[0].iterator(orRefusal: "can only join an iterable").iterated()
      let parts = try items.enumerated().map { index, item in
        guard let part: BytesObject = item.object() else {
          throw PythonError(
            .typeError,
            "sequence item \(index): expected a bytes-like object, \(item.typeName) found")
        }
        return part.bytes
      }
      return like(value, parts.joined(separator: bytes(value)))
    }
  }

  private static func pieces(
    of all: [UInt8], _ separator: Value, _ limit: Int, fromRight: Bool
  ) throws -> [[UInt8]] {
    if fromRight {
      // Read backwards, the last pieces are the first.
      let turned: Value =
        separator.isNone
        ? .none : .object(BytesObject(try part(separator).reversed()))
      return try pieces(of: all.reversed(), turned, limit, fromRight: false).reversed().map {
        $0.reversed()
      }
    }
    if separator.isNone {
      var pieces: [[UInt8]] = []
      var rest = all[...]
      while true {
        rest = rest.drop(while: isSpace)
        if rest.isEmpty { return pieces }
        let piece = pieces.count == limit ? rest : rest.prefix { !isSpace($0) }
        pieces.append(Array(piece))
        rest = rest[piece.endIndex...]
      }
    }
    let part = try part(separator)
    if part.isEmpty { throw PythonError(.valueError, "empty separator") }
    var pieces: [[UInt8]] = []
    var start = 0
    for place in places(part, in: all[...], limit: limit < 0 ? .max : limit) {
      pieces.append(Array(all[start..<place]))
      start = place + part.count
    }
    return pieces + [Array(all[start...])]
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || 9...13 ~= byte }
}
