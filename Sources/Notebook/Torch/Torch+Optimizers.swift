import Autograd
import MiniPython

extension Torch {
  /// The steps of `torch.optim` in one pass over each parameter. What they say no to, `optim.py` does.
  func installOptimizers() {
    core.function(Signature("_sgd_step(group, states)")) { [unowned self] values in
      guard case .dict(let group) = values[0], case .dict(let states) = values[1] else {
        return .bool(false)
      }
      return .bool(try stepSGD(group, states))
    }
    core.function(Signature("_adam_step(group, states)")) { [unowned self] values in
      guard case .dict(let group) = values[0], case .dict(let states) = values[1] else {
        return .bool(false)
      }
      return .bool(try stepAdam(group, states))
    }
    core.function(Signature("_forget_gradients(params)")) { [unowned self] values in
      for parameter in values[0].sequence ?? [] {
        if let tensor = tensor(parameter) { try raising { try tensor.setGrad(nil) } }
      }
      return .none
    }
  }

  /// The parameters of a group that have gradients, if all of them can take the short way.
  private func movable(_ group: DictObject) -> [(key: Value, parameter: Tensor, gradient: Tensor)]?
  {
    var found: [(Value, Tensor, Tensor)] = []
    for key in group.find("params")?.sequence ?? [] {
      guard let parameter = tensor(key) else { return nil }
      guard let gradient = parameter.grad else { continue }
      guard parameter.dtype == .float32, gradient.dtype == .float32, parameter.isContiguous,
        gradient.isContiguous, !gradient.requiresGrad
      else { return nil }
      found.append((key, parameter, gradient))
    }
    return found
  }

  private func number(_ group: DictObject, _ name: String) -> Double? {
    switch group.find(name) {
    case .float(let number)?: number
    case .int(let integer)?: Double(integer)
    case .bool(let flag)?: flag ? 1 : 0
    default: nil
    }
  }

  private func isSet(_ group: DictObject, _ name: String) -> Bool {
    if case .bool(true)? = group.find(name) { true } else { false }
  }

  /// The state of a parameter, made if there is none.
  private func state(of key: Value, in states: DictObject) throws -> DictObject {
    let all = Value.dict(states)
    if try all.contains(key), case .dict(let known) = try all.getItem(key) { return known }
    let made = DictObject()
    try all.setItem(key, .dict(made))
    return made
  }

  private func stepSGD(_ group: DictObject, _ states: DictObject) throws -> Bool {
    guard let rate = number(group, "lr"), let momentum = number(group, "momentum"),
      let dampening = number(group, "dampening"), let decay = number(group, "weight_decay"),
      !isSet(group, "differentiable"), let movable = movable(group)
    else { return false }
    let update = Update.SGD(
      rate: rate, momentum: momentum, dampening: dampening, decay: decay,
      isNesterov: isSet(group, "nesterov"), maximizes: isSet(group, "maximize"))
    for (key, parameter, gradient) in movable {
      var velocity: Tensor?
      var begins = false
      let own = try state(of: key, in: states)
      if momentum != 0 {
        velocity = own.find("momentum_buffer").flatMap { tensor($0) }
        if velocity == nil {
          let made = try Tensor.zeros(parameter.shape)
          own.insert("momentum_buffer", value(made))
          (velocity, begins) = (made, true)
        }
      }
      guard update.step(parameter, gradient, velocity: velocity, begins: begins) else {
        return false
      }
    }
    return true
  }

  private func stepAdam(_ group: DictObject, _ states: DictObject) throws -> Bool {
    guard let rate = number(group, "lr"), let betas = group.find("betas")?.sequence,
      betas.count == 2, let epsilon = number(group, "eps"), case .float(let first) = betas[0],
      case .float(let second) = betas[1], let decay = number(group, "weight_decay"),
      !isSet(group, "amsgrad"), !isSet(group, "differentiable"), let movable = movable(group)
    else { return false }
    let update = Update.Adam(
      rate: rate, betas: (first, second), epsilon: epsilon, decay: decay,
      isDecoupled: isSet(group, "decoupled_weight_decay"), maximizes: isSet(group, "maximize"))
    for (key, parameter, gradient) in movable {
      let own = try state(of: key, in: states)
      if own.find("step") == nil {
        own.insert("step", value(Tensor(0)))
        own.insert("exp_avg", value(try Tensor.zeros(parameter.shape)))
        own.insert("exp_avg_sq", value(try Tensor.zeros(parameter.shape)))
      }
      guard let step = own.find("step").flatMap({ tensor($0) }),
        let mean = own.find("exp_avg").flatMap({ tensor($0) }),
        let square = own.find("exp_avg_sq").flatMap({ tensor($0) })
      else { return false }
      let number = Int(try raising { try step.item() }.double) + 1
      guard update.step(number, parameter, gradient, mean: mean, square: square) else {
        return false
      }
      try raising { _ = try step.addInPlace(Tensor(1)) }
    }
    return true
  }
}
