import MiniPython
import Tracing

/// The calls of modules and functions that are active, as scopes of a trace.
///
/// A call becomes a scope when an operator is applied in it. Calls that the program goes through
/// all the time (a training loop's own function) are scopes as well: who looks at the graph decides
/// what to fold.
struct CallScopes {
  /// A call of a module, told apart from all others by its serial number.
  struct ModuleCall {
    let module: HostObject
    let serial: Int
    /// How many Python frames it is called from.
    let depth: Int
  }

  private struct Entry {
    /// Which call; negative for a module's, so that no two calls are alike.
    var key: Int
    var scope: Int
  }

  /// Which calls were the innermost ones when the scopes were looked up last.
  private struct Place: Equatable {
    var function: Int
    var module: Int
  }

  private var active: [Entry] = []
  private var last: Place?
  private var count = 0
  /// What variables mean a module that lies in no other.
  private var names: [ObjectIdentifier: String] = [:]

  /// Notes that a variable means a module.
  mutating func note(_ name: String, means module: HostObject) {
    if names[ObjectIdentifier(module)] == nil { names[ObjectIdentifier(module)] = name }
  }

  /// The innermost scope; those that are new are handed to `declare` first, outermost first.
  mutating func current(
    _ interpreter: Interpreter, _ modules: [ModuleCall], declare: (Scope) -> Void
  ) -> Int? {
    let depth = interpreter.callDepth
    let place = Place(
      function: depth > 0 ? interpreter.serial(ofCall: depth - 1) : 0,
      module: modules.last?.serial ?? 0)
    if place == last { return active.last?.scope }
    last = place
    var modules = modules[...]
    var level = 0
    var outer: HostObject?
    for depth in 0...interpreter.callDepth {
      while let call = modules.first, call.depth <= depth {
        modules.removeFirst()
        enter(-call.serial, at: &level, declare: declare) { [names] in
          let known = outer.flatMap { Self.path(of: call.module, in: $0) }
          let type = call.module.type.name
          let name = known ?? names[ObjectIdentifier(call.module)] ?? type
          return (name, type, Self.line(interpreter, below: depth))
        }
        outer = call.module
      }
      guard depth < interpreter.callDepth else { break }
      let call = interpreter.call(depth)
      // What a module's call goes through is the module itself.
      let isOfModule = call.function == "forward" && outer != nil
      if call.isLibrary || call.function.hasPrefix("<") || isOfModule { continue }
      enter(interpreter.serial(ofCall: depth), at: &level, declare: declare) {
        (call.function, "", Self.line(interpreter, below: depth))
      }
    }
    active.removeSubrange(level...)
    return active.last?.scope
  }

  private mutating func enter(
    _ key: Int, at level: inout Int, declare: (Scope) -> Void,
    describe: () -> (name: String, type: String, line: Int?)
  ) {
    defer { level += 1 }
    if active.indices.contains(level) {
      if active[level].key == key { return }
      active.removeSubrange(level...)
    }
    let (name, type, line) = describe()
    declare(Scope(id: count, parent: active.last?.scope, name: name, type: type, line: line))
    active.append(Entry(key: key, scope: count))
    count += 1
  }

  /// The line of the program that makes a call.
  private static func line(_ interpreter: Interpreter, below depth: Int) -> Int? {
    for depth in stride(from: depth - 1, through: 0, by: -1) {
      let call = interpreter.call(depth)
      if !call.isLibrary { return call.line > 0 ? call.line : nil }
    }
    return nil
  }

  /// The path of a module within one that holds it: `fc1`, `layers.0`.
  private static func path(of module: HostObject, in outer: HostObject) -> String? {
    var waiting: [(prefix: String, module: HostObject)] = [("", outer)]
    var seen: Set<ObjectIdentifier> = []
    var next = 0
    while next < waiting.count {
      let (prefix, holder) = waiting[next]
      next += 1
      guard seen.insert(ObjectIdentifier(holder)).inserted,
        case .dict(let modules)? = holder.attributeDictionary?.find("_modules")
      else { continue }
      for (key, value) in modules.pairs {
        guard let name = key.text, let inner: HostObject = value.object() else { continue }
        if inner === module { return prefix + name }
        waiting.append((prefix + name + ".", inner))
      }
    }
    return nil
  }
}
