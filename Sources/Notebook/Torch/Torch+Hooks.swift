import Autograd
import MiniPython

extension Torch {
  /// Hooks on tensors.
  func installHooks() {
    method("register_hook(self, hook)") { [unowned self] tensor, values in
      let hook = values[1]
      let name = (try? hook.attribute("__name__").text) ?? "hook"
      let handle = try tensor.registerHook(named: name) { gradient in
        let result = try hook.call([self.value(gradient)])
        if result.isNone { return nil }
        guard let replaced = self.tensor(result) else {
          throw PythonError(
            .typeError, "expected Variable, but hook returned '\(result.typeName)'")
        }
        return replaced
      }
      return .object(HandleObject(handle, handleType))
    }
    method("register_post_accumulate_grad_hook(self, hook)") { [unowned self] tensor, values in
      let hook = values[1]
      return .object(
        HandleObject(
          try tensor.registerPostAccumulateGradHook { _ = try hook.call([self.value($0)]) },
          handleType))
    }
  }
}

/// What `register_hook` returns: removes the hook.
final class HandleObject: PythonObject {
  private let handle: HookHandle
  private let objectType: TypeObject

  init(_ handle: HookHandle, _ type: TypeObject) {
    self.handle = handle
    objectType = type
    super.init()
  }

  override var type: TypeObject { objectType }

  override func getAttribute(_ name: String) throws -> Value? {
    guard name == "remove" else { return nil }
    return Value(function: "remove") { [handle] _ in
      handle.remove()
      return .none
    }
  }

  override func enter() throws -> Value? { .object(self) }

  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    handle.remove()
    return false
  }
}

/// A `grad_fn`.
final class NodeObject: HostObject {
  let node: Node
  private unowned let torch: Torch
  private let metadata = DictObject()

  init(_ node: Node, _ torch: Torch, type: TypeObject) {
    self.node = node
    self.torch = torch
    super.init(type: type)
  }

  deinit { torch.forget(self) }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "next_functions":
      return Value(
        tuple: node.nextFunctions.map { Value(tuple: [torch.value($0.node), .int($0.output)]) })
    case "variable":
      return (node as? AccumulateGrad).map { torch.value($0.variable) }
    case "metadata": return .dict(metadata)
    case "name": return function(name) { Value($0.qualifiedName) }
    case "_sequence_nr": return function(name) { .int(Int(truncatingIfNeeded: $0.sequenceNumber)) }
    case "register_hook": return Value(function: name) { [self] in try registerHook($0) }
    case "register_prehook": return Value(function: name) { [self] in try registerPrehook($0) }
    default:
      guard name.hasPrefix("_saved_") else {
        let context = node.functionContext?.companion as? FunctionContextObject
        return try context?.getAttribute(name)
      }
      let saved = String(name.dropFirst("_saved_".count))
      return try torch.raising {
        if let tensor = try node.savedTensor(saved) { return torch.value(tensor) }
        return node.attribute(saved).flatMap { torch.value($0) }
      }
    }
  }

  override var attributeNames: [String] {
    ["name", "next_functions", "metadata", "register_hook", "register_prehook"]
      + node.savedNames.map { "_saved_\($0)" }
  }

  private func function(_ name: String, _ body: @escaping (Node) -> Value) -> Value {
    Value(function: name) { [node] _ in body(node) }
  }

  private func tuple(_ tensors: [Tensor?]) -> Value {
    Value(tuple: tensors.map { torch.value($0) })
  }

  private func replacement(_ result: Value) throws -> [Tensor?]? {
    if result.isNone { return nil }
    if let tensor = torch.tensor(result) { return [tensor] }
    return try result.iterated().map { torch.tensor($0) }
  }

  private func registerHook(_ arguments: MiniPython.Arguments) throws -> Value {
    let hook = arguments[0] ?? .none
    return .object(
      HandleObject(
        node.registerHook { [self] inputs, outputs in
          try replacement(hook.call([tuple(inputs), tuple(outputs)]))
        }, torch.handleType))
  }

  private func registerPrehook(_ arguments: MiniPython.Arguments) throws -> Value {
    let hook = arguments[0] ?? .none
    return .object(
      HandleObject(
        node.registerPrehook { [self] outputs in try replacement(hook.call([tuple(outputs)])) },
        torch.handleType))
  }
}
