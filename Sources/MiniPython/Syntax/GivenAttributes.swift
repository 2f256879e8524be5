/// The names that a program gives to attributes of its own objects: methods and fields of its classes,
/// `self.name = value`, and what functions such as `setattr` or `namedtuple` are told in strings.
struct GivenAttributes {
  private(set) var names: Set<String> = []

  init(_ statements: [Statement]) { collect(statements, inClass: false) }

  private mutating func collect(_ statements: [Statement], inClass: Bool) {
    for statement in statements {
      var isClass = inClass
      switch statement.kind {
      case .function(let function, _):
        if inClass { names.insert(function.name) }
        isClass = false
      case .class(let made, _):
        if inClass { names.insert(made.name) }
        isClass = true
      case .assign(let targets, _): for target in targets { bind(target, inClass) }
      case .augmented(let target, _, _), .annotated(let target, _, _), .for(let target, _, _, _):
        bind(target, inClass)
      case .with(let items, _): for (_, target) in items { if let target { bind(target, inClass) } }
      default: break
      }
      for expression in statement.expressions { expression.forEach { collect($0) } }
      for block in statement.blocks { collect(block, inClass: isClass) }
    }
  }

  private mutating func bind(_ target: Expression, _ inClass: Bool) {
    switch target.kind {
    case .name(let name): if inClass { names.insert(name) }
    case .tuple(let items), .list(let items): for item in items { bind(item, inClass) }
    case .starred(let inner): bind(inner, inClass)
    case .attribute(_, let name): names.insert(name)
    default: break
    }
  }

  /// Functions whose strings and keywords name attributes.
  private static let naming: Set<String> = [
    "Namespace", "SimpleNamespace", "add_argument", "add_module", "delattr", "dict", "getattr",
    "hasattr", "make_dataclass", "namedtuple", "register_buffer", "register_module",
    "register_parameter", "setattr", "type",
  ]

  private mutating func collect(_ expression: Expression) {
    switch expression.kind {
    case .tuple(let items), .list(let items): for item in items { collectWords(item) }
    case .dict(let entries): for (key, _) in entries { if let key { collectWords(key) } }
    case .call(let callee, let arguments):
      switch callee.kind {
      case .name(let name) where Self.naming.contains(name),
        .attribute(_, let name) where Self.naming.contains(name):
        for argument in arguments {
          if case .keyword(let name) = argument.kind { names.insert(name) }
          collectWords(argument.value)
        }
      default: break
      }
    default: break
    }
  }

  /// `"open close"` names two fields, `"--half"` an option.
  private mutating func collectWords(_ expression: Expression) {
    guard case .constant(let value) = expression.kind, let text = value.text else { return }
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    names.formUnion(words.map(String.init))
  }
}
