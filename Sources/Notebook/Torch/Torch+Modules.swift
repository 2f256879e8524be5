import Autograd
import MiniPython

extension Torch {
  /// What every call of a module goes through, in Swift because loops of training do little else.
  func installModules() {
    // `Module.__getattr__`: parameters, buffers and modules are kept in dictionaries of their own.
    core.function("_module_attribute") { arguments in
      let module = arguments.positional[0]
      let name = arguments.positional.count > 1 ? arguments.positional[1].text ?? "" : ""
      if let own = module.object(HostObject.self)?.attributeDictionary {
        for kind in ["_parameters", "_modules", "_buffers"] {
          if case .dict(let kept)? = own.find(kind), let value = kept.find(name) { return value }
        }
      }
      throw PythonError(
        .attributeError, "'\(module.typeName)' object has no attribute '\(name)'")
    }
    // `Module.__call__`
    core.function("_call_module") { [unowned self] arguments in
      let module = arguments.positional[0]
      var arguments = arguments
      arguments.positional.removeFirst()
      if let depth = callDepth?(), let object: HostObject = module.object() {
        moduleCallCount += 1
        moduleCalls.append(
          CallScopes.ModuleCall(module: object, serial: moduleCallCount, depth: depth))
      }
      defer { if callDepth != nil { moduleCalls.removeLast() } }
      guard !hasHooks(module) else {
        return try module.attribute("_call_with_hooks").call([
          Value(tuple: arguments.positional),
          .dict(DictObject(arguments.keywords.map { ($0.name.text, $0.value) })),
        ])
      }
      return try module.attribute("forward").call(arguments)
    }
    // `Sequential.forward`
    core.function(Signature("_run_in_sequence(self, input)")) { values in
      guard
        case .dict(let modules)? = values[0].object(HostObject.self)?.attributeDictionary?
          .find("_modules")
      else { return values[1] }
      var value = values[1]
      for (_, module) in modules.pairs { value = try module.call([value]) }
      return value
    }
    // `Linear.forward`
    core.function(Signature("_run_linear(self, input)")) { [unowned self] values in
      guard
        case .dict(let parameters)? = values[0].object(HostObject.self)?.attributeDictionary?
          .find("_parameters"), let weight = parameters.find("weight").flatMap({ tensor($0) }),
        let input = tensor(values[1]), let linear = bindings.overloads["linear"]?.first
      else {
        return try apply(
          "linear",
          [values[1], values[0].attribute("weight"), values[0].attribute("bias")])
      }
      let bias = parameters.find("bias").flatMap { tensor($0) }
      return try raising {
        value(
          try linear.apply([.tensor(input), .tensor(weight), bias.map { .tensor($0) } ?? .none])[0])
      }
    }
  }

  private func hasHooks(_ module: Value) -> Bool {
    guard let own = module.object(HostObject.self)?.attributeDictionary else { return false }
    for kind in ["_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks"] {
      if case .list(let hooks)? = own.find(kind), !hooks.items.isEmpty { return true }
    }
    return false
  }
}
