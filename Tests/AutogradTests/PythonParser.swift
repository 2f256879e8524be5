import Foundation

@testable import Autograd

/// Parses the expressions of the golden table by precedence climbing.
struct PythonParser {
  private var tokens: [String] = []
  private var position = 0

  static func parse(_ source: String) throws -> PythonExpression {
    var parser = PythonParser()
    parser.tokens = tokenize(source)
    let result = try parser.tuple()
    guard parser.position == parser.tokens.count else {
      throw PythonExpression.Failure(description: "trailing \(parser.tokens[parser.position...])")
    }
    return result
  }

  private static func tokenize(_ source: String) -> [String] {
    let pattern =
      #"\s*(\d+\.?\d*(?:e-?\d+)?|\.\d+(?:e-?\d+)?|[A-Za-z_]\w*|'[^']*'|\*\*|\.\.\.|[-+*/%@()\[\],.:=<>])"#
    let regex = try! NSRegularExpression(pattern: pattern)
    let text = source as NSString
    return regex.matches(in: source, range: NSRange(location: 0, length: text.length))
      .map { text.substring(with: $0.range(at: 1)) }
  }

  private var next: String { position < tokens.count ? tokens[position] : "" }

  private mutating func accept(_ token: String) -> Bool {
    guard next == token else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ token: String) throws {
    guard accept(token) else {
      throw PythonExpression.Failure(description: "expected \(token), found \(next)")
    }
  }

  /// tuple: expression (',' expression)*
  private mutating func tuple() throws -> PythonExpression {
    let first = try subscriptItem()
    guard next == "," else { return first }
    var items = [first]
    while accept(",") {
      if next == ")" || next == "]" || next.isEmpty { break }
      items.append(try subscriptItem())
    }
    return .tuple(items)
  }

  /// subscriptItem: [expression] [':' [expression] [':' [expression]]]
  private mutating func subscriptItem() throws -> PythonExpression {
    if next == ":" || next == "" {
      return try sliceRest(nil)
    }
    let first = try expression()
    return next == ":" ? try sliceRest(first) : first
  }

  private mutating func sliceRest(_ start: PythonExpression?) throws -> PythonExpression {
    try expect(":")
    var end: PythonExpression?
    var step: PythonExpression?
    if ![":", ",", "]"].contains(next) { end = try expression() }
    if accept(":"), ![",", "]"].contains(next) { step = try expression() }
    return .slice(start, end, step)
  }

  private static let precedence = [
    ">": 1, "+": 2, "-": 2, "*": 3, "/": 3, "%": 3, "@": 3, "**": 5,
  ]

  private mutating func expression(_ minimum: Int = 0) throws -> PythonExpression {
    var left: PythonExpression
    if accept("lambda") {
      let parameter = next
      position += 1
      try expect(":")
      return .lambda(parameter, try expression())
    } else if accept("-") {
      left = .unary("-", try expression(4))
    } else {
      left = try postfix()
    }
    while let level = Self.precedence[next], level >= max(minimum, 1) {
      let sign = next
      position += 1
      left = .binary(sign, left, try expression(sign == "**" ? level : level + 1))
    }
    return left
  }

  private mutating func postfix() throws -> PythonExpression {
    var result = try primary()
    while true {
      if accept(".") {
        result = .attribute(result, next)
        position += 1
      } else if accept("(") {
        var arguments: [(String?, PythonExpression)] = []
        while !accept(")") {
          if position + 1 < tokens.count, tokens[position + 1] == "=" {
            let name = next
            position += 2
            arguments.append((name, try expression()))
          } else {
            arguments.append((nil, try expression()))
          }
          _ = accept(",")
        }
        result = .call(result, arguments)
      } else if accept("[") {
        result = .index(result, try tuple())
        try expect("]")
      } else {
        return result
      }
    }
  }

  private mutating func primary() throws -> PythonExpression {
    let token = next
    position += 1
    if token == "(" {
      if accept(")") { return .tuple([]) }
      let inner = try tuple()
      try expect(")")
      return inner
    }
    if token == "[" {
      if accept("]") { return .tuple([]) }
      let inner = try tuple()
      try expect("]")
      if case .tuple = inner { return inner }
      return .tuple([inner])
    }
    if token == "..." { return .literal(.ellipsis) }
    if token.first == "'" { return .literal(.text(String(token.dropFirst().dropLast()))) }
    if let value = Int(token) { return .literal(.number(.int(value))) }
    if let value = Double(token.hasSuffix(".") ? token + "0" : token) {
      return .literal(.number(.double(value)))
    }
    switch token {
    case "None": return .literal(.none)
    case "True": return .literal(.number(.bool(true)))
    case "False": return .literal(.number(.bool(false)))
    case "inf": return .literal(.number(.double(.infinity)))
    case "torch": return .literal(.module([.torch]))
    case "F": return .literal(.module([.functional]))
    case "tuple", "range": return .literal(.function(token, [], nil))
    default: return .name(token)
    }
  }
}
