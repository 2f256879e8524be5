import Autograd
import MiniPython

extension Torch {
  /// Declares every operator of the catalogue wherever PyTorch has it.
  func installOperators() {
    for (name, overloads) in bindings.overloads {
      let methods = overloads.filter { $0.homes.contains(.method) }
      if !methods.isEmpty {
        let binding = OperatorBinding(name: name, overloads: methods, style: .method, torch: self)
        tensorType.method(name) { try binding.call($0) }
      }
      let writers = overloads.filter { $0.homes.contains(.inPlace) }
      if !writers.isEmpty {
        let binding = OperatorBinding(
          name: name, overloads: writers, style: .inPlace, torch: self)
        tensorType.method(name + "_") { try binding.call($0) }
        if KnownNames.all["torch"]?.contains(name + "_") == true {
          module.function(name + "_") { try binding.call($0) }
        }
      }
    }
    installFunctions(of: .torch, in: module)
    installWhere()
    for (home, name) in [(Operator.Homes.linalg, "linalg"), (.special, "special")] {
      let part = ModuleObject("torch.\(name)")
      installFunctions(of: home, in: part)
      module[name] = .object(part)
      if home == .linalg { part["LinAlgError"] = .object(linalgError) }
    }
  }

  /// `torch.where(condition)` alone gives the places where it holds, `nonzero(as_tuple=True)` likewise.
  private func installWhere() {
    if let choose = module["where"] {
      module.function("where") { [unowned self] arguments in
        if arguments.positional.count == 1, arguments.keywords.isEmpty {
          return try places(in: arguments.positional[0])
        }
        return try choose.call(chosen(arguments))
      }
      // As a method the first choice comes before the condition.
      tensorType.method(Signature("where(self, condition, other)")) { values in
        try choose.call([values[1], values[0], values[2]])
      }
    }
    if let find = tensorType.attributes.find("nonzero") {
      let body: (MiniPython.Arguments) throws -> Value = { [unowned self] arguments in
        var arguments = arguments
        let asTuple = try (arguments[keyword: "as_tuple"] ?? .bool(false)).truth()
        arguments.keywords.removeAll { $0.name.text == "as_tuple" }
        if asTuple, let input = arguments[0] { return try places(in: input) }
        return try find.call(arguments)
      }
      module.function("nonzero", body)
      tensorType.method("nonzero", body)
    }
  }

  /// The arguments of `where`, in which numbers that stand alone have the types that PyTorch gives them.
  private func chosen(_ given: MiniPython.Arguments) throws -> MiniPython.Arguments {
    if let condition = given[0].flatMap({ tensor($0) }), condition.dtype != .bool {
      throw PythonError(
        .runtimeError,
        "where expected condition to be a boolean tensor, but got a tensor with dtype "
          + condition.dtype.scalarTypeName)
    }
    guard given.positional.count == 3, tensor(given.positional[1]) == nil,
      tensor(given.positional[2]) == nil, let first = scalar(given.positional[1]),
      let second = scalar(given.positional[2])
    else { return given }
    var arguments = given
    let kind = max(first.dtype, second.dtype)
    let dtype = kind.isFloatingPoint ? defaultDType : kind
    for place in 1...2 {
      arguments.positional[place] = value(try literal(given.positional[place], dtype))
    }
    return arguments
  }

  /// The indices of what is not zero, one tensor for each dimension.
  private func places(in input: Value) throws -> Value {
    try apply("unbind", [apply("nonzero", [input]), .int(1)])
  }

  /// Declares the operators that PyTorch has in one place as functions of a module.
  func installFunctions(of home: Operator.Homes, in module: ModuleObject) {
    for (name, overloads) in bindings.overloads {
      let wanted = overloads.filter { $0.homes.contains(home) }
      if wanted.isEmpty { continue }
      let binding = OperatorBinding(name: name, overloads: wanted, style: .function, torch: self)
      module.function(name) { try binding.call($0) }
    }
  }

  /// Applies the operator of a name to values that are known to fit.
  func apply(_ name: String, _ values: [Value]) throws -> Value {
    let binding = OperatorBinding(
      name: name, overloads: bindings.overloads[name] ?? [], style: .function, torch: self)
    return try binding.call(MiniPython.Arguments(values))
  }

  /// Whether a value may stand beside a tensor in an expression.
  func isOperand(_ value: Value) -> Bool {
    switch value {
    case .bool, .int, .float: true
    case .object(let object):
      object is TensorObject || object is ArrayObject || object is ArrayScalar
    default: false
    }
  }

  private static let names: [BinaryOperator: String] = [
    .add: "add", .subtract: "sub", .multiply: "mul", .divide: "div",
    .floorDivide: "floor_divide", .modulo: "remainder", .power: "pow", .matrixMultiply: "matmul",
    .and: "bitwise_and", .or: "bitwise_or", .xor: "bitwise_xor",
    .leftShift: "bitwise_left_shift", .rightShift: "bitwise_right_shift",
  ]

  /// What a number or a tensor beside a tensor is to an operator.
  private func operand(_ value: Value) -> Argument? {
    switch value {
    case .int(let integer): .scalar(.int(integer))
    case .float(let number): .scalar(.double(number))
    case .object(let object): (object as? TensorObject).map { .tensor($0.tensor) }
    default: nil
    }
  }

  /// `tensor op other`
  func binary(_ operation: BinaryOperator, _ tensor: Value, _ other: Value) throws -> Value? {
    if let direct = directOperators[Int(operation.rawValue)], let left = operand(tensor),
      let right = operand(other)
    {
      return value(try raising { try direct.apply([left, right])[0] })
    }
    guard isOperand(other), let name = Torch.names[operation] else { return nil }
    if operation == .matrixMultiply, self.tensor(other) == nil { return nil }
    return try applied(name, [tensor, other])
  }

  /// `other op tensor`, where `other` is no tensor.
  func reflected(_ operation: BinaryOperator, _ other: Value, _ tensor: Value) throws -> Value? {
    guard isOperand(other), let name = Torch.names[operation] else { return nil }
    switch operation {
    case .add, .multiply, .and, .or, .xor: return try apply(name, [tensor, other])
    case .subtract: return try apply("rsub", [tensor, other])
    case .divide: return try apply("mul", [apply("reciprocal", [tensor]), other])
    case .matrixMultiply: return nil
    case .power: return try apply(name, [other, tensor])
    default:
      let number = self.tensor(other) == nil ? value(try literal(other, nil)) : other
      return try applied(name, [number, tensor])
    }
  }

  /// Applies an operator of the catalogue, or a function of `torch` that is composed of them.
  private func applied(_ name: String, _ values: [Value]) throws -> Value {
    bindings.overloads[name] == nil
      ? try (module[name] ?? .none).call(values) : try apply(name, values)
  }

  /// `tensor op= other`
  func inPlace(_ operation: BinaryOperator, _ target: TensorObject, _ other: Value) throws
    -> Value?
  {
    if let direct = directOperators[Int(operation.rawValue)], let right = operand(other) {
      return value(try raising { try direct.applyInPlace([.tensor(target.tensor), right]) })
    }
    guard isOperand(other), operation != .matrixMultiply, let name = Torch.names[operation],
      let overloads = bindings.overloads[name]
    else { return nil }
    let binding = OperatorBinding(name: name, overloads: overloads, style: .inPlace, torch: self)
    return try binding.call(MiniPython.Arguments([.object(target), other]))
  }

  // MARK: Arguments

  /// A value as the argument for a parameter, or nil if it is of the wrong kind.
  func argument(_ value: Value, for parameter: Parameter) -> Argument? {
    if case .none = value { return parameter.isOptional ? Argument.none : nil }
    switch parameter.kind {
    case .tensor: return tensor(value).map { .tensor($0) }
    case .operand:
      if let tensor = tensor(value) { return .tensor(tensor) }
      if let array: ArrayObject = value.object() { return .tensor(array.tensor) }
      return scalar(value).map { .scalar($0) }
    case .tensors:
      guard let items = value.plainTuple.sequence else { return nil }
      let tensors = items.compactMap { tensor($0) }
      return tensors.count == items.count ? .tensors(tensors) : nil
    case .indices:
      guard let items = value.plainTuple.sequence else { return nil }
      let tensors = items.map { tensor($0) }
      guard zip(items, tensors).allSatisfy({ $0.isNone || $1 != nil }) else { return nil }
      return .optionalTensors(tensors)
    case .number: return (scalar(value) ?? number(value)).map { .scalar($0) }
    case .int:
      if case .bool = value { return nil }
      if case .int(let integer) = value { return .int(integer) }
      return integer(of: value).map { .int($0) }
    case .ints:
      if case .int(let integer) = value { return .ints([integer]) }
      guard let items = value.plainTuple.sequence else { return nil }
      return integers(items[...]).map { .ints($0) }
    case .bool: if case .bool(let flag) = value { return .bool(flag) } else { return nil }
    case .string: return value.text.map { .string($0) }
    case .dtype: return value.object(DTypeObject.self).map { .dtype($0.dtype) }
    }
  }

  /// Python's `bool`, `int` or `float`.
  func scalar(_ value: Value) -> Scalar? {
    switch value {
    case .bool(let flag): .bool(flag)
    case .int(let integer): .int(integer)
    case .float(let number): .double(number)
    case .object(let object): (object as? ArrayScalar)?.scalar
    default: nil
    }
  }

  /// The number of a tensor that has no dimensions and no gradient to lose.
  private func number(_ value: Value) -> Scalar? {
    guard let tensor = tensor(value), tensor.rank == 0, !tensor.requiresGrad else { return nil }
    return try? tensor.item()
  }

  private func integer(of value: Value) -> Int? {
    guard let tensor = tensor(value), tensor.count == 1, !tensor.dtype.isFloatingPoint else {
      return nil
    }
    return try? tensor.item().int
  }

  /// A row of integers, or nil if anything else is among them.
  func integers(_ values: ArraySlice<Value>) -> [Int]? {
    var integers: [Int] = []
    for value in values {
      switch value {
      case .int(let integer): integers.append(integer)
      default:
        guard let integer = integer(of: value) else { return nil }
        integers.append(integer)
      }
    }
    return integers
  }
}
