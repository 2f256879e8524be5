/// An expression and where it stands.
final class Expression {
  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  indirect enum Kind {
    case constant(Value)
    case name(String)
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    /// A nil key is `**value`.
    case dict([(key: Expression?, value: Expression)])
    case binary(BinaryOperator, Expression, Expression)
    case unary(UnaryOperator, Expression)
    case not(Expression)
    case boolean(isAnd: Bool, [Expression])
    case compare(Expression, [(Test, Expression)])
    case call(Expression, [Argument])
    case attribute(Expression, String)
    case subscript_(Expression, Expression)
    case slice(Expression?, Expression?, Expression?)
    case lambda(Function)
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case comprehension(Comprehension)
    case joined([JoinedPart])
    case starred(Expression)
    case named(String, Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
  }

  enum Test {
    case compare(Comparison)
    case `in`, notIn, `is`, isNot
  }

  struct Argument {
    enum Kind { case positional, star, doubleStar, keyword(String) }
    var kind: Kind
    var value: Expression
    var span: Span
  }

  enum JoinedPart {
    case text(String)
    case field(Expression, conversion: Character?, spec: [JoinedPart])
  }

  final class Comprehension {
    enum Kind { case list, set, dict, generator }
    let kind: Kind
    let element: Expression
    let value: Expression?
    let clauses: [Clause]

    struct Clause {
      var target: Expression
      var iterable: Expression
      var conditions: [Expression]
    }

    init(_ kind: Kind, _ element: Expression, _ value: Expression?, _ clauses: [Clause]) {
      self.kind = kind
      self.element = element
      self.value = value
      self.clauses = clauses
    }
  }
}

/// A function's parameters and body; for a lambda the body is one return.
final class Function {
  let name: String
  let parameters: Parameters
  let body: [Statement]
  let span: Span
  let documentation: String?

  init(
    name: String, parameters: Parameters, body: [Statement], span: Span, documentation: String?
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.span = span
    self.documentation = documentation
  }

  struct Parameter {
    var name: String
    var fallback: Expression?
    var annotation: Expression?
  }

  struct Parameters {
    var positional: [Parameter] = []
    var positionalOnly = 0
    var star: String?
    var keywordOnly: [Parameter] = []
    var doubleStar: String?
    /// What the function says about its parameters and, as `return`, about its result.
    var annotations: [(name: String, annotation: Expression)] = []
  }
}

/// A statement and where it stands.
final class Statement {
  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  enum Kind {
    case expression(Expression)
    case assign([Expression], Expression)
    case augmented(Expression, BinaryOperator, Expression)
    case annotated(Expression, annotation: Expression, Expression?)
    case `return`(Expression?)
    case raise(Expression?, from: Expression?)
    case assert(Expression, Expression?)
    case delete([Expression])
    case pass, `break`, `continue`
    case global([String])
    case nonlocal([String])
    case `import`([(name: String, alias: String?)])
    case importFrom(String, [(name: String, alias: String?)], level: Int)
    case `if`(Expression, [Statement], [Statement])
    case `while`(Expression, [Statement], [Statement])
    case `for`(Expression, Expression, [Statement], [Statement])
    case with([(Expression, Expression?)], [Statement])
    case `try`([Statement], [Handler], [Statement], [Statement])
    case match(Expression, [Case])
    case function(Function, decorators: [Expression])
    case `class`(Class, decorators: [Expression])
  }

  struct Handler {
    var type: Expression?
    var name: String?
    var body: [Statement]
    var span: Span
  }

  /// One `case` of a `match` statement.
  struct Case {
    var pattern: Pattern
    var guardCondition: Expression?
    var body: [Statement]
    var span: Span
  }

  final class Class {
    let name: String
    let arguments: [Expression.Argument]
    let body: [Statement]
    let documentation: String?

    init(
      name: String, arguments: [Expression.Argument], body: [Statement], documentation: String?
    ) {
      self.name = name
      self.arguments = arguments
      self.body = body
      self.documentation = documentation
    }
  }
}
