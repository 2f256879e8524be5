import Autograd
import MiniPython

/// NumPy's rules: which type a result has, what counts as an array, and the native part of `numpy`.
///
/// Its functions are written in Python (`Embedded/numpy.py`); they are methods of arrays as well.
final class Arrays {
  unowned let torch: Torch
  private var types: [DType: TypeObject] = [:]
  private var descriptions: [DType: ArrayType] = [:]
  /// Finds the functions of `numpy`, once they are needed.
  var functions: (() throws -> ModuleObject)?
  var printing = ArrayPrinting()

  init(_ torch: Torch) {
    self.torch = torch
    for dtype in DType.allCases {
      types[dtype] = TypeObject(
        name: dtype.name, module: "numpy", bases: dtype == .float64 ? [.float] : [.object])
      descriptions[dtype] = ArrayType(dtype, self)
    }
  }

  /// `np.float32` and its kind, which are `dtype`s as well.
  func type(of dtype: DType) -> TypeObject { types[dtype] ?? .object }

  /// What `array.dtype` gives.
  func description(of dtype: DType) -> PythonObject { descriptions[dtype] ?? type(of: dtype) }

  /// The type that a class of NumPy's or Python's, a `dtype` or a name stands for.
  ///
  /// - Throws: TypeError for anything else.
  func dtype(_ value: Value) throws -> DType? {
    if value.isNone { return nil }
    if let type: TypeObject = value.object() {
      if let dtype = DType.allCases.first(where: { self.type(of: $0) === type }) { return dtype }
      let plain: [(TypeObject, DType)] = [(.float, .float64), (.int, .int64), (.bool, .bool)]
      if let (_, dtype) = plain.first(where: { $0.0 === type }) { return dtype }
    }
    if let description: ArrayType = value.object() { return description.dtype }
    if let dtype: DTypeObject = value.object() { return dtype.dtype }
    let names = [
      "f4": DType.float32, "f8": .float64, "float": .float64, "int": .int64, "i8": .int64,
    ]
    if let name = value.text,
      let dtype = names[name] ?? DType.allCases.first(where: { $0.name == name })
    {
      return dtype
    }
    throw PythonError(.typeError, "data type \(try value.repr()) not understood")
  }

  /// A function of `numpy` as a method; nil where NumPy's arrays have no such method.
  func method(_ name: String, of array: Value) throws -> Value? {
    guard let methods = try functions?()["_methods"], try methods.contains(Value(name)) else {
      return nil
    }
    let function = try methods.getItem(Value(name))
    return Value(function: name) { arguments in
      var arguments = arguments
      arguments.positional.insert(array, at: 0)
      return try function.call(arguments)
    }
  }

  // MARK: Conversions

  /// A tensor's numbers as an array; one without dimensions is a number.
  func result(_ value: Value?) -> Value {
    guard let value, let tensor = torch.tensor(value) else { return value ?? .none }
    guard tensor.rank == 0, let scalar = try? tensor.item() else {
      return .object(ArrayObject(tensor, torch))
    }
    return .object(ArrayScalar(scalar, tensor.dtype, torch))
  }

  func array(_ value: Value) -> Value {
    torch.tensor(value).map { .object(ArrayObject($0, torch)) } ?? value
  }

  /// What an operand is: a tensor with a type of its own, or a number of Python's, which adapts.
  private enum Operand {
    case typed(Tensor)
    case plain(Scalar)
  }

  private func operand(_ value: Value) throws -> Operand? {
    if let array: ArrayObject = value.object() { return .typed(array.tensor) }
    if let number: ArrayScalar = value.object() {
      return .typed(Tensor(number.scalar, dtype: number.dtype))
    }
    if let scalar = torch.scalar(value) { return .plain(scalar) }
    if value.sequence != nil { return .typed(try tensor(value)) }
    return nil
  }

  /// Whatever NumPy takes for an array, as a tensor; it shares memory where there is some.
  func tensor(_ value: Value) throws -> Tensor {
    if let array: ArrayObject = value.object() { return array.tensor }
    if let number: ArrayScalar = value.object() {
      return Tensor(number.scalar, dtype: number.dtype)
    }
    if let tensor = torch.tensor(value) {
      if tensor.requiresGrad {
        throw PythonError(
          .runtimeError,
          "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
      }
      return tensor.detach()
    }
    return try torch.literal(value, nil, floating: .float64)
  }

  /// The type that both operands are brought to before they meet.
  static func common(_ a: DType, _ b: DType) -> DType {
    if a == b { return a }
    let (small, large) = a < b ? (a, b) : (b, a)
    if large == .float32, small == .int32 || small == .int64 { return .float64 }
    return large
  }

  private static func common(_ dtype: DType, with scalar: Scalar) -> DType {
    switch scalar {
    case .bool: dtype
    case .int: dtype == .bool ? .int64 : dtype
    case .double: dtype.isFloatingPoint ? dtype : .float64
    }
  }

  /// Both operands as tensors of the common type; nil if they are no business of arrays.
  func brought(_ left: Value, _ right: Value) throws -> (Tensor, Tensor)? {
    guard let a = try operand(left), let b = try operand(right) else { return nil }
    switch (a, b) {
    case (.typed(let a), .typed(let b)):
      let dtype = Arrays.common(a.dtype, b.dtype)
      return (try a.to(dtype), try b.to(dtype))
    case (.typed(let a), .plain(let b)):
      let dtype = Arrays.common(a.dtype, with: b)
      return (try a.to(dtype), Tensor(b, dtype: dtype))
    case (.plain(let a), .typed(let b)):
      let dtype = Arrays.common(b.dtype, with: a)
      return (Tensor(a, dtype: dtype), try b.to(dtype))
    case (.plain, .plain): return nil
    }
  }

  // MARK: Operators

  private static let names: [BinaryOperator: String] = [
    .add: "add", .subtract: "sub", .multiply: "mul", .divide: "div",
    .floorDivide: "floor_divide", .modulo: "remainder", .power: "pow", .matrixMultiply: "matmul",
    .and: "bitwise_and", .or: "bitwise_or", .xor: "bitwise_xor",
  ]

  func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
    // A tensor takes part as a tensor, and the result is one.
    if let tensor = torch.tensor(left) {
      return try torch.binary(operation, torch.value(tensor), asTensor(right))
    }
    if torch.tensor(right) != nil {
      return try asTensor(left).binary(operation, right)
    }
    guard let name = Arrays.names[operation],
      var (a, b) = try torch.raising({ try brought(left, right) })
    else { return nil }
    if operation == .divide, !a.dtype.isFloatingPoint {
      (a, b) = (try a.to(.float64), try b.to(.float64))
    }
    if a.count == 1, b.count == 1, a.rank == 0, b.rank == 0, operation == .power,
      !a.dtype.isFloatingPoint, try b.item().int < 0
    {
      throw PythonError(
        .valueError, "Integers to negative integer powers are not allowed.")
    }
    // A cube is a power like any other here, where PyTorch multiplies.
    if operation == .power, b.rank == 0, a.dtype == .float64, try b.item().double == 3 {
      b = try b.expand(a.shape)
    }
    return try shapes(a, b, operation) {
      result(try torch.apply(name, [torch.value(a), torch.value(b)]))
    }
  }

  /// NumPy's words for shapes that do not fit.
  private func shapes(
    _ a: Tensor, _ b: Tensor, _ operation: BinaryOperator, _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch let error as PythonError where error.typeName == "RuntimeError" {
      func text(_ shape: [Int]) -> String {
        "(\(shape.map { "\($0)" }.joined(separator: ","))\(shape.count == 1 ? "," : ""))"
      }
      if operation == .matrixMultiply {
        throw PythonError(
          .valueError,
          "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            + "(n?,k),(k,m?)->(n?,m?) (size \(b.shape.dropLast().last ?? b.shape.last ?? 0) is "
            + "different from \(a.shape.last ?? 0))")
      }
      guard error.message.contains("must match the size") else { throw error }
      throw PythonError(
        .valueError,
        "operands could not be broadcast together with shapes \(text(a.shape)) \(text(b.shape)) ")
    }
  }

  private func asTensor(_ value: Value) -> Value {
    value.object(ArrayObject.self).map { torch.value($0.tensor) }
      ?? value.object(ArrayScalar.self).map(\.plain) ?? value
  }

  func compare(_ operation: Comparison, _ left: Value, _ right: Value) throws -> Value? {
    if torch.tensor(right) != nil { return nil }
    guard let (a, b) = try torch.raising({ try brought(left, right) }) else { return nil }
    let names: [Comparison: String] = [
      .less: "lt", .lessOrEqual: "le", .equal: "eq", .notEqual: "ne", .greater: "gt",
      .greaterOrEqual: "ge",
    ]
    return try shapes(a, b, .add) {
      result(try torch.apply(names[operation] ?? "eq", [torch.value(a), torch.value(b)]))
    }
  }

  /// `a op= b`: the result must have the array's kind of number.
  func write(_ value: Value, into target: Tensor, _ operation: BinaryOperator) throws {
    let source = try tensor(value)
    guard
      source.dtype.isFloatingPoint == target.dtype.isFloatingPoint || target.dtype.isFloatingPoint
    else {
      let name = Arrays.names[operation] == "div" ? "divide" : Arrays.names[operation] ?? ""
      let title = ["sub": "subtract", "mul": "multiply"][name] ?? name
      throw PythonError(
        .typeError,
        "Cannot cast ufunc '\(title)' output from dtype('\(source.dtype.name)') to "
          + "dtype('\(target.dtype.name)') with casting rule 'same_kind'")
    }
    try torch.raising { _ = try target.copyInPlace(source) }
  }

  // MARK: Indices

  /// Arrays among the indices as tensors.
  func index(_ index: Value) -> Value {
    if case .tuple(let tuple) = index { return Value(tuple: tuple.items.map { self.index($0) }) }
    if let array: ArrayObject = index.object() { return torch.value(array.tensor) }
    if let number: ArrayScalar = index.object() { return number.plain }
    return index
  }

  func raisingIndexErrors<Result>(of tensor: Tensor, _ body: () throws -> Result) throws -> Result {
    do {
      return try torch.raising(body)
    } catch let error as PythonError where error.typeName == "IndexError" {
      if error.message.hasPrefix("index ") {
        let words = error.message.split(separator: " ").map { $0 == "dimension" ? "axis" : $0 }
        throw PythonError(.indexError, words.joined(separator: " "))
      }
      throw PythonError(
        .indexError,
        "too many indices for array: array is \(tensor.rank)-dimensional, but more were indexed")
    }
  }
}
