/// Turns a tree into code. One instance makes one code object.
final class Compiler {
  /// What the code of a module does with expressions that stand as statements.
  enum Mode {
    /// Nothing: a file.
    case file
    /// The last one is the result: a cell.
    case cell
    /// Each is shown: the interactive prompt.
    case interactive
  }

  /// What is compiled into the code besides the program.
  struct Options {
    var mode = Mode.file
    /// Report bindings to the observer.
    var notesBindings = false
    /// Report the beginning of statements to the observer.
    var notesLines = false
  }

  let scope: Scope
  let scopes: [ObjectIdentifier: Scope]
  let options: Options
  let intern: (String) -> StringObject
  var code: CodeBuilder
  var registers: [String: Int] = [:]
  var top = 0
  var blocks: [Block] = []
  var assigned: Set<Int> = []
  private var constantIndices: [ConstantKey: Int] = [:]
  var classRegister = -1

  private enum ConstantKey: Hashable {
    case int(Int), float(UInt64), string(ObjectIdentifier), bool(Bool), none, ellipsis
  }

  /// An enclosing construct that `break`, `continue`, `return` or an exception may leave.
  final class Block {
    enum Kind {
      case loop(breaks: [Int], continueTarget: Int, iterator: Bool)
      case guarded(cleanup: (Compiler) throws -> Void)
    }
    var kind: Kind
    var ranges: [(start: Int, end: Int)] = []
    var openStart: Int

    init(_ kind: Kind, at start: Int) {
      self.kind = kind
      openStart = start
    }
  }

  init(
    _ scope: Scope, _ scopes: [ObjectIdentifier: Scope], _ options: Options, source: Source,
    name: String, qualifiedName: String, firstLine: Int,
    intern: @escaping (String) -> StringObject
  ) {
    self.scope = scope
    self.scopes = scopes
    self.options = options
    self.intern = intern
    code = CodeBuilder(
      name: name, qualifiedName: qualifiedName, source: source, firstLine: firstLine)
    code.isGenerator = scope.isGenerator
  }

  /// Compiles a whole module.
  static func module(
    _ statements: [Statement], source: Source, options: Options,
    intern: @escaping (String) -> StringObject
  ) throws -> CodeObject {
    let builder = try ScopeBuilder(statements, source)
    try builder.checkNonlocals()
    let compiler = Compiler(
      builder.module, builder.scopes, options, source: source, name: "<module>",
      qualifiedName: "<module>", firstLine: source.firstLine, intern: intern)
    return try compiler.module(statements)
  }

  private func module(_ statements: [Statement]) throws -> CodeObject {
    let start = Span(line: code.firstLine, column: 0, endLine: code.firstLine, endColumn: 0)
    if scope.kind == .module, options.mode == .file,
      case .expression(let first)? = statements.first?.kind, case .constant(let text) = first.kind,
      case .string = text
    {
      let register = allocate()
      emit(.constant, register, constant(text), at: first.span)
      emit(.storeGlobal, name("__doc__"), register, at: first.span)
      top = register
    }
    var statements = statements[...]
    var last: Expression?
    if options.mode == .cell, case .expression(let value)? = statements.last?.kind {
      last = value
      statements = statements.dropLast()
    }
    try compile(Array(statements))
    if let last {
      noteLine(last.span)
      let register = try value(last)
      emit(.returnValue, register, at: last.span)
    } else {
      returnNone(start)
    }
    return finish()
  }

  // MARK: Emitting

  @discardableResult
  func emit(
    _ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, k: UInt8 = 0, x: Int = 0,
    at span: Span
  ) -> Int {
    code.instructions.append(Instruction(operation, a, b, c, k: k, x: x))
    code.spans.append(span)
    return code.instructions.count - 1
  }

  var here: Int { code.instructions.count }

  func returnNone(_ span: Span) {
    let register = allocate()
    emit(.constant, register, constant(.none), at: span)
    emit(.returnValue, register, at: span)
    top = register
  }

  /// Points the jump at an index to here.
  func land(_ jump: Int) {
    let target = Int32(here)
    switch code.instructions[jump].operation {
    case .jump, .compareJump: code.instructions[jump].a = target
    case .jumpIfFalse, .jumpIfTrue: code.instructions[jump].b = target
    case .forNext: code.instructions[jump].c = target
    default: break
    }
  }

  func land(_ jumps: [Int]) { for jump in jumps { land(jump) } }

  func allocate(_ count: Int = 1) -> Int {
    let register = top
    top += count
    code.registerCount = max(code.registerCount, top)
    return register
  }

  func constant(_ value: Value) -> Int {
    let key: ConstantKey? =
      switch value {
      case .int(let number): .int(number)
      case .float(let number): .float(number.bitPattern)
      case .bool(let flag): .bool(flag)
      case .none: ConstantKey.none
      case .ellipsis: .ellipsis
      case .string(let string): .string(ObjectIdentifier(string))
      default: nil
      }
    if let key, let index = constantIndices[key] { return index }
    code.constants.append(value)
    let index = code.constants.count - 1
    if let key { constantIndices[key] = index }
    return index
  }

  func name(_ text: String) -> Int { constant(.string(intern(text))) }

  func mangled(_ name: String) -> String { Mangling.apply(name, scope) }

  func finish() -> CodeObject {
    code.registerCount = max(code.registerCount, top)
    return CodeObject(code)
  }

  func invalid(_ message: String, _ span: Span) -> SyntaxFailure {
    SyntaxFailure(message, at: span, in: code.source)
  }

  func noteLine(_ span: Span) {
    if options.notesLines, !code.source.isPrelude { emit(.line, at: span) }
  }

  func noteBinding(_ name: String, _ register: Int, _ span: Span) {
    if options.notesBindings, !code.source.isPrelude, !name.hasPrefix(".") {
      emit(.noteBinding, self.name(name), register, at: span)
    }
  }

  // MARK: Names

  func register(_ name: String) -> Int { registers[name] ?? 0 }

  /// Gives locals, cells and free variables their registers and makes the cells.
  func openScope(_ span: Span) {
    for name in scope.locals where registers[name] == nil { registers[name] = allocate() }
    if scope.kind == .class, scope.captured.contains("__class__") {
      registers["__class__"] = allocate()
    }
    for name in scope.free { registers[name] = allocate() }
    code.localNames = registers.sorted { $0.value < $1.value }.map { intern($0.key) }
    for (name, register) in registers.sorted(by: { $0.value < $1.value })
    where scope.place(of: name) == .cell {
      emit(.makeCell, register, at: span)
    }
  }

  func load(_ name: String, into destination: Int, at span: Span) {
    let name = mangled(name)
    switch scope.place(of: name) {
    case .local:
      let register = register(name)
      if !isAssigned(register, name) { emit(.checkBound, register, self.name(name), at: span) }
      if register != destination { emit(.move, destination, register, at: span) }
    case .cell:
      emit(.loadCell, destination, register(name), self.name(name), at: span)
    case .free:
      emit(.loadCell, destination, register(name), self.name(name), k: 1, at: span)
    case .global: emit(.loadGlobal, destination, self.name(name), at: span)
    case .name:
      let cell = scope.free.contains(name) ? register(name) : -1
      emit(.loadName, destination, self.name(name), cell, at: span)
    }
  }

  func isAssigned(_ register: Int, _ name: String) -> Bool {
    assigned.contains(register) && !scope.deleted.contains(name)
  }

  func store(_ name: String, from source: Int, at span: Span) {
    let name = mangled(name)
    switch scope.place(of: name) {
    case .local:
      let register = register(name)
      assigned.insert(register)
      if register != source { emit(.move, register, source, at: span) }
    case .cell, .free: emit(.storeCell, register(name), source, at: span)
    case .global: emit(.storeGlobal, self.name(name), source, at: span)
    case .name: emit(.storeName, self.name(name), source, at: span)
    }
    noteBinding(name, source, span)
  }

  func delete(_ name: String, at span: Span) {
    let name = mangled(name)
    switch scope.place(of: name) {
    case .local: emit(.deleteLocal, register(name), self.name(name), at: span)
    case .cell, .free: emit(.deleteCell, register(name), self.name(name), at: span)
    case .global: emit(.deleteGlobal, self.name(name), at: span)
    case .name: emit(.deleteName, self.name(name), at: span)
    }
  }

  /// The register of a name that can be written directly by the last instruction of a value.
  func directRegister(_ target: Expression) -> Int? {
    guard case .name(let name) = target.kind else { return nil }
    let mangled = mangled(name)
    return scope.place(of: mangled) == .local ? register(mangled) : nil
  }

  // MARK: Blocks

  /// Compiles a body whose exceptions go to a handler. Returns the block with its ranges.
  func guarded(
    cleanup: @escaping (Compiler) throws -> Void, _ body: () throws -> Void
  ) throws -> Block {
    let block = Block(.guarded(cleanup: cleanup), at: here)
    blocks.append(block)
    try body()
    blocks.removeLast()
    block.ranges.append((block.openStart, here))
    return block
  }

  func protect(_ block: Block, handler: Int, register: Int) {
    for range in block.ranges where range.end > range.start {
      code.guarded.append(
        CodeObject.Guarded(
          start: range.start, end: range.end, handler: handler, register: register))
    }
  }

  /// Leaves the blocks above a depth: runs their clean-up, which they themselves no longer guard.
  func leaveBlocks(downTo depth: Int, _ jump: () throws -> Void) throws {
    let saved = blocks
    while blocks.count > depth {
      let block = blocks.removeLast()
      block.ranges.append((block.openStart, here))
      if case .guarded(let cleanup) = block.kind { try cleanup(self) }
    }
    try jump()
    blocks = saved
    for block in saved[depth...] { block.openStart = here }
  }
}
