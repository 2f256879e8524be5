import Autograd
import MiniPython

extension Torch {
  /// The parameters of a module written in Python and of all modules inside of it, with their paths
  /// (`layers.0.weight`); none for any other object.
  func parameters(of module: HostObject) -> [(path: String, tensor: Tensor)] {
    var found: [(String, Tensor)] = []
    var waiting: [(prefix: String, module: HostObject)] = [("", module)]
    var seen: Set<ObjectIdentifier> = []
    while let (prefix, module) = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(module)).inserted,
        let own = module.attributeDictionary, let parameters = own.find("_parameters"),
        case .dict(let parameters) = parameters, case .dict(let modules)? = own.find("_modules")
      else { continue }
      for (key, value) in parameters.pairs {
        if let name = key.text, let tensor = tensor(value) { found.append((prefix + name, tensor)) }
      }
      for (key, value) in modules.pairs.reversed() {
        guard let name = key.text, let inner: HostObject = value.object() else { continue }
        waiting.append(("\(prefix)\(name).", inner))
      }
    }
    return found
  }

  /// The parameters of a value that is a module; see ``parameters(of:)``.
  func parameters(in value: Value) -> [(path: String, tensor: Tensor)] {
    guard let object: HostObject = value.object(),
      object.ownAttributes.contains(where: { $0.name.text == "_parameters" })
    else { return [] }
    return parameters(of: object)
  }

  /// The tensors that want gradients and that a collection, or an object of the program's own classes,
  /// holds, as the program would write them: `ps[0]`, `net.w`, `net.ps[0]`, `weights['b']`.
  func leaves(in value: Value, called name: String) -> [(name: String, tensor: Tensor)] {
    var found: [(String, Tensor)] = []
    var waiting: [(name: String, value: Value, depth: Int)] = [(name, value, 0)]
    while let (name, value, depth) = waiting.popLast() {
      if let tensor = tensor(value) {
        if tensor.requiresGrad, tensor.gradFn == nil { found.append((name, tensor)) }
        continue
      }
      guard depth < 3, found.count < Self.mostHeld else { continue }
      var held: [(String, Value)] = []
      switch value {
      case .list(let list) where list.items.count <= Self.mostHeld:
        held = list.items.enumerated().map { ("\(name)[\($0)]", $1) }
      case .tuple(let tuple) where tuple.items.count <= Self.mostHeld:
        held = tuple.items.enumerated().map { ("\(name)[\($0)]", $1) }
      case .dict(let dict) where dict.count <= Self.mostHeld:
        held = dict.pairs.compactMap { key, value in key.text.map { ("\(name)['\($0)']", value) } }
      default:
        guard let object: HostObject = value.object(), object.type.isWrittenInPython else {
          continue
        }
        held = object.ownAttributes.compactMap { attribute in
          attribute.name.text.map { ("\(name).\($0)", attribute.value) }
        }
      }
      waiting += held.reversed().map { ($0.0, $0.1, depth + 1) }
    }
    return found
  }

  /// So many elements of a collection are looked at.
  private static let mostHeld = 64
}
