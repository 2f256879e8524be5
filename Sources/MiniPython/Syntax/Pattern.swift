/// A pattern of a `case` and where it stands.
final class Pattern {
  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  indirect enum Kind {
    /// Equal to a literal or to what a dotted name stands for.
    case value(Expression)
    /// `None`, `True` or `False` itself.
    case constant(Value)
    /// Anything, bound to the name; `_` binds nothing.
    case capture(String?)
    /// A list or tuple, with at most one `star` among its parts.
    case sequence([Pattern])
    /// The rest of a sequence.
    case star(String?)
    case mapping([(key: Expression, pattern: Pattern)], rest: String?)
    case instance(Expression, positional: [Pattern], keywords: [(name: String, pattern: Pattern)])
    case any([Pattern])
    case bound(Pattern, String)
  }

  /// The names the pattern binds, in reading order.
  var names: [String] {
    switch kind {
    case .value, .constant: []
    case .capture(let name), .star(let name): name.map { [$0] } ?? []
    case .sequence(let parts): parts.flatMap(\.names)
    case .mapping(let pairs, let rest): pairs.flatMap(\.pattern.names) + (rest.map { [$0] } ?? [])
    case .instance(_, let positional, let keywords):
      positional.flatMap(\.names) + keywords.flatMap(\.pattern.names)
    case .any(let choices): choices.first?.names ?? []
    case .bound(let inner, let name): inner.names + [name]
    }
  }

  /// Whether it matches everything, so that no further `case` could be reached.
  var isIrrefutable: Bool {
    switch kind {
    case .capture: true
    case .bound(let inner, _): inner.isIrrefutable
    case .any(let choices): choices.contains(where: \.isIrrefutable)
    default: false
    }
  }

  /// The expressions that are evaluated to decide.
  var expressions: [Expression] {
    switch kind {
    case .value(let expression): [expression]
    case .constant, .capture, .star: []
    case .sequence(let parts), .any(let parts): parts.flatMap(\.expressions)
    case .mapping(let pairs, _): pairs.flatMap { [$0.key] + $0.pattern.expressions }
    case .instance(let type, let positional, let keywords):
      [type] + positional.flatMap(\.expressions) + keywords.flatMap(\.pattern.expressions)
    case .bound(let inner, _): inner.expressions
    }
  }
}
