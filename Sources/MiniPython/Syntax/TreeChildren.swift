/// What a tree is made of, for those who look for something in all of it.
extension Statement {
  /// The expressions of the statement itself, without those of blocks inside.
  var expressions: [Expression] {
    switch kind {
    case .expression(let value): [value]
    case .assign(let targets, let value): targets + [value]
    case .augmented(let target, _, let value): [target, value]
    case .annotated(let target, _, let value): [target] + (value.map { [$0] } ?? [])
    case .return(let value): value.map { [$0] } ?? []
    case .raise(let exception, let cause): [exception, cause].compactMap { $0 }
    case .assert(let test, let message): [test] + (message.map { [$0] } ?? [])
    case .delete(let targets): targets
    case .pass, .break, .continue, .global, .nonlocal, .import, .importFrom: []
    case .if(let test, _, _), .while(let test, _, _): [test]
    case .for(let target, let iterable, _, _): [target, iterable]
    case .with(let items, _): items.flatMap { [$0.0] + ($0.1.map { [$0] } ?? []) }
    case .try(_, let handlers, _, _): handlers.compactMap(\.type)
    case .match(let subject, let cases):
      [subject] + cases.flatMap { $0.pattern.expressions + ($0.guardCondition.map { [$0] } ?? []) }
    case .function(let function, let decorators): decorators + function.fallbacks
    case .class(let made, let decorators): decorators + made.arguments.map(\.value)
    }
  }

  /// The blocks of the statement.
  var blocks: [[Statement]] {
    switch kind {
    case .if(_, let then, let otherwise): [then, otherwise]
    case .while(_, let body, let otherwise), .for(_, _, let body, let otherwise): [body, otherwise]
    case .with(_, let body): [body]
    case .try(let body, let handlers, let otherwise, let finally):
      [body] + handlers.map(\.body) + [otherwise, finally]
    case .match(_, let cases): cases.map(\.body)
    case .function(let function, _): [function.body]
    case .class(let made, _): [made.body]
    default: []
    }
  }
}

extension Function {
  /// The values that parameters have when nobody gives one.
  var fallbacks: [Expression] {
    (parameters.positional + parameters.keywordOnly).compactMap(\.fallback)
  }

  /// The names of all parameters.
  var parameterNames: [String] {
    (parameters.positional + parameters.keywordOnly).map(\.name)
      + [parameters.star, parameters.doubleStar].compactMap { $0 }
  }
}

extension Expression {
  /// The expressions directly inside; of a lambda its default values and its body.
  var children: [Expression] {
    switch kind {
    case .constant, .name: []
    case .tuple(let items), .list(let items), .set(let items), .boolean(_, let items): items
    case .dict(let entries): entries.flatMap { ($0.key.map { [$0] } ?? []) + [$0.value] }
    case .binary(_, let left, let right), .subscript_(let left, let right): [left, right]
    case .unary(_, let operand), .not(let operand), .attribute(let operand, _),
      .starred(let operand), .named(_, let operand), .yieldFrom(let operand):
      [operand]
    case .yield(let operand): operand.map { [$0] } ?? []
    case .compare(let first, let rest): [first] + rest.map(\.1)
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .slice(let lower, let upper, let step): [lower, upper, step].compactMap { $0 }
    case .lambda(let function):
      function.fallbacks + function.body.flatMap(\.expressions)
    case .conditional(let test, let then, let otherwise): [test, then, otherwise]
    case .comprehension(let made):
      made.clauses.flatMap { [$0.target, $0.iterable] + $0.conditions }
        + [made.element] + (made.value.map { [$0] } ?? [])
    case .joined(let parts): Self.fields(of: parts)
    }
  }

  private static func fields(of parts: [JoinedPart]) -> [Expression] {
    parts.flatMap { part -> [Expression] in
      guard case .field(let value, _, let spec) = part else { return [] }
      return [value] + fields(of: spec)
    }
  }

  /// Calls the closure with the expression and all inside of it.
  func forEach(_ body: (Expression) throws -> Void) rethrows {
    var open = [self]
    while let next = open.popLast() {
      try body(next)
      open += next.children
    }
  }
}
