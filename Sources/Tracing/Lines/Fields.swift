/// The fields of one line of a trace, read with errors that name the line and the field.
struct Fields {
  let members: JSON
  let line: Int

  func error(_ problem: String) -> FormatError { FormatError(line: line, problem: problem) }

  /// The field, or nil when it is missing or null.
  subscript(key: String) -> JSON? {
    let value = members[key]
    return value == .null ? nil : value
  }

  func optional<T>(
    _ key: String, _ expected: String, _ read: (JSON) -> T?
  ) throws(FormatError) -> T? {
    guard let json = self[key] else { return nil }
    guard let value = read(json) else { throw error("\"\(key)\" should be \(expected)") }
    return value
  }

  func required<T>(
    _ key: String, _ expected: String, _ read: (JSON) -> T?
  ) throws(FormatError) -> T {
    guard let value = try optional(key, expected, read) else {
      throw error("\"\(key)\" is missing")
    }
    return value
  }

  func integer(_ key: String) throws(FormatError) -> Int {
    try required(key, "an integer") { $0.integer }
  }

  func optionalInteger(_ key: String) throws(FormatError) -> Int? {
    try optional(key, "an integer") { $0.integer }
  }

  func string(_ key: String) throws(FormatError) -> String {
    try required(key, "a string") { $0.string }
  }

  func optionalString(_ key: String) throws(FormatError) -> String? {
    try optional(key, "a string") { $0.string }
  }

  func flag(_ key: String, default missing: Bool) throws(FormatError) -> Bool {
    try optional(key, "true or false") { $0.flag } ?? missing
  }

  func strings(_ key: String) throws(FormatError) -> [String] {
    try optional(key, "a list of strings") { $0.all { $0.string } } ?? []
  }

  func integers(_ key: String) throws(FormatError) -> [Int] {
    try required(key, "a list of integers") { $0.integers }
  }

  /// The objects of a list; none when the field is missing.
  func objects(_ key: String) throws(FormatError) -> [Fields] {
    let objects = try optional(key, "a list of objects") { list in
      list.all { if case .object = $0 { $0 } else { nil } }
    }
    return (objects ?? []).map { Fields(members: $0, line: line) }
  }
}

extension JSON {
  /// The number as an integer, also when it is written `3.0`.
  var integer: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  /// The number, with the three words that stand for what JSON has no numbers for.
  var double: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    case .bool(let flag): flag ? 1 : 0
    case .string("NaN"): .nan
    case .string("Infinity"): .infinity
    case .string("-Infinity"): -.infinity
    default: nil
    }
  }

  /// The text of a string.
  var string: String? { if case .string(let string) = self { string } else { nil } }

  var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }

  var integers: [Int]? { all { $0.integer } }

  /// The elements of an array, if every one of them can be read.
  func all<T>(_ read: (JSON) -> T?) -> [T]? {
    guard case .array(let elements) = self else { return nil }
    var values: [T] = []
    for element in elements {
      guard let value = read(element) else { return nil }
      values.append(value)
    }
    return values
  }

  init(_ integers: [Int]) { self = .array(integers.map { .integer($0) }) }

  init(_ strings: [String]) { self = .array(strings.map { .string($0) }) }
}
