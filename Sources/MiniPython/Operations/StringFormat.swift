/// `str.format`
enum StringFormat {
  static func apply(_ format: String, _ arguments: Arguments, mapping: Value? = nil) throws
    -> String
  {
    var automatic = 0
    return try apply(
      Array(format.unicodeScalars), arguments, mapping, &automatic, depth: 0)
  }

  private static func apply(
    _ text: [Unicode.Scalar], _ arguments: Arguments, _ mapping: Value?, _ automatic: inout Int,
    depth: Int
  ) throws -> String {
    if depth > 1 { throw PythonError(.valueError, "Max string recursion exceeded") }
    var result = ""
    var index = 0
    while index < text.count {
      let scalar = text[index]
      index += 1
      if scalar == "{" {
        if index < text.count, text[index] == "{" {
          result += "{"
          index += 1
          continue
        }
        guard index < text.count else {
          throw PythonError(.valueError, "Single '{' encountered in format string")
        }
        let start = index
        var level = 1
        // A key in brackets ends at its bracket, whatever it contains; behind the name there are none.
        var inName = true
        var inKey = false
        while index < text.count, level > 0 {
          switch text[index] {
          case "[" where inName: inKey = true
          case "]": inKey = false
          case _ where inKey: break
          case "{": level += 1
          case "}": level -= 1
          case ":", "!": inName = false
          default: break
          }
          index += 1
        }
        if level > 0 { throw PythonError(.valueError, "expected '}' before end of string") }
        result += try field(
          Array(text[start..<index - 1]), arguments, mapping, &automatic, depth)
      } else if scalar == "}" {
        guard index < text.count, text[index] == "}" else {
          throw PythonError(.valueError, "Single '}' encountered in format string")
        }
        result += "}"
        index += 1
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// name ["!" conversion] [":" spec]
  private static func field(
    _ text: [Unicode.Scalar], _ arguments: Arguments, _ mapping: Value?, _ automatic: inout Int,
    _ depth: Int
  ) throws -> String {
    var end = 0
    var bracket = false
    while end < text.count {
      if text[end] == "[" { bracket = true }
      if text[end] == "]" { bracket = false }
      if !bracket, text[end] == "!" || text[end] == ":" { break }
      end += 1
    }
    var value = try lookup(Array(text[..<end]), arguments, mapping, &automatic)
    if end < text.count, text[end] == "!" {
      guard end + 1 < text.count else {
        throw PythonError(.valueError, "unmatched '{' in format spec")
      }
      switch text[end + 1] {
      case "r": value = Value(try value.repr())
      case "s": value = Value(try value.str())
      case "a": value = Value(Representation.ascii(try value.repr()))
      default:
        throw PythonError(
          .valueError, "Unknown conversion specifier \(text[end + 1])")
      }
      end += 2
      if end < text.count, text[end] != ":" {
        throw PythonError(.valueError, "expected ':' after conversion specifier")
      }
    }
    guard end < text.count else { return try value.formatted("") }
    let spec = Array(text[(end + 1)...])
    if !spec.contains("{"), !spec.contains("}") {
      return try value.formatted(String(text: spec))
    }
    return try value.formatted(
      try apply(spec, arguments, mapping, &automatic, depth: depth + 1))
  }

  private static func lookup(
    _ text: [Unicode.Scalar], _ arguments: Arguments, _ mapping: Value?, _ automatic: inout Int
  ) throws -> Value {
    var index = text.firstIndex { $0 == "." || $0 == "[" } ?? text.count
    let name = String(text: text[..<index])
    var value: Value
    if name.utf8.allSatisfy(Lexer.isDigit) {
      if name.isEmpty, automatic < 0 {
        throw PythonError(
          .valueError,
          "cannot switch from manual field specification to automatic field numbering")
      }
      if !name.isEmpty, automatic > 0 {
        throw PythonError(
          .valueError,
          "cannot switch from automatic field numbering to manual field specification")
      }
      guard let position = name.isEmpty ? automatic : Int(name) else {
        throw PythonError(.valueError, "Too many decimal digits in format string")
      }
      if name.isEmpty { automatic += 1 } else { automatic = -1 }
      guard position >= 0, let found = arguments[position] else {
        throw PythonError(
          .indexError,
          "Replacement index \(position) out of range for positional args tuple")
      }
      value = found
    } else if let mapping {
      value = try mapping.getItem(Value(name))
    } else {
      guard let found = arguments[keyword: name] else {
        throw PythonError(ExceptionObject(type: .keyError, arguments: [Value(name)]))
      }
      value = found
    }
    while index < text.count {
      if text[index] == "." {
        let end = text[(index + 1)...].firstIndex { $0 == "." || $0 == "[" } ?? text.count
        let attribute = String(text: text[(index + 1)..<end])
        if attribute.isEmpty {
          throw PythonError(.valueError, "Empty attribute in format string")
        }
        value = try value.attribute(attribute)
        index = end
      } else if text[index] == "[" {
        guard let end = text[index...].firstIndex(of: "]") else {
          throw PythonError(.valueError, "Missing ']' in format string")
        }
        let key = String(text: text[(index + 1)..<end])
        if key.isEmpty { throw PythonError(.valueError, "Empty attribute in format string") }
        let position = key.utf8.allSatisfy(Lexer.isDigit) ? Int(key) : nil
        value = try value.getItem(position.map { .int($0) } ?? Value(key))
        index = end + 1
      } else {
        throw PythonError(
          .valueError, "Only '.' or '[' may follow ']' in format field specifier")
      }
    }
    return value
  }
}
