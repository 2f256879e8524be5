import Autograd
import MiniPython

/// A function of the engine made of two pieces of code.
private struct ComposedFunction: CustomFunction {
  let name: String
  let nodeName: String
  let forwardBody: ([Tensor], FunctionContext) throws -> [Tensor]
  let backwardBody: ([Tensor?], FunctionContext) throws -> [Tensor?]

  func forward(_ inputs: [Tensor], _ context: FunctionContext) throws -> [Tensor] {
    try forwardBody(inputs, context)
  }

  func backward(_ gradients: [Tensor?], _ context: FunctionContext) throws -> [Tensor?] {
    try backwardBody(gradients, context)
  }
}

extension Torch {
  /// What `torch.autograd.Function` is made of.
  func installFunctions() {
    core["FunctionCtx"] = .object(contextType)
    core["Node"] = .object(nodeType)
    // A function of the program: its class, and the arguments of one application.
    core.function(Signature("_apply_function(cls, args)")) { [unowned self] values in
      try apply(function: values[0], to: values[1].sequence ?? [])
    }
    core.function(Signature("_result(name, names, items)")) { [unowned self] values in
      result(
        of: values[0].text ?? "", names: try values[1].iterated().compactMap(\.text),
        items: try values[2].iterated())
    }
    installFusion()
  }

  /// Declares `_fused`, by which a composition written in Python shows as the one node that it is in
  /// PyTorch.
  private func installFusion() {
    core.function(Signature("_fused(name, function, tensors)")) { [unowned self] values in
      let body = values[1]
      let name = values[0].text ?? ""
      func computed(_ inputs: [Tensor]) throws -> [Tensor] {
        try body.call(inputs.map { value($0) }).iterated().compactMap { tensor($0) }
      }
      let inputs = try values[2].iterated().compactMap { tensor($0) }
      guard Engine.isGradEnabled, inputs.contains(where: { $0.requiresGrad }) else {
        return Value(tuple: try computed(inputs).map { value($0) })
      }
      let wanted = inputs.map(\.requiresGrad)
      let function = ComposedFunction(name: name, nodeName: name) { inputs, context in
        context.save(inputs)
        context.materializesGradients = false
        return try computed(inputs)
      } backwardBody: { arrived, context in
        try Engine.withGradMode(true) {
          let points = try zip(context.savedTensors(), wanted).map { saved, wanted in
            let point = (saved ?? Tensor(0)).detach()
            return wanted ? try point.requiresGrad() : point
          }
          let pairs = zip(try computed(points), arrived).filter { $1 != nil }
          var found = try grad(
            outputs: pairs.map(\.0), inputs: points.filter(\.requiresGrad),
            gradOutputs: pairs.map(\.1), allowUnused: true)[...]
          return wanted.map { $0 ? found.removeFirst() : nil }
        }
      }
      return Value(tuple: try raising { try function.apply(inputs).map { value($0) } })
    }
  }

  private func apply(function: Value, to arguments: [Value]) throws -> Value {
    let name = try function.attribute("__name__").text ?? "Function"
    let inputs = arguments.compactMap { tensor($0) }
    let needed = arguments.map { tensor($0)?.requiresGrad ?? false }
    let isTensor = arguments.map { tensor($0) != nil }
    var results: [Value] = []
    var isTuple = false
    let nodeName = (try? function.attribute("_node_name"))?.text ?? name + "Backward"
    let composed = ComposedFunction(name: name, nodeName: nodeName) {
      [unowned self] _, context in
      let own = FunctionContextObject(self, context, needed: needed)
      context.companion = own
      let result = try forward(function, own, arguments)
      if case .tuple(let tuple) = result {
        (isTuple, results) = (true, tuple.items)
      } else {
        results = [result]
      }
      context.isOnceDifferentiable =
        (try? function.attribute("backward").attribute(
          "_is_once_differentiable"
        ).truth()) ?? false
      return try outputs(among: results, isTuple: isTuple, of: name)
    } backwardBody: { [unowned self] arrived, context in
      guard let own = context.companion as? FunctionContextObject else { return [] }
      let given = gradients(arrived, for: results)
      return try checked(
        function.attribute("backward").call([.object(own)] + given), name, isTensor)
    }
    var made = try raising { try composed.apply(inputs) }[...]
    results = results.map { tensor($0) == nil ? $0 : value(made.removeFirst()) }
    // Whether a result was a tensor is all that the backward half asks of them.
    defer { results = results.map { tensor($0) == nil ? .none : .bool(true) } }
    return isTuple ? Value(tuple: results) : results.first ?? .none
  }

  private func forward(
    _ function: Value, _ context: FunctionContextObject, _ arguments: [Value]
  ) throws -> Value {
    guard let setUp = try? function.attribute("setup_context") else {
      return try function.attribute("forward").call([.object(context)] + arguments)
    }
    let output = try function.attribute("forward").call(arguments)
    _ = try setUp.call([.object(context), Value(tuple: arguments), output])
    return output
  }

  private func outputs(among results: [Value], isTuple: Bool, of name: String) throws -> [Tensor] {
    try results.enumerated().compactMap { index, item in
      if let tensor = tensor(item) { return tensor }
      if isTuple || item.isNone { return nil }
      throw PythonError(
        .typeError,
        "\(name)Backward.forward: expected Tensor or tuple of Tensor (got \(item.typeName)) for "
          + "return value \(index)")
    }
  }

  /// The program's `backward` gets one gradient for every result, also for those that are no tensors.
  private func gradients(_ arrived: [Tensor?], for results: [Value]) -> [Value] {
    var arrived = arrived[...]
    return results.map { $0.isNone || arrived.isEmpty ? .none : value(arrived.removeFirst()) }
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
        "function \(name)Backward returned an incorrect number of gradients (expected "
          + "\(isTensor.count), got \(gradients.count))")
    }
    var found: [Tensor?] = []
    for (gradient, isTensor) in zip(gradients, isTensor) {
      let tensor = tensor(gradient)
      guard gradient.isNone || tensor != nil else {
        throw PythonError(
          .runtimeError, "expected Variable or None (got \(gradient.typeName))")
      }
      if isTensor { found.append(tensor) }
    }
    return found
  }
}
