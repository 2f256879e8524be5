/// Makes a module when it is first imported.
public typealias ModuleBuilder = (_ interpreter: Interpreter) throws -> ModuleObject

extension Interpreter {
  /// Registers a module under its dotted name; the closure runs when it is first imported.
  public func register(_ name: String, _ build: @escaping ModuleBuilder) {
    moduleBuilders[name] = build
  }

  /// The module of that dotted name, built if need be; throws ModuleNotFoundError.
  public func importModule(_ name: String) throws -> ModuleObject {
    if let module = modules[name] { return module }
    let parts = name.split(separator: ".")
    var parent: ModuleObject?
    if parts.count > 1 {
      parent = try importModule(parts.dropLast().joined(separator: "."))
      if let module = modules[name] { return module }
    }
    let leaf = String(parts.last ?? "")
    if let build = moduleBuilders[name] {
      let module = try build(self)
      modules[name] = module
      parent?.namespace.insert(leaf, .object(module))
      return module
    }
    if let parent {
      if let found: ModuleObject = parent.namespace.find(leaf)?.object() {
        modules[name] = found
        return found
      }
      if !moduleBuilders.keys.contains(where: { $0.hasPrefix(parent.name + ".") }) {
        throw PythonError(
          .moduleNotFoundError, "No module named '\(name)'; '\(parent.name)' is not a package")
      }
    }
    throw PythonError(.moduleNotFoundError, "No module named '\(name)'")
  }

  /// Whether there is a module of that dotted name.
  func knowsModule(_ name: String) -> Bool { modules[name] != nil || moduleBuilders[name] != nil }

  /// `import name`: the top package, or for `import name as x` the leaf.
  func importStatement(_ name: String, leaf: Bool) throws -> Value {
    let module = try importModule(name)
    if leaf { return .object(module) }
    guard let dot = name.firstIndex(of: ".") else { return .object(module) }
    return .object(try importModule(String(name[..<dot])))
  }

  /// `from module import name`
  func importName(_ name: StringObject, from module: Value) throws -> Value {
    if let value = try module.attributeIfPresent(name.text) { return value }
    guard let module: ModuleObject = module.object() else {
      throw PythonError(.importError, "cannot import name '\(name.text)'")
    }
    let dotted = module.name + "." + name.text
    if moduleBuilders[dotted] != nil || modules[dotted] != nil {
      return .object(try importModule(dotted))
    }
    throw PythonError(
      .importError,
      "cannot import name '\(name.text)' from '\(module.name)' (unknown location)")
  }

  /// `from module import *`
  func importAll(from module: Value, into namespace: DictObject) throws {
    guard let module: ModuleObject = module.object() else { return }
    if let names = module.namespace.find("__all__") {
      for name in try names.iterated() {
        if let text = name.text, let value = module.namespace.find(text) {
          namespace.insert(text, value)
        }
      }
      return
    }
    for (key, value) in module.namespace.pairs {
      if let text = key.text, !text.hasPrefix("_") { namespace.insert(text, value) }
    }
  }
}
