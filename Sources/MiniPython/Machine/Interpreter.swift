import Synchronization

/// Runs Python. One instance is one program: its global names, its modules, its output.
///
///     let interpreter = Interpreter()
///     interpreter.standardOutput = { text in ... }
///     try interpreter.run("print(1 + 2)", file: "hello.py")
///
/// An interpreter belongs to one thread at a time; only `interrupt()` may come from another.
/// Run it inside `Interpreter.onLargeStack`, so that deep recursion ends in a RecursionError.
public final class Interpreter {
  /// Receives what Python prints to stdout.
  public var standardOutput: (_ text: String) -> Void = { _ in }
  /// Receives what Python prints to stderr, and notes about skipped lines.
  public var standardError: (_ text: String) -> Void = { _ in }
  /// Called where a program wants to see at once what it has printed.
  public var flush: () -> Void = {}
  /// Called now and then while a program runs or sleeps, at a moment when nothing is half done.
  public var breathed: () -> Void = {}
  /// The next line of what `input()` reads, without its end; `nil` when there is none. While it waits it
  /// calls the closure now and then, which throws when the program shall stop.
  public var standardInput: (_ wait: () throws -> Void) throws -> String? = { _ in nil }
  /// Learns of bindings, lines and calls; code compiled while it is `nil` reports nothing.
  public weak var observer: (any InterpreterObserver)? {
    didSet { notesCalls = observer?.interests.contains(.calls) ?? false }
  }
  /// Whether the observer wants to hear of calls; asked at every one of them.
  @exclusivity(unchecked) private(set) var notesCalls = false
  /// The namespace of `__main__`.
  public let globals: ModuleObject
  /// The names every module sees.
  public let builtins: DictObject
  /// Python frames on top of each other before RecursionError.
  @exclusivity(unchecked) public var recursionLimit = 1000
  /// The clock of the `time` module: seconds since 1970.
  public var clock: () -> Double = { SystemClock.now() }
  /// What `sys.argv` holds.
  public var arguments: [String] = [""]

  /// Interpreter steps (backward jumps and calls) left; `nil` means no limit.
  public var stepBudget: Int?
  /// Raise TimeoutError-like KeyboardInterrupt when `clock()` passes this time.
  public var deadline: Double?
  /// The most memory, in bytes, that this process may use beyond what it used at the start of a
  /// run; beyond it MemoryError is raised.
  public var memoryBudget: Int? = 4 << 30

  /// What real modules have and the registered ones may lack, by module; under `modules` the modules
  /// themselves. A program that uses such a name is refused before it runs.
  public var missingNames: [String: Set<String>] = [:]
  /// The same for methods of a module's objects. A name that a program gives to an attribute is its
  /// own from then on.
  public var missingMethods: MissingMethods?

  let interruptFlag = InterruptFlag()
  var modules: [String: ModuleObject] = [:]
  var moduleBuilders: [String: ModuleBuilder] = [:]
  private var interned: [String: StringObject] = [:]
  var representing: Set<ObjectIdentifier> = []

  // The stack of frames.
  let frames: UnsafeMutablePointer<FrameRecord>
  @exclusivity(unchecked) var frameCount = 0
  static let frameCapacity = 20_000
  @exclusivity(unchecked) var callCount = 0
  let stack: UnsafeMutablePointer<Value>
  @exclusivity(unchecked) var stackTop: UnsafeMutablePointer<Value>
  let stackEnd: UnsafeMutablePointer<Value>
  static let stackCapacity = 1 << 20
  @exclusivity(unchecked) var nativeDepth = 0
  /// Steps until the next look at flags and budgets.
  @exclusivity(unchecked) var countdown = Interpreter.pulseInterval
  static let pulseInterval = 4096
  var memoryAtStart = 0
  var lastPulseMemory = 0

  /// An interpreter with the standard modules and nothing run yet.
  public init() {
    frames = .allocate(capacity: Self.frameCapacity)
    stack = .allocate(capacity: Self.stackCapacity)
    stackTop = stack
    stackEnd = stack + Self.stackCapacity
    globals = ModuleObject("__main__")
    builtins = DictObject()
    modules["__main__"] = globals
    globals["__doc__"] = Value.none
    Builtins.install(in: self)
    StandardLibrary.register(in: self)
  }

  deinit {
    globals.namespace.removeAll()
    for module in modules.values { module.namespace.removeAll() }
    frames.deallocate()
    stack.deallocate()
  }

  /// Asks the running program to stop with KeyboardInterrupt. May be called from any thread.
  public func interrupt() { interruptFlag.raise() }

  /// A switch that another thread can hold and raise, without holding the interpreter.
  public var interruptSwitch: InterruptFlag { interruptFlag }

  /// The interpreter at work on this thread.
  static var current: Interpreter? { ThreadState.current.interpreter }

  static func nextSerial() -> Int {
    let state = ThreadState.current
    state.serial += 1
    return state.serial
  }

  func intern(_ text: String) -> StringObject {
    if let known = interned[text] { return known }
    let made = StringObject(text)
    interned[text] = made
    return made
  }

  // MARK: Where it is

  /// The line being executed by the innermost frame of user code, 0 when nothing runs.
  public var currentLine: Int {
    for index in stride(from: frameCount - 1, through: 0, by: -1) {
      let record = frames[index]
      if record.code.source.isPrelude { continue }
      return record.code.line(at: record.pc)
    }
    return 0
  }

  /// The chain of calls of user code, outermost first: where each frame stands.
  public var callChain: [TracebackFrame] {
    (0..<frameCount).compactMap { index in
      let record = frames[index]
      return record.code.source.isPrelude ? nil : Traceback.frame(record.code, record.pc)
    }
  }

  /// How many calls are active.
  public var callDepth: Int { frameCount }

  /// Which of all calls is active at a depth; 0 is the outermost. A generator counts anew whenever
  /// it goes on.
  public func serial(ofCall depth: Int) -> Int { frames[depth].serial }

  /// The active call at a depth; 0 is the outermost.
  public func call(_ depth: Int) -> Call {
    let record = frames[depth]
    return Call(
      function: record.code.name, isLibrary: record.code.source.isPrelude,
      line: record.code.line(at: record.pc), firstLine: record.code.firstLine)
  }

  // MARK: Depth

  /// Counts a level of native recursion, such as the `repr` of a list inside a list.
  func enterNative() throws {
    nativeDepth += 1
    if nativeDepth + frameCount > recursionLimit + 200 {
      nativeDepth -= 1
      throw PythonError(
        .recursionError, "maximum recursion depth exceeded while calling a Python object")
    }
  }

  func leaveNative() { nativeDepth -= 1 }
}

/// A flag that asks a program to stop.
public final class InterruptFlag: Sendable {
  private let value = Atomic<Bool>(false)

  /// Asks for the interrupt.
  public func raise() { value.store(true, ordering: .relaxed) }

  /// Whether it was asked for; asking once is answered once.
  func take() -> Bool {
    value.load(ordering: .relaxed) && value.exchange(false, ordering: .relaxed)
  }
}

/// Learns what a program does while it runs.
public protocol InterpreterObserver: AnyObject {
  /// A name was bound to a value: by assignment, unpacking, `for`, `with`, `def`, a parameter.
  func bound(_ name: String, to value: Value, line: Int, function: String)
  /// A statement is about to run. Throwing stops the program there.
  func reached(line: Int, function: String) throws
  /// A Python function was entered.
  func entered(_ function: String, line: Int)
  /// A Python function was left.
  func left(_ function: String)
  /// Which of the above the program shall be compiled for.
  var interests: ObserverInterests { get }
}

extension InterpreterObserver {
  /// Ignores bindings.
  public func bound(_ name: String, to value: Value, line: Int, function: String) {}
  /// Ignores lines.
  public func reached(line: Int, function: String) throws {}
  /// Ignores calls.
  public func entered(_ function: String, line: Int) {}
  /// Ignores returns.
  public func left(_ function: String) {}
  /// Bindings only.
  public var interests: ObserverInterests { [.bindings] }
}

/// What an observer wants to hear of.
public struct ObserverInterests: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int
  /// Interests from bits.
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// Names being bound.
  public static let bindings = ObserverInterests(rawValue: 1)
  /// Statements beginning.
  public static let lines = ObserverInterests(rawValue: 2)
  /// Functions entered and left.
  public static let calls = ObserverInterests(rawValue: 4)
}
