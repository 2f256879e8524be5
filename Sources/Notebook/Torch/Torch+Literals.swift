import Autograd
import MiniPython

extension Torch {
  /// The tensor of a number, or of lists in lists: what `torch.tensor(...)` makes.
  ///
  /// - Parameter floating: what floating-point numbers become if no type is given.
  func literal(_ data: Value, _ dtype: DType?, floating: DType? = nil) throws -> Tensor {
    if let array: ArrayObject = data.object() {
      let copy = try copied(array.tensor)
      return try dtype.map { try copy.to($0) } ?? copy
    }
    if let number: ArrayScalar = data.object() {
      return Tensor(number.scalar, dtype: dtype ?? number.dtype)
    }
    if let tensor = tensor(data) {
      warn(
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() "
          + "or sourceTensor.detach().clone().requires_grad_(True), rather than "
          + "torch.tensor(sourceTensor).")
      let copy = try Engine.withGradMode(false) { try copied(tensor) }
      return try dtype.map { try copy.to($0) } ?? copy
    }
    var shape: [Int] = []
    var level = data
    while let items = try self.items(level) {
      shape.append(items.count)
      guard let first = items.first else { break }
      level = first
    }
    var elements: [Scalar] = []
    try collect(data, shape[...], depth: 0, into: &elements)
    let inferred = elements.map { $0.dtype }.max() ?? .float32
    let wanted = dtype ?? (inferred == .float32 ? floating ?? defaultDType : inferred)
    if wanted.isFloatingPoint {
      return Tensor(elements.map(\.double), shape: shape, dtype: wanted)
    }
    return Tensor(integers: elements.map(\.int), shape: shape, dtype: wanted)
  }

  /// The items of what counts as a dimension; `nil` for a number.
  private func items(_ value: Value) throws -> [Value]? {
    if let items = value.plainTuple.sequence { return items }
    guard case .object(let object) = value else { return nil }
    if object is RangeObject || isSequence(value) { return try value.iterated() }
    if let array = object as? ArrayObject, array.tensor.rank > 0 { return try value.iterated() }
    return nil
  }

  /// Whether it has a length and items by number, as Python's own sequences have: a `deque`, for one.
  private func isSequence(_ value: Value) -> Bool {
    guard tensor(value) == nil, value.text == nil, !(value.object(ArrayScalar.self) != nil) else {
      return false
    }
    let type = value.type
    return type.lookup("__len__") != nil && type.lookup("__getitem__") != nil
      && type.lookup("keys") == nil
  }

  private func collect(
    _ value: Value, _ shape: ArraySlice<Int>, depth: Int, into elements: inout [Scalar]
  ) throws {
    if depth > 64 { throw PythonError(.valueError, "too many dimensions") }
    guard let size = shape.first else {
      elements.append(try element(value))
      return
    }
    guard let items = try items(value) else { throw PythonError(.typeError, "not a sequence") }
    guard items.count == size else {
      throw PythonError(
        .valueError,
        "expected sequence of length \(size) at dim \(depth) (got \(items.count))")
    }
    for item in items {
      try collect(item, shape.dropFirst(), depth: depth + 1, into: &elements)
    }
  }

  private func element(_ value: Value) throws -> Scalar {
    if let scalar = scalar(value) { return scalar }
    if let tensor = tensor(value) {
      guard tensor.count == 1 else {
        throw PythonError(
          .valueError, "only one element tensors can be converted to Python scalars")
      }
      return try raising { try tensor.item() }
    }
    switch value {
    case .list, .tuple:
      throw PythonError(
        .valueError, "only one element tensors can be converted to Python scalars")
    case .none:
      throw PythonError(.runtimeError, "Could not infer dtype of NoneType")
    case .string: throw PythonError(.typeError, "new(): invalid data type 'str'")
    default:
      if case .object = value, let number = try value.floatIfNumber() { return .double(number) }
      throw PythonError(.runtimeError, "Could not infer dtype of \(value.typeName)")
    }
  }

  /// `torch.Tensor(...)` and its kind: sizes in a row, or data.
  func installTypes() {
    tensorType.construct = { [unowned self] type, arguments in
      let tensor = try legacyTensor(arguments, defaultDType)
      return adopt(tensor, as: type)
    }
    parameterType.construct = { [unowned self] type, arguments in
      let values = try Signature("Parameter(data=None, requires_grad=True)").bind(arguments)
      let data = try values[0].isNone ? Tensor.zeros([0]) : self.dataArgument(values[0])
      let parameter = data.data()
      if try values[1].truth() { try raising { _ = try parameter.requiresGrad(true) } }
      return adopt(parameter, as: type)
    }
    module["Tensor"] = .object(tensorType)
    module["Size"] = .object(sizeType)
    module["dtype"] = .object(dtypeType)
    module["device"] = .object(deviceType)
    module["Generator"] = .object(generatorType)
    core["Parameter"] = .object(parameterType)
    core["GradcheckError"] = .object(gradcheckError)
    sizeType.construct = { [unowned self] type, arguments in
      let items = try (arguments[0] ?? Value(tuple: [])).iterated()
      return SizeObject(integers(items[...]) ?? [], type: type)
    }
    deviceType.convert = { [unowned self] arguments in
      .object(try named(arguments[0, "type"] ?? .none))
    }
    for dtype in DType.allCases { module[dtype.name] = value(dtype) }
    for (alias, dtype) in [
      ("float", DType.float32), ("double", .float64), ("long", .int64), ("int", .int32),
    ] {
      module[alias] = value(dtype)
    }
    for dtype in DType.allCases {
      let type = TypeObject(
        name: "\(dtype.scalarTypeName)Tensor", module: "torch", bases: [tensorType])
      type.convert = { [unowned self] arguments in value(try legacyTensor(arguments, dtype)) }
      type.instanceCheck = { [unowned self] in tensor($0)?.dtype == dtype }
      module[type.name] = .object(type)
    }
  }

  private func dataArgument(_ value: Value) throws -> Tensor {
    guard let tensor = tensor(value) else {
      throw PythonError(
        .attributeError, "'\(value.typeName)' object has no attribute 'detach'")
    }
    return tensor
  }

  private func legacyTensor(_ arguments: MiniPython.Arguments, _ dtype: DType) throws -> Tensor {
    if let keyword = arguments.keywords.first {
      let got =
        arguments.positional.map(\.typeName) + [
          "\(keyword.name.text)=\(keyword.value.typeName)"
        ]
      throw PythonError(
        .typeError,
        "new() received an invalid combination of arguments - got (\(got.joined(separator: ", "))), "
          + "but expected one of:\n * (*, torch.device device = None)\n"
          + "      didn't match because some of the keywords were incorrect: \(keyword.name.text)\n"
          + " * (torch.Storage storage)\n * (Tensor other)\n"
          + " * (tuple of ints size, *, torch.device device = None)\n"
          + " * (object data, *, torch.device device = None)\n")
    }
    if arguments.positional.isEmpty { return try .zeros([0], dtype) }
    if case .float? = arguments.positional.first {
      throw PythonError(.typeError, "new(): data must be a sequence (got float)")
    }
    if arguments.positional.count == 1, arguments.positional[0].integerIfSmall == nil,
      arguments.positional[0].object(SizeObject.self) == nil
    {
      if let tensor = tensor(arguments.positional[0]) { return tensor.data() }
      return try literal(arguments.positional[0], dtype)
    }
    return try .zeros(shape(arguments.positional, function: "new"), dtype)
  }
}
