/// The modules every interpreter has; each is built when first imported.
enum StandardLibrary {
  static func register(in interpreter: Interpreter) {
    interpreter.register("math") { _ in MathModule.make() }
    interpreter.register("random", RandomModule.make)
    interpreter.register("time", TimeModule.make)
    interpreter.register("sys", SysModule.make)
    interpreter.register("copy") { _ in CopyModule.make() }
    interpreter.register("itertools") { _ in ItertoolsModule.make() }
    interpreter.register("functools", FunctoolsModule.make)
    interpreter.register("collections", CollectionsModule.make)
    interpreter.register("operator", OperatorModule.make)
    interpreter.register("re", RegexModule.make)
    interpreter.register("builtins") { interpreter in
      let module = ModuleObject("builtins")
      for (key, value) in interpreter.builtins.pairs {
        if let name = key.text { module[name] = value }
      }
      return module
    }
    interpreter.register("collections.abc") { interpreter in
      let module = ModuleObject("collections.abc")
      try interpreter.runPrelude(PythonModules.source("collections_abc"), in: module)
      for (name, test) in AbstractTypes.all {
        module[name]?.object(TypeObject.self)?.instanceCheck = test
      }
      return module
    }
    for (name, source) in PythonModules.sources { interpreter.register(name, python: source) }
  }
}

/// The abstract classes `isinstance` is asked about.
enum AbstractTypes {
  static let all: [(name: String, test: @Sendable (Value) -> Bool)] = [
    ("Iterable", { (try? $0.iterator()) != nil }),
    ("Iterator", { $0.object(IteratorObject.self) != nil || $0.type.special(Names.next) != nil }),
    ("Callable", { $0.isCallable }),
    ("Hashable", { (try? $0.hash()) != nil }),
    ("Sized", { (try? $0.length()) != nil }),
    ("Container", { (try? $0.iterator()) != nil }),
    ("Collection", { (try? $0.length()) != nil }),
    ("Sequence", { $0.sequence != nil || $0.text != nil || $0.object(RangeObject.self) != nil }),
    ("MutableSequence", { $0.type.isSubclass(of: .list) }),
    ("Mapping", { $0.type.isSubclass(of: .dict) }),
    ("MutableMapping", { $0.type.isSubclass(of: .dict) }),
    ("Set", { $0.object(SetObject.self) != nil }),
    ("Generator", { $0.object(GeneratorObject.self) != nil }),
  ]
}
