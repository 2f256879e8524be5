import Autograd
import MiniPython

/// `torch.no_grad()` and its kin: a switch that holds inside a `with`, and inside of a function that
/// it decorates.
final class GradModeObject: HostObject {
  /// Which switch is set to what.
  enum Mode {
    case grad(Bool)
    case inference(Bool)
    case anomaly(Bool, checksNaN: Bool)
  }

  private let mode: Mode
  private var before: [() -> Void] = []

  init(_ mode: Mode, type: TypeObject) {
    self.mode = mode
    super.init(type: type)
  }

  /// Sets the switch, and remembers how it was.
  func set() {
    let (grad, inference) = (Engine.isGradEnabled, Engine.isInferenceMode)
    let (anomaly, checks) = (Engine.detectsAnomalies, Engine.anomalyModeChecksNaN)
    before.append {
      Engine.isGradEnabled = grad
      Engine.isInferenceMode = inference
      Engine.detectsAnomalies = anomaly
      Engine.anomalyModeChecksNaN = checks
    }
    switch mode {
    case .grad(let flag): Engine.isGradEnabled = flag
    case .inference(let flag):
      Engine.isInferenceMode = flag
      if flag { Engine.isGradEnabled = false }
    case .anomaly(let flag, let checksNaN):
      Engine.detectsAnomalies = flag
      Engine.anomalyModeChecksNaN = checksNaN
    }
  }

  private func restore() { before.popLast()?() }

  override func enter() throws -> Value? {
    // `set_grad_enabled` has set the switch when it was made.
    if before.isEmpty || !isSetAtOnce { set() }
    return Value.none
  }

  var isSetAtOnce = false

  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    restore()
    return false
  }

  override var isCallable: Bool { true }

  /// As a decorator: the function with the switch set around it.
  override func call(_ arguments: MiniPython.Arguments) throws -> Value {
    guard let function = arguments[0], function.isCallable else {
      throw PythonError(.typeError, "a grad mode decorates functions")
    }
    if isSetAtOnce { restore() }
    return Value(function: (try? function.attribute("__name__").text) ?? "function") {
      [mode, type] arguments in
      let inner = GradModeObject(mode, type: type)
      inner.set()
      defer { inner.restore() }
      return try function.call(arguments)
    }
  }
}

extension Torch {
  /// Modes, and the parts of `torch.autograd` that are native.
  func installModes() {
    func declare(
      _ name: String, _ places: [ModuleObject],
      _ mode: @escaping (Bool, Bool) -> GradModeObject.Mode,
      setAtOnce: Bool = false, onMade: @escaping () throws -> Void = {}
    ) {
      let type = TypeObject(name: name, module: "torch.autograd.grad_mode")
      type.convert = { arguments in
        let first = arguments[0, "mode"] ?? arguments[keyword: "enabled"] ?? .bool(true)
        // `@torch.no_grad` without brackets.
        if first.isCallable {
          return try GradModeObject(mode(true, true), type: type).call(arguments)
        }
        let checks = try (arguments[keyword: "check_nan"] ?? .bool(true)).truth()
        let made = GradModeObject(mode(try first.truth(), checks), type: type)
        try onMade()
        if setAtOnce {
          made.isSetAtOnce = true
          made.set()
        }
        return .object(made)
      }
      for place in places { place[name] = .object(type) }
    }
    declare("no_grad", [module, autograd]) { _, _ in .grad(false) }
    declare("enable_grad", [module, autograd]) { _, _ in .grad(true) }
    declare("set_grad_enabled", [module, autograd], { flag, _ in .grad(flag) }, setAtOnce: true)
    declare("inference_mode", [module, autograd]) { flag, _ in .inference(flag) }
    declare("set_detect_anomaly", [autograd], { .anomaly($0, checksNaN: $1) }, setAtOnce: true)
    declare("detect_anomaly", [autograd], { _, checks in .anomaly(true, checksNaN: checks) }) {
      [unowned self] in
      warn(
        "Anomaly Detection has been enabled. This mode will increase the runtime and should only "
          + "be enabled for debugging.")
    }
    module.function("is_grad_enabled") { _ in .bool(Engine.isGradEnabled) }
    module.function("is_inference_mode_enabled") { _ in .bool(Engine.isInferenceMode) }
    module.function("is_anomaly_enabled") { _ in .bool(Engine.detectsAnomalies) }
    installGradients()
  }

  private func installGradients() {
    let backward = Signature(
      "backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, "
        + "grad_variables=None, inputs=None)")
    autograd.function(backward) { [unowned self] values in
      let roots = try tensorList(values[0]) ?? []
      let gradients = try self.gradients(values[1], count: roots.count)
      try raising {
        try Autograd.backward(
          roots, gradients: gradients, retainGraph: try optionalFlag(values[2]),
          createGraph: try values[3].truth(), inputs: try tensorList(values[5]))
      }
      return .none
    }
    let grad = Signature(
      "grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, "
        + "only_inputs=True, allow_unused=None, is_grads_batched=False, materialize_grads=False)")
    autograd.function(grad) { [unowned self] values in
      let outputs = try tensorList(values[0]) ?? []
      let inputs = try tensorList(values[1]) ?? []
      let gradients = try self.gradients(values[2], count: outputs.count)
      func found(_ gradients: [Tensor?]?, retain: Bool?) throws -> [Tensor?] {
        try raising {
          try Autograd.grad(
            outputs: outputs, inputs: inputs, gradOutputs: gradients, retainGraph: retain,
            createGraph: try values[4].truth(), allowUnused: try optionalFlag(values[6]),
            materializeGrads: try values[8].truth())
        }
      }
      let retain = try optionalFlag(values[3])
      guard try values[7].truth(), let gradients,
        let count = gradients.lazy.compactMap({ $0?.shape.first }).first
      else {
        return Value(tuple: try found(gradients, retain: retain).map { value($0) })
      }
      // A batch of gradients is swept one after another.
      let rows = try (0..<count).map { row in
        let part = try gradients.map { gradient in
          try gradient.flatMap { tensor(try apply("select", [value($0), .int(0), .int(row)])) }
        }
        return try found(part, retain: row < count - 1 ? true : retain)
      }
      return Value(
        tuple: try inputs.indices.map { index in
          let parts = rows.compactMap { $0[index] }
          return parts.isEmpty ? .none : try apply("stack", [Value(list: parts.map { value($0) })])
        })
    }
    autograd.function(Signature("Variable(data, requires_grad=False, volatile=None)")) {
      [unowned self] values in
      if !values[2].isNone {
        warn("volatile was removed and now has no effect. Use `with torch.no_grad():` instead.")
      }
      guard let tensor = self.tensor(values[0]) else { return values[0] }
      let variable = tensor.data()
      if try values[1].truth() { try raising { _ = try variable.requiresGrad(true) } }
      return self.value(variable)
    }
  }
}
