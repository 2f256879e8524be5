extension TensorValue {
  var json: JSON {
    switch self {
    case .whole(let shape, let data):
      ["shape": JSON(shape), "data": .array(data.map { .number($0) })]
    case .statistics(let shape, let min, let max, let mean, let norm, let nan):
      [
        "shape": JSON(shape), "min": .number(min), "max": .number(max), "mean": .number(mean),
        "norm": .number(norm), "nan": .integer(nan),
      ]
    }
  }

  /// `before + incoming = after` solved for what arrived, for traces that do not tell it.
  static func incoming(before: TensorValue?, after: TensorValue) -> TensorValue {
    guard case .whole(let shape, let new) = after, case .whole(_, let old)? = before,
      old.count == new.count
    else { return after }
    return .whole(shape: shape, data: zip(new, old).map { $0 - $1 })
  }
}

extension Fields {
  func value(_ key: String) throws(FormatError) -> TensorValue {
    guard let value = try optionalValue(key) else { throw error("\"\(key)\" is missing") }
    return value
  }

  func optionalValue(_ key: String) throws(FormatError) -> TensorValue? {
    guard let json = self[key] else { return nil }
    return try tensorValue(json, key)
  }

  /// A list of values, in which null says that there is none.
  func values(_ key: String) throws(FormatError) -> [TensorValue?] {
    var values: [TensorValue?] = []
    for json in try optional(key, "a list of values", { $0.all { $0 } }) ?? [] {
      values.append(json == .null ? nil : try tensorValue(json, key))
    }
    return values
  }

  private func tensorValue(_ json: JSON, _ key: String) throws(FormatError) -> TensorValue {
    guard case .object = json else { throw error("\"\(key)\" should be a tensor's value") }
    let fields = Fields(members: json, line: line)
    let shape = try fields.integers("shape")
    if let data = fields["data"] {
      guard let elements = data.all({ $0.double }) else {
        throw error("\"data\" of \"\(key)\" should be a list of numbers")
      }
      guard let count = elementCount(shape), elements.count == count else {
        throw error("\"data\" of \"\(key)\" has \(elements.count) elements, its shape is \(shape)")
      }
      return TensorValue(shape: shape, elements: elements)
    }
    func number(_ name: String) throws(FormatError) -> Double {
      try fields.required(name, "a number") { $0.double }
    }
    return .statistics(
      shape: shape, min: try number("min"), max: try number("max"), mean: try number("mean"),
      norm: try number("norm"), nan: try fields.optionalInteger("nan") ?? 0)
  }

  private func elementCount(_ shape: [Int]) -> Int? {
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow || size < 0 { return nil }
      count = product
    }
    return count
  }
}
