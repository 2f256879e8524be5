/// The compiled body of a function, class, comprehension or module.
final class CodeObject {
  /// A stretch of instructions whose exceptions go to a handler.
  struct Guarded {
    var start: Int
    var end: Int
    var handler: Int
    var register: Int
  }

  /// A stretch of instructions that handles the exception in a register.
  struct Handling {
    var start: Int
    var end: Int
    var register: Int
  }

  let name: String
  let qualifiedName: String
  let source: Source
  let firstLine: Int
  let documentation: String?
  let isGenerator: Bool

  let positionalNames: [StringObject]
  let positionalOnly: Int
  let keywordOnlyNames: [StringObject]
  /// Registers of `*args` and `**kwargs`, -1 without.
  let starRegister: Int
  let doubleStarRegister: Int
  let starName: String?
  let doubleStarName: String?
  /// Registers of the enclosing frame whose cells this code captures, and where they go here.
  let captures: [(from: Int, to: Int)]
  let registerCount: Int
  let localNames: [StringObject]
  /// The texts of the annotations of the parameters and, as `return`, of the result.
  let annotations: [(name: String, text: String)]

  let instructions: UnsafeMutablePointer<Instruction>
  let instructionCount: Int
  let constants: UnsafeMutablePointer<Value>
  let constantCount: Int
  let children: [CodeObject]
  let spans: [Span]
  /// Innermost first.
  let guarded: [Guarded]
  let handling: [Handling]
  let caches: UnsafeMutablePointer<AttributeCache>
  /// No `*args`, keyword-only parameters or `**kwargs`, and no generator.
  let isSimple: Bool
  /// No `*args` or `**kwargs`, and no generator.
  let isRestless: Bool

  init(_ builder: CodeBuilder) {
    name = builder.name
    qualifiedName = builder.qualifiedName
    source = builder.source
    firstLine = builder.firstLine
    documentation = builder.documentation
    isGenerator = builder.isGenerator
    positionalNames = builder.positionalNames
    positionalOnly = builder.positionalOnly
    keywordOnlyNames = builder.keywordOnlyNames
    starRegister = builder.starRegister
    doubleStarRegister = builder.doubleStarRegister
    starName = builder.starName
    doubleStarName = builder.doubleStarName
    captures = builder.captures
    registerCount = max(1, builder.registerCount)
    localNames = builder.localNames
    annotations = builder.annotations
    instructionCount = builder.instructions.count
    instructions = .allocate(capacity: max(1, instructionCount))
    instructions.initialize(from: builder.instructions, count: instructionCount)
    constantCount = builder.constants.count
    constants = .allocate(capacity: max(1, constantCount))
    constants.initialize(from: builder.constants, count: constantCount)
    caches = .allocate(capacity: max(1, instructionCount))
    caches.initialize(repeating: AttributeCache(), count: instructionCount)
    children = builder.children
    spans = builder.spans
    guarded = builder.guarded
    handling = builder.handling
    isRestless = starRegister < 0 && doubleStarRegister < 0 && !isGenerator
    isSimple = isRestless && keywordOnlyNames.isEmpty
  }

  deinit {
    instructions.deallocate()
    constants.deinitialize(count: constantCount)
    constants.deallocate()
    caches.deinitialize(count: instructionCount)
    caches.deallocate()
  }

  /// The register of a parameter.
  func place(of name: StringObject) -> Int? {
    if let index = positionalNames.firstIndex(where: { $0 === name }) { return index }
    if let index = keywordOnlyNames.firstIndex(where: { $0 === name }) {
      return positionalNames.count + index
    }
    return nil
  }

  func line(at pc: Int) -> Int { spans.indices.contains(pc) ? Int(spans[pc].line) : firstLine }
}

/// The parts of a code object while it is compiled.
struct CodeBuilder {
  var name: String
  var qualifiedName: String
  var source: Source
  var firstLine: Int
  var documentation: String?
  var isGenerator = false
  var positionalNames: [StringObject] = []
  var positionalOnly = 0
  var keywordOnlyNames: [StringObject] = []
  var starRegister = -1
  var doubleStarRegister = -1
  var starName: String?
  var doubleStarName: String?
  var captures: [(from: Int, to: Int)] = []
  var registerCount = 0
  var localNames: [StringObject] = []
  var annotations: [(name: String, text: String)] = []
  var instructions: [Instruction] = []
  var constants: [Value] = []
  var children: [CodeObject] = []
  var spans: [Span] = []
  var guarded: [CodeObject.Guarded] = []
  var handling: [CodeObject.Handling] = []
}
