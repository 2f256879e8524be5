/// `str`: construction and methods.
enum StringMethods {
  nonisolated(unsafe) private static let signature = Signature(
    builtin: "str(object='', encoding=None, errors=None)")

  static func installed(in type: TypeObject) -> TypeObject {
    type.convertOne = { value in
      if case .string = value { return value }
      return Value(try value.str())
    }
    type.convert = { arguments in
      let values = try signature.bind(arguments)
      for (value, role) in zip(values.dropFirst(), ["encoding", "errors"]) where !value.isNone {
        _ = try part(value, "str() argument '\(role)'")
      }
      let value = values[0]
      if !values[1].isNone || !values[2].isNone {
        if value.text != nil { throw PythonError(.typeError, "decoding str is not supported") }
        guard let coded: BytesObject = value.object() else {
          throw PythonError(
            .typeError, "decoding to str: need a bytes-like object, \(value.typeName) found")
        }
        return Value(
          try BytesMethods.decode(
            coded.bytes, values[1].text ?? "utf-8", values[2].text ?? "strict"))
      }
      if case .string = value { return value }
      return Value(try value.str())
    }
    installSearching(in: type)
    installCases(in: type)
    installSplitting(in: type)
    installFilling(in: type)
    type.method("join", 1...1) { value, arguments in
      let separator = value.text ?? ""
      var result = ""
      var index = 0
      try arguments[0].iterator(orRefusal: "can only join an iterable").forEach { item in
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
    type.method(Signature(builtin: "encode(self, encoding='utf-8', errors='strict')")) { values in
      .object(
        BytesObject(
          try BytesMethods.encode(
            values[0].unboxed.text ?? "", try part(values[1], "encode() argument 'encoding'"))))
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
}
