import Autograd
import MiniPython

/// The `ctx` of a `torch.autograd.Function`: what `forward` leaves for `backward`.
final class FunctionContext: HostObject {
  private unowned let torch: Torch
  /// The node, once there is one; the node owns the context, not the other way round.
  weak var node: FunctionNode?
  /// What `save_for_backward` was given, until there is a node to keep it.
  var saved: [Tensor?] = []
  var undifferentiated: [Tensor] = []
  var written: [Tensor] = []
  var fillsMissing = true
  let needed: [Bool]

  init(_ torch: Torch, needed: [Bool], type: TypeObject) {
    self.torch = torch
    self.needed = needed
    super.init(type: type)
  }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "needs_input_grad": return Value(tuple: needed.map { .bool($0) })
    case "saved_tensors", "saved_variables":
      let tensors = try node.map { node in try torch.raising { try node.savedTensors() } } ?? saved
      return Value(tuple: tensors.map { torch.value($0) })
    case "save_for_backward":
      return method(name) { context, arguments in
        for (index, argument) in arguments.positional.enumerated()
        where !argument.isNone && context.torch.tensor(argument) == nil {
          throw PythonError(
            .typeError,
            "save_for_backward can only save variables, but argument \(index) is of type "
              + argument.typeName)
        }
        context.saved = arguments.positional.map { context.torch.tensor($0) }
      }
    case "mark_non_differentiable":
      return method(name) { $0.undifferentiated = $0.tensors($1) }
    case "mark_dirty": return method(name) { $0.written = $0.tensors($1) }
    case "set_materialize_grads":
      return method(name) { $0.fillsMissing = try ($1[0] ?? .bool(true)).truth() }
    default: return nil
    }
  }

  private func tensors(_ arguments: MiniPython.Arguments) -> [Tensor] {
    arguments.positional.compactMap { torch.tensor($0) }
  }

  private func method(
    _ name: String, _ body: @escaping (FunctionContext, MiniPython.Arguments) throws -> Void
  ) -> Value {
    Value(function: name) { [self] arguments in
      try body(self, arguments)
      return .none
    }
  }
}

extension Torch {
  /// What `Function.apply` is made of.
  func installFunctions() {
    installFusion()
    core["FunctionCtx"] = .object(contextType)
    // A function of the program: its class, and the arguments of one application.
    core.function(Signature("_apply_function(cls, args)")) { [unowned self] values in
      try apply(function: values[0], to: values[1].sequence ?? [])
    }
    // Cuts the results of `once_differentiable` off: whoever differentiates them gets an error.
    core.function(Signature("_refuse_derivative(outputs, message)")) { [unowned self] values in
      let outputs = (values[0].sequence ?? [values[0]]).map { tensor($0)?.detach() }
      let message = values[1].text ?? ""
      for output in outputs.compactMap({ $0 }) where output.dtype.isFloatingPoint {
        let source = try raising { try Tensor.zeros(output.shape, output.dtype).requiresGrad() }
        _ = try raising {
          try FunctionNode(named: "Error", inputs: [source], outputs: [output]) { _ in
            throw PythonError(.runtimeError, message)
          }
        }
      }
      let results = outputs.map { value($0) }
      return values[0].sequence == nil ? results[0] : Value(tuple: results)
    }
  }

  /// Declares `_fused`, by which a composition written in Python shows as the one node that it is in
  /// PyTorch.
  func installFusion() {
    core.function(Signature("_fused(name, function, tensors)")) { [unowned self] values in
      let function = values[1]
      let inputs = try values[2].iterated().compactMap { tensor($0) }
      func computed(_ inputs: [Tensor]) throws -> [Tensor] {
        try function.call(inputs.map { value($0) }).iterated().compactMap { tensor($0) }
      }
      guard Engine.isGradEnabled, inputs.contains(where: { $0.requiresGrad }) else {
        return Value(tuple: try computed(inputs).map { value($0) })
      }
      let outputs = try Engine.withGradMode(false) { try computed(inputs) }
      let wanted = inputs.map(\.requiresGrad)
      let node = try raising {
        try FunctionNode(named: values[0].text ?? "", inputs: inputs, outputs: outputs) {
          arrived in
          try Engine.withGradMode(true) {
            let points = try zip(inputs, wanted).map { input, wanted in
              wanted ? try input.detach().requiresGrad() : input.detach()
            }
            let results = try computed(points)
            let pairs = zip(results, arrived).filter { $1 != nil }
            var found = try grad(
              outputs: pairs.map(\.0), inputs: points.filter(\.requiresGrad),
              gradOutputs: pairs.map(\.1), allowUnused: true
            )[...]
            return wanted.map { $0 ? found.removeFirst() : nil }
          }
        }
      }
      try raising { try node.keep(inputs) }
      return Value(tuple: outputs.map { value($0) })
    }
  }

  private func apply(function: Value, to arguments: [Value]) throws -> Value {
    let inputs = arguments.compactMap { tensor($0) }
    let tracks = Engine.isGradEnabled && inputs.contains { $0.requiresGrad }
    let context = FunctionContext(
      self, needed: arguments.map { tensor($0)?.requiresGrad ?? false }, type: contextType)
    let result = try Engine.withGradMode(false) {
      if let setUp = try? function.attribute("setup_context") {
        let output = try function.attribute("forward").call(arguments)
        _ = try setUp.call([.object(context), Value(tuple: arguments), output])
        return output
      }
      return try function.attribute("forward").call([.object(context)] + arguments)
    }
    guard tracks else { return result }
    let isTuple = if case .tuple = result { true } else { false }
    var results = isTuple ? result.sequence ?? [] : [result]
    var outputs: [Tensor] = []
    for (index, item) in results.enumerated() {
      guard var tensor = tensor(item) else {
        if item.isNone || isTuple { continue }
        throw PythonError(
          .typeError,
          "\(try function.attribute("__name__").text ?? "")Backward.forward: expected Tensor or "
            + "tuple of Tensor (got \(item.typeName)) for return value \(index)")
      }
      // An input that is given back as it came is a new tensor to the graph.
      if inputs.contains(where: { $0 === tensor }),
        !context.written.contains(where: { $0 === tensor })
      {
        tensor = tensor.detach()
        results[index] = value(tensor)
      }
      if tensor.dtype.isFloatingPoint,
        !context.undifferentiated.contains(where: { $0 === tensor })
      {
        outputs.append(tensor)
      }
    }
    if !outputs.isEmpty {
      try makeNode(function, context, arguments: arguments, results: results, outputs: outputs)
    }
    return isTuple ? Value(tuple: results) : results[0]
  }

  private func makeNode(
    _ function: Value, _ context: FunctionContext, arguments: [Value], results: [Value],
    outputs: [Tensor]
  ) throws {
    let name = (try function.attribute("__name__").text ?? "Function") + "Backward"
    // The program's `backward` gets one gradient for every result, wanted or not.
    let places = results.map { item in
      tensor(item).flatMap { tensor in outputs.firstIndex { $0 === tensor } }
    }
    let kinds = results.map { item in tensor(item).map { ($0.shape, $0.dtype) } }
    let isTensor = arguments.map { tensor($0) != nil }
    let node = try raising {
      try FunctionNode(
        named: name, inputs: arguments.compactMap { tensor($0) }, outputs: outputs,
        written: context.written, context: context
      ) { [unowned self] arrived in
        let gradients = zip(places, kinds).map { place, kind -> Value in
          if let gradient = place.flatMap({ arrived[$0] }) { return value(gradient) }
          guard context.fillsMissing, let (shape, dtype) = kind else { return .none }
          return value(Tensor.zeros(shape, dtype))
        }
        let computed = try function.attribute("backward").call([.object(context)] + gradients)
        return try checked(computed, name, isTensor)
      }
    }
    context.node = node
    let saved = context.saved
    context.saved = []
    try raising { try node.keep(saved) }
  }

  /// The gradients of the tensors among the arguments, checked as PyTorch checks them.
  private func checked(_ result: Value, _ name: String, _ isTensor: [Bool]) throws -> [Tensor?] {
    var gradients: [Value]
    if case .tuple(let tuple) = result { gradients = tuple.items } else { gradients = [result] }
    while gradients.count > isTensor.count, gradients.last?.isNone == true {
      gradients.removeLast()
    }
    guard gradients.count == isTensor.count else {
      throw PythonError(
        .runtimeError,
        "function \(name) returned an incorrect number of gradients (expected \(isTensor.count), "
          + "got \(gradients.count))")
    }
    return try zip(gradients, isTensor).compactMap { gradient, isTensor -> Tensor?? in
      if gradient.isNone { return isTensor ? .some(nil) : nil }
      guard let tensor = tensor(gradient) else {
        throw PythonError(
          .runtimeError, "expected Variable or None (got \(gradient.typeName))")
      }
      return isTensor ? .some(tensor) : nil
    }
  }
}
