/// Strings widened to a width.
extension StringMethods {
  static func installFilling(in type: TypeObject) {
    func pad(_ name: String, _ place: @escaping (_ missing: Int, _ width: Int) -> Int) {
      type.method(name, 1...2) { value, arguments in
        guard case .string(let string) = value else { return value }
        let width = try arguments[0].requireInteger()
        var fill = Character(" ")
        if arguments.count > 1 {
          guard let text = arguments[1].unboxed.text else {
            throw PythonError(
              .typeError,
              "The fill character must be a unicode character, not \(arguments[1].typeName)")
          }
          guard text.unicodeScalars.count == 1, let first = text.first
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
    type.method(Signature(builtin: "expandtabs(self, tabsize=8)")) { values in
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
