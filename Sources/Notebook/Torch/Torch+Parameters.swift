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
}
