import CAutograd

/// The arguments of one application, complete and of the right kinds.
struct Arguments {
  let operation: Operator
  let values: [Argument]

  subscript(_ index: Int) -> Argument { values[index] }
  subscript(_ name: String) -> Argument { values[operation.index(ofParameter: name)!] }

  /// The tensor for a parameter; numbers count as tensors without dimensions.
  func tensor(_ index: Int) -> Tensor {
    switch values[index] {
    case .tensor(let tensor): tensor
    case .scalar(let scalar): Tensor.wrapped(scalar)
    default: preconditionFailure("\(operation.name): argument \(index) is no tensor")
    }
  }

  /// The first tensor.
  var input: Tensor { tensor(0) }
  /// The second tensor.
  var other: Tensor { tensor(1) }
}

extension Operator {
  /// Applies the operator to arguments in order of its parameters; those left out at the end have
  /// their defaults.
  ///
  /// - Throws: ``AutogradError`` with PyTorch's text.
  @discardableResult
  public func apply(_ arguments: [Argument]) throws -> [Tensor] {
    let arguments = try completed(arguments)
    switch forward {
    case .unary(let kernel):
      return [try apply(kernel, arguments[0].tensor!)]
    case .binary(let kernel):
      guard arguments.count > 2, arguments[2].double != 1 else {
        return [try apply(kernel, arguments)]
      }
      let given = Arguments(operation: self, values: arguments)
      let result = try Engine.silently { try scaled(kernel, given) }
      return try record(arguments, [result])
    case .composite(let body):
      return try body(Arguments(operation: self, values: arguments))
    case .primitive(let body):
      let outputs = try Engine.silently {
        try body(Arguments(operation: self, values: arguments))
      }
      return try record(arguments, outputs)
    }
  }

  /// A sum or difference with a multiple of the second tensor.
  func scaled(_ kernel: BinaryKernel, _ arguments: Arguments) throws -> Tensor {
    let scale = arguments.values[2].scalar!
    if case .double = scale, !arguments.input.dtype.isFloatingPoint,
      !arguments.other.dtype.isFloatingPoint
    {
      throw AutogradError.runtime(
        "For integral input tensors, argument alpha must not be a floating point number.")
    }
    let signed = self === Operator.arithmetic.sub ? -scale.double : scale.double
    if let fused = try FusedSums.scaled(arguments.input, arguments.other, signed) { return fused }
    return try kernel(arguments.input, arguments.other * scale)
  }

  /// Fills in the defaults and checks the kinds.
  func completed(_ arguments: [Argument]) throws -> [Argument] {
    guard arguments.count <= parameters.count else {
      throw AutogradError.type(
        "\(name)() takes \(parameters.count) positional arguments but \(arguments.count) were given"
      )
    }
    var complete = arguments
    for (index, parameter) in parameters.enumerated() {
      if index < arguments.count {
        guard parameter.accepts(arguments[index]) else {
          throw AutogradError.type(
            "\(name)(): argument '\(parameter.functionName)' (position \(index + 1)) must be "
              + "\(parameter.kind.pythonName), not \(arguments[index].pythonTypeName)")
        }
      } else if let fallback = parameter.fallback {
        complete.append(fallback())
      } else {
        let missing = parameters[index...].filter { !$0.hasDefault }
          .map { "\"\($0.functionName)\"" }
        throw AutogradError.type(
          "\(name)() missing \(missing.count) required positional arguments: "
            + missing.joined(separator: ", "))
      }
    }
    return complete
  }

  /// Applies an elementwise operator of one tensor.
  func apply(_ kernel: UnaryKernel, _ input: Tensor) throws -> Tensor {
    let result = try kernel(input)
    let state = thread
    var tracked = false
    if !state.pointee.grad_disabled, input.requiresGrad, gradFn != nil, result.dtype.isFloatingPoint
    {
      tracked = true
      let node = Node(
        self, attributes: [], outputLayout: result.layout, outputDType: result.dtype)
      node.addEdge(to: input)
      if let saved = savedSlots.first {
        if saved.isResult {
          node.saveResult(result)
        } else {
          node.save(try input.checkedForSaving(), slot: 0)
        }
      }
      result.node = node
      if state.pointee.packs_saved { try node.packSaved() }
    }
    if state.pointee.observed {
      Engine.notify {
        $0.applied(self, arguments: [.tensor(input)], outputs: [result], tracked: tracked)
      }
    }
    return result
  }

  /// Applies an elementwise operator of two tensors or numbers.
  func apply(_ kernel: BinaryKernel, _ arguments: [Argument]) throws -> Tensor {
    switch (arguments[0], arguments[1]) {
    case (.tensor(let a), .tensor(let b)): try apply(kernel, a, b)
    case (.tensor(let a), .scalar(let b)): try apply(kernel, a, b)
    case (.scalar(let a), .tensor(let b)): try apply(kernel, .wrapped(a), b, reported: arguments)
    default: throw AutogradError.type("\(name)(): at least one argument must be a Tensor")
    }
  }

  /// Applies an elementwise operator of two tensors; `reported` is what an observer is told of.
  func apply(
    _ kernel: BinaryKernel, _ a: Tensor, _ b: Tensor, reported arguments: [Argument]? = nil
  ) throws -> Tensor {
    let result = try kernel(a, b)
    let state = thread
    var tracked = false
    if !state.pointee.grad_disabled, gradFn != nil, result.dtype.isFloatingPoint {
      let needed: UInt32 = (a.requiresGrad ? 1 : 0) | (b.requiresGrad ? 2 : 0)
      if needed != 0 {
        tracked = true
        let node = Node(
          self, attributes: [], outputLayout: result.layout, outputDType: result.dtype)
        node.addEdge(to: a)
        // Where no derivative is known, PyTorch has no place for a number's either.
        if !derivatives.isEmpty || !b.flags.contains(.wrappedNumber) { node.addEdge(to: b) }
        for slot in savedSlots.indices where slotReaders[slot] & needed != 0 {
          switch savedSlots[slot] {
          case .input: node.save(try a.checkedForSaving(), slot: slot)
          case .other: node.save(try b.checkedForSaving(), slot: slot)
          default: node.saveResult(result)
          }
        }
        result.node = node
        if state.pointee.packs_saved { try node.packSaved() }
      }
    }
    if state.pointee.observed {
      Engine.notify {
        $0.applied(
          self, arguments: arguments ?? [.tensor(a), .tensor(b)], outputs: [result],
          tracked: tracked)
      }
    }
    return result
  }

  /// Applies an elementwise operator of a tensor and a number.
  func apply(_ kernel: BinaryKernel, _ a: Tensor, _ b: Scalar) throws -> Tensor {
    let result = try kernel(a, b)
    let state = thread
    var tracked = false
    if !state.pointee.grad_disabled, gradFn != nil, result.dtype.isFloatingPoint, a.requiresGrad {
      tracked = true
      let node = Node(self, attributes: [], outputLayout: result.layout, outputDType: result.dtype)
      node.addEdge(to: a)
      if !derivatives.isEmpty { node.addEdge(Node.Edge(node: nil, output: 0)) }
      for slot in savedSlots.indices where slotReaders[slot] & 1 != 0 {
        switch savedSlots[slot] {
        case .input: node.save(try a.checkedForSaving(), slot: slot)
        case .other: node.save(b, slot: slot)
        default: node.saveResult(result)
        }
      }
      result.node = node
      if state.pointee.packs_saved { try node.packSaved() }
    }
    if state.pointee.observed {
      Engine.notify {
        $0.applied(
          self, arguments: [.tensor(a), .scalar(b)], outputs: [result], tracked: tracked)
      }
    }
    return result
  }

  /// Makes the node of an application, if its result has to be tracked, and reports it.
  func record(_ arguments: [Argument], _ outputs: [Tensor]) throws -> [Tensor] {
    let node = try makeNode(arguments, outputs)
    if let node, isView || outputs.count > 1 || visibleOutputs != nil {
      for (index, output) in outputs.enumerated() where index < (visibleOutputs ?? outputs.count) {
        if output.dtype.isFloatingPoint { output.attach(node, output: index) }
      }
    } else if let node {
      outputs[0].node = node
    }
    if let node, thread.pointee.packs_saved { try node.packSaved() }
    if isView, case .tensor(let base)? = arguments.first {
      for output in outputs {
        output.becomeView(of: base, isOneOfMany: outputs.count > 1 || returnsList)
      }
    }
    let visible = visibleOutputs.map { Array(outputs.prefix($0)) } ?? outputs
    if thread.pointee.observed {
      Engine.notify {
        $0.applied(self, arguments: arguments, outputs: visible, tracked: node != nil)
      }
    }
    return visible
  }

  /// The node for an application, with its edges and saved tensors; nil if nothing has to be tracked.
  func makeNode(_ arguments: [Argument], _ outputs: [Tensor]) throws -> Node? {
    guard let gradFn, !gradFn.isEmpty, !thread.pointee.grad_disabled, let first = outputs.first,
      first.dtype.isFloatingPoint
    else { return nil }
    var needed: [Bool] = []
    for index in differentiableParameters { needed.append(arguments[index].requiresGrad) }
    if derivatives.isEmpty {
      // No derivative is known: the node refuses when a sweep comes to it.
      guard arguments.contains(where: \.requiresGrad) else { return nil }
    } else if !needed.contains(true) {
      return nil
    }
    var attributes: [Argument] = []
    if attributeCount > 0 {
      attributes.reserveCapacity(attributeCount)
      for (index, argument) in arguments.enumerated() where isAttribute(index) {
        attributes.append(argument)
      }
    }
    if let remembers { attributes += remembers(Arguments(operation: self, values: arguments)) }
    let node = Node(
      self, attributes: attributes, outputLayout: first.layout, outputDType: first.dtype)
    for output in outputs.dropFirst() {
      node.restOrNew.outputs.append((output.layout, output.dtype))
    }
    for index in differentiableParameters {
      switch arguments[index] {
      case .tensor(let tensor): node.addEdge(to: tensor)
      case .tensors(let tensors): for tensor in tensors { node.addEdge(to: tensor) }
      default: node.addEdge(to: nil)
      }
    }
    for (slot, saved) in savedSlots.enumerated() {
      let isRead = derivatives.indices.contains {
        needed[$0] && derivatives[$0].reads.contains(saved)
      }
      guard isRead else { continue }
      if saved.isResult {
        node.saveResult(first)
      } else if saved.code < 0 {
        node.save(outputs[-1 - saved.code], slot: slot)
      } else {
        switch arguments[saved.code] {
        case .tensor(let tensor): node.save(try tensor.checkedForSaving(), slot: slot)
        case .scalar(let scalar): node.save(scalar, slot: slot)
        case .optionalTensors, .tensors:
          // Of a list the first stands for all when it comes to freeing and to checking versions.
          if let first = arguments[saved.code].tensors?.first { node.save(first, slot: slot) }
        default: break
        }
      }
    }
    return node
  }
}

extension Argument {
  var requiresGrad: Bool {
    switch self {
    case .tensor(let tensor): tensor.requiresGrad
    case .tensors(let tensors): tensors.contains { $0.requiresGrad }
    default: false
    }
  }

  /// The Python type of what was given, for messages.
  var pythonTypeName: String {
    switch self {
    case .none: "NoneType"
    case .tensor: "Tensor"
    case .scalar(.bool): "bool"
    case .scalar(.int): "int"
    case .scalar(.double): "float"
    case .ints, .tensors, .optionalTensors: "list"
    case .string: "str"
    case .dtype: "torch.dtype"
    }
  }
}

extension Parameter.Kind {
  /// The Python type it takes, for messages.
  var pythonName: String {
    switch self {
    case .tensor, .operand: "Tensor"
    case .tensors, .indices: "tuple of Tensors"
    case .number: "Number"
    case .int: "int"
    case .ints: "tuple of ints"
    case .bool: "bool"
    case .string: "str"
    case .dtype: "torch.dtype"
    }
  }
}
