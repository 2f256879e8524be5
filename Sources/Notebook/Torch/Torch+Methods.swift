import Autograd
import MiniPython

extension Torch {
  /// Declares a method of tensors that is no operator.
  func method(
    _ signature: String, _ body: @escaping (Tensor, [Value]) throws -> Value
  ) {
    tensorType.method(Signature(signature)) { [unowned self] values in
      guard let tensor = self.tensor(values[0]) else {
        throw PythonError(.typeError, "descriptor requires a 'torch.Tensor' object")
      }
      return try self.raising { try body(tensor, values) }
    }
  }

  /// Methods that are no operators.
  func installMethods() {
    installReading()
    installGradientMethods()
    installConversions()
    installHooks()
  }

  /// The dimension that a number means, counted from the end if it is negative.
  private static func place(_ number: Value, in tensor: Tensor) throws -> Int {
    let dimension = try number.requireInteger()
    let place = dimension < 0 ? dimension + tensor.rank : dimension
    guard tensor.shape.indices.contains(place) else {
      throw PythonError(
        .indexError,
        "Dimension out of range (expected to be in range of [\(-max(tensor.rank, 1)), "
          + "\(max(tensor.rank, 1) - 1)], but got \(dimension))")
    }
    return place
  }

  private func installReading() {
    method("item(self)") { [unowned self] tensor, _ in value(try tensor.item()) }
    method("tolist(self)") { [unowned self] tensor, _ in
      nested(try tensor.toScalars().map { value($0) }[...], tensor.shape[...])
    }
    method("size(self, dim=None)") { [unowned self] tensor, values in
      if values[1].isNone { return size(tensor.shape) }
      return .int(tensor.shape[try Self.place(values[1], in: tensor)])
    }
    method("stride(self, dim=None)") { tensor, values in
      if values[1].isNone { return Value(tuple: tensor.strides.map { .int($0) }) }
      return .int(tensor.strides[try Self.place(values[1], in: tensor)])
    }
    method("__abs__(self)") { [unowned self] tensor, _ in try apply("abs", [value(tensor)]) }
    method("__len__(self)") { [unowned self] tensor, _ in .int(try object(tensor).length() ?? 0) }
    method("__index__(self)") { [unowned self] tensor, _ in
      try object(tensor).indexValue() ?? .none
    }
    method("__reversed__(self)") { [unowned self] tensor, _ in
      try apply("flip", [value(tensor), Value(tuple: tensor.rank == 0 ? [] : [.int(0)])])
    }
    for name in ["dim", "ndimension"] {
      method("\(name)(self)") { tensor, _ in .int(tensor.rank) }
    }
    for name in ["numel", "nelement"] {
      method("\(name)(self)") { tensor, _ in .int(tensor.count) }
    }
    method("element_size(self)") { tensor, _ in .int(tensor.dtype.size) }
    method("storage_offset(self)") { tensor, _ in .int(tensor.storageOffset) }
    method("is_contiguous(self)") { tensor, _ in .bool(tensor.isContiguous) }
    method("is_floating_point(self)") { tensor, _ in .bool(tensor.dtype.isFloatingPoint) }
    method("is_complex(self)") { _, _ in .bool(false) }
    method("is_inference(self)") { tensor, _ in .bool(tensor.isInference) }
    method("data_ptr(self)") { tensor, _ in .int(tensor.dataAddress) }
    method("__deepcopy__(self, memo=None)") { [unowned self] tensor, values in
      guard tensor.isLeaf else {
        throw PythonError(
          .runtimeError,
          "Only Tensors created explicitly by the user (graph leaves) support the deepcopy "
            + "protocol at the moment.  If you were attempting to deepcopy a module, this may be "
            + "because of a torch.nn.utils.weight_norm usage, see "
            + "https://github.com/pytorch/pytorch/pull/103001")
      }
      let copy = try Engine.withGradMode(false) { try copied(tensor) }
      try copy.requiresGrad(tensor.requiresGrad)
      return .object(adopt(copy, as: values[0].type))
    }
  }

  /// A new tensor with the same numbers.
  func copied(_ tensor: Tensor) throws -> Tensor {
    self.tensor(try apply("clone", [value(tensor.detach())])) ?? tensor
  }

  /// Numbers in row-major order as lists in lists.
  private func nested(_ values: ArraySlice<Value>, _ shape: ArraySlice<Int>) -> Value {
    guard let size = shape.first else { return values.first ?? .none }
    let inner = shape.dropFirst()
    let step = inner.reduce(1, *)
    return Value(
      list: (0..<size).map { index in
        let start = values.startIndex + index * step
        return nested(values[start..<start + step], inner)
      })
  }

  private func installGradientMethods() {
    let backward = Signature(
      "backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)")
    tensorType.method(backward) { [unowned self] values in
      guard let root = self.tensor(values[0]) else { return .none }
      let gradient = try gradients(values[1], count: 1)
      try raising {
        try root.backward(
          gradient: gradient?[0] ?? nil, retainGraph: try optionalFlag(values[2]),
          createGraph: try values[3].truth(), inputs: try tensorList(values[4]))
      }
      return .none
    }
    method("requires_grad_(self, requires_grad=True)") { [unowned self] tensor, values in
      try setRequiresGrad(tensor, try values[1].truth())
      return values[0]
    }
    method("retain_grad(self)") { tensor, _ in
      try tensor.retainGrad()
      return .none
    }
    method("detach(self)") { [unowned self] tensor, _ in value(tensor.detach()) }
    method("detach_(self)") { tensor, values in
      try tensor.detachInPlace()
      return values[0]
    }
  }

  private func installConversions() {
    for (name, dtype) in [
      ("float", DType.float32), ("double", .float64), ("long", .int64), ("int", .int32),
      ("bool", .bool),
    ] {
      method("\(name)(self)") { [unowned self] tensor, values in
        tensor.dtype == dtype ? values[0] : value(try tensor.to(dtype))
      }
    }
    tensorType.method("to") { [unowned self] arguments in
      guard let tensor = arguments[0].flatMap({ self.tensor($0) }) else { return .none }
      var wanted: DType?
      var copies = false
      let given =
        arguments.positional.dropFirst().map { ("", $0) }
        + arguments.keywords.map { ($0.name.text, $0.value) }
      for (name, argument) in given {
        if let dtype: DTypeObject = argument.object() {
          wanted = dtype.dtype
        } else if let other = self.tensor(argument) {
          wanted = other.dtype
        } else if argument.text != nil || argument.object(DeviceObject.self) != nil {
          _ = try self.device(argument)
        } else if name == "copy" {
          copies = try argument.truth()
        }
      }
      let dtype = wanted ?? tensor.dtype
      if dtype == tensor.dtype {
        return copies ? try apply("clone", [arguments.positional[0]]) : arguments.positional[0]
      }
      return try raising { value(try tensor.to(dtype)) }
    }
    method("type(self, dtype=None)") { [unowned self] tensor, values in
      if values[1].isNone { return Value(typeName(of: tensor)) }
      if let dtype: DTypeObject = values[1].object() { return value(try tensor.to(dtype.dtype)) }
      let named = values[1].object(TypeObject.self)?.qualifiedName ?? values[1].text
      guard let dtype = DType.allCases.first(where: { typeName(of: $0) == named }) else {
        throw PythonError(.valueError, "invalid type: '\(try values[1].str())'")
      }
      return value(try tensor.to(dtype))
    }
    method("type_as(self, other)") { [unowned self] tensor, values in
      value(try tensor.to(self.tensor(values[1])?.dtype ?? tensor.dtype))
    }
    method("numpy(self, *, force=False)") { [unowned self] tensor, values in
      let forced = try values[1].truth()
      guard !tensor.requiresGrad || forced else {
        throw PythonError(
          .runtimeError,
          "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
      }
      return .object(ArrayObject(tensor.detach(), self))
    }
    method("cpu(self)") { _, values in values[0] }
    method("cuda(self, device=None)") { _, _ in
      throw PythonError(.assertionError, "Torch not compiled with CUDA enabled")
    }
  }

  /// `torch.FloatTensor`, as `x.type()` and messages say it.
  func typeName(of tensor: Tensor) -> String { typeName(of: tensor.dtype) }

  func typeName(of dtype: DType) -> String { "torch.\(dtype.scalarTypeName)Tensor" }

  // MARK: Arguments

  func optionalFlag(_ value: Value) throws -> Bool? { value.isNone ? nil : try value.truth() }

  /// A tensor, or a list of tensors, or nothing.
  func tensorList(_ value: Value) throws -> [Tensor]? {
    if value.isNone { return nil }
    if let tensor = tensor(value) { return [tensor] }
    return try value.iterated().map { item in
      guard let tensor = tensor(item) else {
        throw PythonError(
          .typeError, "expected Tensor, but got \(item.typeName)")
      }
      return tensor
    }
  }

  /// Gradients to begin a pass with: one tensor, or a list in which some may be missing.
  func gradients(_ value: Value, count: Int) throws -> [Tensor?]? {
    if value.isNone { return nil }
    if let tensor = tensor(value) { return [tensor] }
    return try value.iterated().map { item in
      if item.isNone { return nil }
      guard let tensor = tensor(item) else {
        throw PythonError(
          .typeError,
          "gradients can be either Tensors or None, but got \(item.typeName)")
      }
      return tensor
    }
  }
}
