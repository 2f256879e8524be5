import Autograd
import MiniPython

/// The module `torch` of one interpreter, and what its parts share.
///
/// Functions and methods of tensors are not listed anywhere: they derive from the engine's
/// catalogue of operators (see ``OperatorBinding``). Here and in the neighbouring files is only what
/// is no operator: creation, attributes, modes, gradients.
final class Torch {
  let module = ModuleObject("torch")
  let core = ModuleObject("torch._C")
  let autograd = ModuleObject("torch.autograd")
  let tensorType = TypeObject(name: "Tensor", module: "torch")
  let parameterType: TypeObject
  let sizeType = TypeObject(name: "Size", module: "torch", bases: [.tuple])
  let dtypeType = TypeObject(name: "dtype", module: "torch")
  let deviceType = TypeObject(name: "device", module: "torch")
  let generatorType = TypeObject(name: "Generator", module: "torch._C")
  let arrayType = TypeObject(name: "ndarray", module: "numpy")
  let contextType = TypeObject(name: "FunctionCtx", module: "torch.autograd.function")
  let handleType = TypeObject(name: "RemovableHandle", module: "torch.utils.hooks")
  let nodeType = TypeObject(name: "Node", module: "torch.autograd.graph")
  let gradcheckError = TypeObject(
    name: "GradcheckError", module: "torch.autograd.gradcheck", bases: [.runtimeError])

  let linalgError = TypeObject(
    name: "_LinAlgError", module: "torch._C", bases: [.runtimeError])

  let random = RandomSource()
  private(set) lazy var arrays = Arrays(self)
  var printOptions = PrintOptions()
  var defaultDType = DType.float32
  let bindings = OperatorTable()
  /// The operators of `+ - * /`, by the number of Python's operator: the only ones of their names, which
  /// every number and tensor fits.
  private(set) lazy var directOperators: [Operator?] = BinaryOperator.allCases.map { operation in
    let names: [BinaryOperator: String] = [
      .add: "add", .subtract: "sub", .multiply: "mul", .divide: "div",
    ]
    return names[operation].flatMap { bindings.overloads[$0]?.first }
  }
  /// Where warnings go, with their Python class.
  var warningSink: ((_ message: String, _ category: TypeObject) -> Void)?
  var warned: Set<String> = []
  /// Told when `requires_grad` of a tensor was switched by hand.
  var flagChanged: ((_ tensor: Tensor, _ flag: Bool) -> Void)?
  /// How many Python frames are active; set by a recorder, for which calls of modules are noted.
  var callDepth: (() -> Int)?
  /// The calls of modules that are active, outermost first.
  var moduleCalls: [CallScopes.ModuleCall] = []
  var moduleCallCount = 0
  private var dtypes: [DType: DTypeObject] = [:]
  private(set) lazy var device = DeviceObject("cpu", type: deviceType)
  private var resultTypes: [String: TypeObject] = [:]
  private var nodeTypes: [String: TypeObject] = [:]
  /// The living Python objects of tensors and nodes, so that each has only one.
  private var wrappers: [ObjectIdentifier: Unmanaged<PythonObject>] = [:]

  init() {
    parameterType = TypeObject(
      name: "Parameter", module: "torch.nn.parameter", bases: [tensorType])
    for dtype in DType.allCases { dtypes[dtype] = DTypeObject(dtype, type: dtypeType) }
    installOperators()
    installTypes()
    installAttributes()
    installMethods()
    installCreation()
    installRandom()
    installModes()
    installFunctions()
    installSavedTensorHooks()
    installModules()
    installOptimizers()
    installSettings()
  }

  // MARK: Values

  /// The Python object of a tensor.
  func value(_ tensor: Tensor) -> Value { .object(object(tensor)) }

  /// The Python object of a tensor, or `None`.
  func value(_ tensor: Tensor?) -> Value { tensor.map { value($0) } ?? .none }

  func object(_ tensor: Tensor) -> TensorObject {
    if let existing = wrappers[ObjectIdentifier(tensor)]?.takeUnretainedValue() as? TensorObject {
      return existing
    }
    return adopt(tensor, as: tensorType)
  }

  /// Makes the Python object of a new tensor, of a class that the caller chooses.
  func adopt(_ tensor: Tensor, as type: TypeObject) -> TensorObject {
    let object = TensorObject(tensor, self, type: type)
    wrappers[ObjectIdentifier(tensor)] = Unmanaged.passUnretained(object)
    return object
  }

  /// Whether the program knows a tensor as an `nn.Parameter`.
  func isParameter(_ tensor: Tensor) -> Bool {
    let object = wrappers[ObjectIdentifier(tensor)]?.takeUnretainedValue() as? TensorObject
    return object?.isParameter ?? false
  }

  func forget(_ object: TensorObject) {
    let key = ObjectIdentifier(object.tensor)
    if wrappers[key]?.toOpaque() == Unmanaged.passUnretained(object).toOpaque() {
      wrappers[key] = nil
    }
  }

  func value(_ node: Node?) -> Value {
    guard let node else { return .none }
    if let existing = wrappers[ObjectIdentifier(node)]?.takeUnretainedValue() {
      return .object(existing)
    }
    // A node that has no number comes from a function of the program.
    let module = node.name.hasSuffix("Backward") ? "torch.autograd.function" : ""
    let type =
      nodeTypes[node.name] ?? TypeObject(name: node.name, module: module, bases: [nodeType])
    nodeTypes[node.name] = type
    let object = NodeObject(node, self, type: type)
    wrappers[ObjectIdentifier(node)] = Unmanaged.passUnretained(object)
    return .object(object)
  }

  func forget(_ object: NodeObject) { wrappers[ObjectIdentifier(object.node)] = nil }

  func value(_ scalar: Scalar) -> Value {
    switch scalar {
    case .bool(let flag): .bool(flag)
    case .int(let integer): .int(integer)
    case .double(let number): .float(number)
    }
  }

  /// An argument of an operator that is no tensor; nil for what Python does not see.
  func value(_ argument: Argument) -> Value? {
    switch argument {
    case .none: Value.none
    case .scalar(let scalar): value(scalar)
    case .ints(let integers): Value(tuple: integers.map { .int($0) })
    case .string(let text): Value(text)
    case .dtype(let dtype): value(dtype)
    case .tensor(let tensor): value(tensor)
    case .tensors, .optionalTensors: nil
    }
  }

  func value(_ dtype: DType) -> Value { dtypes[dtype].map { .object($0) } ?? .none }

  func size(_ shape: [Int]) -> Value { .object(SizeObject(shape, type: sizeType)) }

  /// The results of an operator as Python gets them.
  func value(_ outputs: [Tensor], of operation: Operator) -> Value {
    if !operation.resultNames.isEmpty, outputs.count > 1 {
      return result(
        of: operation.name, names: operation.resultNames, items: outputs.map { value($0) })
    }
    if outputs.count == 1, !operation.returnsList { return value(outputs[0]) }
    return Value(tuple: outputs.map { value($0) })
  }

  /// A tuple whose items have names, of a class called after the function that gives it.
  func result(of function: String, names: [String], items: [Value]) -> Value {
    let type =
      resultTypes[function]
      ?? TypeObject(name: function, module: "torch.return_types", bases: [.tuple])
    resultTypes[function] = type
    return .object(ResultTuple(type: type, names: names, items: items))
  }

  func tensor(_ value: Value) -> Tensor? { value.object(TensorObject.self)?.tensor }

  /// The number of a tensor without dimensions.
  func number(of tensor: Tensor) -> Value? {
    (try? tensor.item()).map { value($0) }
  }

  // MARK: Errors

  /// Runs what may throw the engine's errors, which become Python's.
  func raising<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as AutogradError {
      throw exception(error)
    }
  }

  func exception(_ error: AutogradError) -> PythonError {
    let type: TypeObject =
      switch error.kind {
      case .runtimeError
      where error.message.hasPrefix("linalg.") && !error.message.contains("Expected a floating"):
        linalgError
      case .runtimeError where error.message.contains(" not implemented for '"):
        .notImplementedError
      case .runtimeError: .runtimeError
      case .typeError: .typeError
      case .valueError: .valueError
      case .indexError: .indexError
      case .notImplemented: .notImplementedError
      case .gradcheckError: gradcheckError
      }
    return PythonError(type, error.message)
  }

  // MARK: Text

  func text(of tensor: Tensor, isParameter: Bool = false) -> String {
    tensor.text(printOptions, isParameter: isParameter)
  }
}
