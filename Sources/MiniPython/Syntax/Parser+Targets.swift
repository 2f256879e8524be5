/// What can be assigned to, and what is said about the rest.
extension Parser {
  func checkAugmented(_ target: Expression) throws {
    switch target.kind {
    case .name, .attribute, .subscript_: return
    default:
      throw invalid(
        "'\(target.describedForErrors)' is an illegal expression for augmented assignment",
        target.span)
    }
  }

  /// Throws unless the expression can be assigned to (or deleted).
  func checkTarget(_ target: Expression, verb: String, top: Bool = true) throws {
    switch target.kind {
    case .name, .attribute, .subscript_: return
    case .tuple(let items), .list(let items):
      for item in items { try checkTarget(item, verb: verb, top: false) }
    case .starred(let inner) where verb == "assign to":
      if top { throw invalid("starred assignment target must be in a list or tuple", target.span) }
      try checkTarget(inner, verb: verb, top: false)
    default:
      let what = target.describedForErrors
      if verb == "assign to", top {
        switch target.kind {
        case .comprehension, .joined, .lambda, .yield, .yieldFrom:
          throw invalid(
            target.isYield
              ? "assignment to yield expression not possible"
              : "cannot assign to \(what) here. Maybe you meant '==' instead of '='?",
            target.span)
        default:
          if case .constant(let value) = target.kind, value.isKeywordConstant {
            throw invalid("cannot assign to \(what)", target.span)
          }
          if case .compare = target.kind {
            throw invalid("cannot assign to \(what)", target.span)
          }
          throw invalid(
            "cannot assign to \(what) here. Maybe you meant '==' instead of '='?", target.span)
        }
      }
      throw invalid("cannot \(verb) \(what)", target.span)
    }
  }
}

extension Span {
  /// The empty span at the beginning of this one.
  var pointAtStart: Span {
    var span = self
    span.endLine = line
    span.endColumn = column
    return span
  }

  /// The empty span at the end of this one.
  var pointAtEnd: Span {
    var span = self
    span.line = endLine
    span.column = endColumn
    return span
  }
}

extension Value {
  var isKeywordConstant: Bool {
    switch self {
    case .none, .bool, .ellipsis: true
    default: false
    }
  }
}

extension Expression {
  var isYield: Bool {
    switch kind {
    case .yield, .yieldFrom: true
    default: false
    }
  }

  /// What CPython calls this kind of expression when it cannot be assigned to.
  var describedForErrors: String {
    switch kind {
    case .constant(let value):
      switch value {
      case .none: "None"
      case .bool(let flag): flag ? "True" : "False"
      case .ellipsis: "ellipsis"
      default: "literal"
      }
    case .name: "name"
    case .tuple: "tuple"
    case .list: "list"
    case .set: "set display"
    case .dict: "dict literal"
    case .binary, .unary, .not, .boolean: "expression"
    case .compare: "comparison"
    case .call: "function call"
    case .attribute: "attribute"
    case .subscript_: "subscript"
    case .slice: "slice"
    case .lambda: "lambda"
    case .conditional: "conditional expression"
    case .comprehension(let comprehension):
      switch comprehension.kind {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .dict: "dict comprehension"
      case .generator: "generator expression"
      }
    case .joined: "f-string expression"
    case .starred: "starred"
    case .named: "named expression"
    case .yield, .yieldFrom: "yield expression"
    }
  }
}
