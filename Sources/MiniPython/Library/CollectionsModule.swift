/// `collections`
enum CollectionsModule {
  static func make(_ interpreter: Interpreter) throws -> ModuleObject {
    let module = ModuleObject("collections")
    _ = installed
    module["Counter"] = .object(CollectionTypes.counter)
    module["OrderedDict"] = .object(CollectionTypes.orderedDict)
    module["defaultdict"] = .object(CollectionTypes.defaultDict)
    module.function(
      Signature("namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)")
    ) {
      values in
      let fields: [String]
      if let text = values[1].text {
        fields = text.split { $0 == "," || $0 == " " }.map(String.init)
      } else {
        fields = try values[1].iterated().map { try $0.str() }
      }
      let defaults = values[3].isNone ? [] : try values[3].iterated()
      if Set(fields).count != fields.count {
        throw PythonError(.valueError, "Encountered duplicate field name")
      }
      if defaults.count > fields.count {
        throw PythonError(.typeError, "Got more default values than field names")
      }
      return .object(NamedTuple.makeType(try values[0].str(), fields, defaults: defaults))
    }
    try interpreter.runPrelude(PythonModules.source("collections"), in: module)
    return module
  }

  private static let installed: Bool = {
    let counter = CollectionTypes.counter
    counter.convert = { arguments in
      let dict = DictObject()
      dict.subtype = counter
      if let source = arguments[0], !source.isNone { try Counting.add(source, to: dict, sign: 1) }
      for keyword in arguments.keywords { dict.insert(keyword.name, keyword.value) }
      return .dict(dict)
    }
    func dict(_ value: Value) -> DictObject {
      if case .dict(let dict) = value.unboxed { dict } else { DictObject() }
    }
    counter.method("most_common", 0...1) { value, arguments in
      var pairs = try Counting.mostCommon(dict(value))
      if let limit = arguments.first, !limit.isNone {
        pairs = Array(pairs.prefix(max(0, try limit.requireInteger())))
      }
      return Value(list: pairs.map { Value(tuple: [$0.key, $0.value]) })
    }
    counter.method("elements", 0...0) { value, _ in
      var items: [Value] = []
      for (key, count) in dict(value).pairs {
        let count = max(0, count.integer ?? 0)
        try Budget.check(count, times: 16)
        items += [Value](repeating: key, count: count)
      }
      return .object(ArrayIterator(items))
    }
    counter.method("total", 0...0) { value, _ in
      try dict(value).values.reduce(.int(0)) { try $0.binary(.add, $1) }
    }
    for (name, sign) in [("update", 1), ("subtract", -1)] {
      counter.method(name) { arguments in
        guard let target = arguments[0] else { return .none }
        if let source = arguments[1] { try Counting.add(source, to: dict(target), sign: sign) }
        for keyword in arguments.keywords {
          try Counting.add(
            .dict(DictObject([(keyword.name.text, keyword.value)])), to: dict(target), sign: sign)
        }
        return .none
      }
    }
    let ordered = CollectionTypes.orderedDict
    ordered.convert = { arguments in
      let dict = DictObject()
      dict.subtype = ordered
      try dict.update(with: arguments, "OrderedDict")
      return .dict(dict)
    }
    ordered.method(Signature("move_to_end(self, key, last=True)")) { values in
      let target = dict(values[0])
      guard let value = try target.removeKey(values[1]) else {
        throw PythonError(ExceptionObject(type: .keyError, arguments: [values[1]]))
      }
      let others = target.pairs
      let toEnd = try values[2].truth()
      if !toEnd { target.removeAll() }
      try target.set(values[1], value)
      if !toEnd { for (key, value) in others { try target.set(key, value) } }
      return .none
    }
    ordered.method(Signature("popitem(self, last=True)")) { values in
      let target = dict(values[0])
      guard let pair = try values[1].truth() ? target.last : target.pairs.first else {
        throw PythonError(
          ExceptionObject(type: .keyError, arguments: [Value("dictionary is empty")]))
      }
      _ = try target.removeKey(pair.key)
      return Value(tuple: [pair.key, pair.value])
    }
    CollectionTypes.defaultDict.convert = { arguments in
      let dict = DictObject()
      dict.subtype = CollectionTypes.defaultDict
      if let factory = arguments[0], !factory.isNone {
        guard factory.isCallable else {
          throw PythonError(.typeError, "first argument must be callable or None")
        }
        dict.missing = factory
      }
      try dict.update(with: arguments.dropFirst(), "defaultdict")
      return .dict(dict)
    }
    CollectionTypes.defaultDict.property("default_factory") { value in
      dict(value).missing ?? .none
    }
    return true
  }()

}
