import Autograd
import MiniPython

/// The keywords that all functions which make tensors share.
struct CreationOptions {
  var dtype: DType?
  var requiresGrad = false

  /// Brings a new tensor to what was asked for.
  func finished(_ tensor: Tensor) throws -> Tensor {
    guard requiresGrad else { return tensor }
    guard tensor.dtype.isFloatingPoint else {
      throw PythonError(
        .runtimeError, "Only Tensors of floating point and complex dtype can require gradients")
    }
    return try tensor.requiresGrad(true)
  }
}

extension Torch {
  private static let keywords =
    "*, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False, "
    + "memory_format=None, out=None, generator=None)"

  /// Declares a function that makes a tensor; its closure gets the arguments before the keywords.
  private func creator(
    _ parameters: String, _ body: @escaping ([Value], CreationOptions) throws -> Tensor
  ) {
    let signature = Signature("\(parameters), \(Torch.keywords)")
    let count = parameters.split(separator: ",").count
    module.function(signature.name) { [unowned self] arguments in
      let values = try bind(arguments, to: signature)
      let options = try self.options(values[count], values[count + 2], values[count + 4])
      return try self.raising { self.value(try options.finished(try body(values, options))) }
    }
  }

  /// One value for each parameter, or PyTorch's TypeError about those that are missing.
  private func bind(_ arguments: MiniPython.Arguments, to signature: Signature) throws -> [Value] {
    do {
      return try signature.bind(arguments)
    } catch let error as PythonError {
      let start = "\(signature.name)() missing "
      guard error.message.hasPrefix(start) else { throw error }
      let names = error.message.split(separator: "'").enumerated().compactMap {
        $0 % 2 == 1 ? "\"\($1)\"" : nil
      }
      if signature.name == "linspace" { throw linspaceMismatch(arguments) }
      throw PythonError(
        .typeError,
        "\(start)\(names.count) required positional arguments: \(names.joined(separator: ", "))")
    }
  }

  /// `linspace` takes numbers and tensors for its ends, and PyTorch lists all the ways.
  private func linspaceMismatch(_ arguments: MiniPython.Arguments) -> PythonError {
    let got = arguments.positional.map(\.typeName).joined(separator: ", ")
    let rest =
      "int steps, *, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, "
      + "torch.device device = None, bool pin_memory = False, bool requires_grad = False)"
    let ways = [
      ("Tensor", "Tensor"), ("Number", "Tensor"), ("Tensor", "Number"), ("Number", "Number"),
    ]
    return PythonError(
      .typeError,
      "linspace() received an invalid combination of arguments - got (\(got)), but expected one of:\n"
        + ways.map { " * (\($0) start, \($1) end, \(rest)\n" }.joined())
  }

  /// Declares a function whose arguments are the sizes, in a row or as one list.
  private func sized(_ name: String, _ make: @escaping ([Int], DType) throws -> Tensor) {
    let signature = Signature("\(name)(*size, \(Torch.keywords.dropFirst(3))")
    module.function(signature) { [unowned self] values in
      let options = try self.options(values[1], values[3], values[5])
      let shape = try self.shape(values[0].sequence ?? [], function: name)
      return try self.raising {
        self.value(try options.finished(try make(shape, options.dtype ?? self.defaultDType)))
      }
    }
    let like = Signature("\(name)_like(input, \(Torch.keywords)")
    module.function(like) { [unowned self] values in
      guard let input = self.tensor(values[0]) else {
        throw PythonError(
          .typeError,
          "\(name)_like(): argument 'input' (position 1) must be Tensor, not \(values[0].typeName)")
      }
      let options = try self.options(values[1], values[3], values[5])
      return try self.raising {
        self.value(try options.finished(try make(input.shape, options.dtype ?? input.dtype)))
      }
    }
    for method in ["new_\(name)"] {
      tensorType.method(
        Signature("\(method)(self, *size, dtype=None, device=None, requires_grad=False)")
      ) {
        [unowned self] values in
        let shape = try self.shape(values[1].sequence ?? [], function: method)
        let dtype = values[2].object(DTypeObject.self)?.dtype ?? self.tensor(values[0])?.dtype
        return self.value(try make(shape, dtype ?? self.defaultDType))
      }
    }
  }

  func options(_ dtype: Value, _ device: Value, _ requiresGrad: Value) throws -> CreationOptions {
    if !device.isNone { _ = try self.device(device) }
    guard dtype.isNone || dtype.object(DTypeObject.self) != nil else {
      throw PythonError(.typeError, "dtype must be torch.dtype, not \(dtype.typeName)")
    }
    return CreationOptions(
      dtype: dtype.object(DTypeObject.self)?.dtype, requiresGrad: try requiresGrad.truth())
  }

  /// The one device there is, by name; PyTorch's error for one that is not here.
  @discardableResult
  func device(_ value: Value) throws -> DeviceObject {
    let wanted = try named(value)
    switch wanted.kind {
    case "cpu": return wanted
    case "cuda": throw PythonError(.assertionError, "Torch not compiled with CUDA enabled")
    default:
      throw PythonError(
        .notImplementedError, "not supported by chainrule: the device \(wanted.kind)")
    }
  }

  /// The device of a name, be it there or not.
  func named(_ value: Value) throws -> DeviceObject {
    if let device: DeviceObject = value.object() { return device }
    guard let name = value.text else {
      return value.isNone ? device : DeviceObject("cuda", value.integerIfSmall, type: deviceType)
    }
    let parts = name.split(separator: ":", maxSplits: 1)
    let index = parts.count == 2 ? Int(parts[1]) : nil
    if ["cpu", "cuda", "mps", "meta", "xpu"].contains(parts.first), parts.count == 1 || index != nil
    {
      return DeviceObject(String(parts[0]), index, type: deviceType)
    }
    throw PythonError(
      .runtimeError,
      "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, "
        + "xla, lazy, vulkan, mps, meta, hpu, mtia, privateuseone device type at start of device "
        + "string: \(name)")
  }

  /// Sizes given in a row or as one list.
  func shape(_ values: [Value], function: String) throws -> [Int] {
    var items = values
    if values.count == 1, let inner = values[0].plainTuple.sequence { items = inner }
    guard let sizes = integers(items[...]) else {
      let wrong = items.first { $0.integerIfSmall == nil } ?? .none
      throw PythonError(
        .typeError,
        "\(function)(): argument 'size' (position 1) must be tuple of ints, not \(wrong.typeName)")
    }
    if let negative = sizes.first(where: { $0 < 0 }) {
      if function == "zeros", sizes.count == 1 {
        throw PythonError(.runtimeError, "zeros: Dimension size must be non-negative.")
      }
      throw PythonError(
        .runtimeError,
        "Trying to create tensor with negative dimension \(negative): \(sizes)")
    }
    try raising { try Tensor.requireMemory(for: sizes) }
    let bytes = sizes.contains(0) ? 0 : sizes.reduce(4, *)
    if bytes > Self.largestTensor {
      throw PythonError(
        .runtimeError,
        "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
          + "you tried to allocate \(bytes) bytes. Error code 12 (Cannot allocate memory)")
    }
    return sizes
  }

  /// The most bytes that a tensor of float32 may take; the sandbox has a budget.
  private static let largestTensor = 4 << 30

  /// Functions that make tensors of given numbers.
  func installCreation() {
    creator("tensor(data") { [unowned self] values, options in
      try literal(values[0], options.dtype)
    }
    creator("as_tensor(data") { [unowned self] values, options in
      if let tensor = tensor(values[0]), options.dtype == nil || options.dtype == tensor.dtype {
        return tensor
      }
      if let array: ArrayObject = values[0].object() {
        return try options.dtype.map { try array.tensor.to($0) } ?? array.tensor.detach()
      }
      return try literal(values[0], options.dtype)
    }
    module["asarray"] = module["as_tensor"]
    module["from_numpy"] = module["as_tensor"]
    sized("zeros") { try .zeros($0, $1) }
    sized("ones") { try .ones($0, $1) }
    sized("empty") { try .zeros($0, $1) }
    creator("full(size, fill_value") { [unowned self] values, options in
      guard let number = numberArgument(values[1]) else {
        throw PythonError(
          .typeError,
          "full(): argument 'fill_value' (position 2) must be Number, not \(values[1].typeName)")
      }
      guard values[0].integerIfSmall == nil else {
        throw PythonError(
          .typeError,
          "full(): argument 'size' (position 1) must be tuple of ints, not \(values[0].typeName)")
      }
      let dtype = options.dtype ?? inferred(number)
      return try .full(shape([values[0]], function: "full"), number, dtype: dtype)
    }
    creator("full_like(input, fill_value") { [unowned self] values, options in
      guard let input = tensor(values[0]), let number = numberArgument(values[1]) else {
        throw PythonError(
          .typeError,
          "full_like(): argument 'input' (position 1) must be Tensor, not \(values[0].typeName)")
      }
      return try .full(input.shape, number, dtype: options.dtype ?? input.dtype)
    }
    creator("eye(n, m=None") { [unowned self] values, options in
      let rows = try values[0].requireInteger()
      let columns = values[1].isNone ? rows : try values[1].requireInteger()
      for (name, size) in [("n", rows), ("m", columns)] where size < 0 {
        throw PythonError(
          .runtimeError, "\(name) must be greater or equal to 0, got \(size)")
      }
      let sizes = try shape([.int(rows), .int(columns)], function: "eye")
      var elements = [Double](repeating: 0, count: rows * columns)
      for index in 0..<min(rows, columns) { elements[index * columns + index] = 1 }
      return Tensor(elements, shape: sizes, dtype: options.dtype ?? defaultDType)
    }
    creator("arange(start=0, end=None, step=1") { [unowned self] values, options in
      let hasEnd = !values[1].isNone
      return try arange(
        hasEnd ? values[0] : .int(0), hasEnd ? values[1] : values[0], values[2], options.dtype)
    }
    creator("linspace(start, end, steps") { [unowned self] values, options in
      let (start, end) = (try number(values[0]), try number(values[1]))
      let steps = try stepCount(values[2])
      _ = try shape([.int(steps)], function: "linspace")
      return linspace(start, end, steps, options.dtype ?? defaultDType)
    }
    creator("logspace(start, end, steps, base=10.0") { [unowned self] values, options in
      let steps = try stepCount(values[2])
      _ = try shape([.int(steps)], function: "logspace")
      let exponents = linspace(
        try number(values[0]), try number(values[1]), steps, .float64)
      let base = value(Tensor(try number(values[3]), dtype: .float64))
      let powers = try apply("pow", [base, value(exponents)])
      return try tensor(powers)?.to(options.dtype ?? defaultDType) ?? exponents
    }
  }

  private func number(_ value: Value) throws -> Double { try value.requireFloat() }

  /// A number without a fraction of zero.
  private static func plain(_ number: Scalar) -> String {
    let value = number.double
    return value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// How many numbers `linspace` shall make; no more than memory has room for.
  private func stepCount(_ value: Value) throws -> Int {
    let steps = try value.requireInteger()
    if steps < 0 { throw PythonError(.runtimeError, "number of steps must be non-negative") }
    return try shape([.int(steps)], function: "linspace")[0]
  }

  private func numberArgument(_ value: Value) -> Scalar? {
    scalar(value) ?? tensor(value).flatMap { try? $0.item() }
  }

  private func inferred(_ number: Scalar) -> DType {
    if case .double = number { defaultDType } else { number.dtype }
  }

  private func arange(_ start: Value, _ end: Value, _ step: Value, _ dtype: DType?) throws
    -> Tensor
  {
    guard let first = numberArgument(start), let last = numberArgument(end),
      let by = numberArgument(step)
    else {
      throw PythonError(.typeError, "arange(): arguments must be Numbers")
    }
    if by.double == 0 { throw PythonError(.runtimeError, "step must be nonzero") }
    if (last.double - first.double) * by.double < 0 {
      throw PythonError(
        .runtimeError, "upper bound and lower bound inconsistent with step sign")
    }
    let size = ((last.double - first.double) / by.double).rounded(.up)
    guard size.isFinite else {
      throw PythonError(
        .runtimeError, "unsupported range: \(Self.plain(first)) -> \(Self.plain(last))")
    }
    guard let count = Int(exactly: size) else {
      throw PythonError(.runtimeError, "invalid size, possible overflow?")
    }
    _ = try shape([.int(count)], function: "arange")
    if case (.int(let first), .int, .int(let by)) = (first, last, by) {
      let integers = Tensor(integers: (0..<count).map { first + $0 * by })
      return dtype.map { $0 == .int64 ? integers : converted(integers, to: $0) } ?? integers
    }
    let elements = (0..<count).map { first.double + Double($0) * by.double }
    return Tensor(elements, shape: [count], dtype: dtype ?? defaultDType)
  }

  private func converted(_ tensor: Tensor, to dtype: DType) -> Tensor {
    (try? tensor.to(dtype)) ?? tensor
  }

  /// Evenly spaced numbers; the second half counts back from the end, so that both ends are exact.
  /// A product is not rounded before it is added, as in PyTorch's kernel.
  private func linspace(_ start: Double, _ end: Double, _ steps: Int, _ dtype: DType) -> Tensor {
    if steps == 1 { return Tensor([start], shape: [1], dtype: dtype) }
    if dtype == .float32 {
      let (low, high) = (Float(start), Float(end))
      let step = (high - low) / Float(steps - 1)
      let elements = (0..<steps).map { index in
        index < steps / 2
          ? low.addingProduct(step, Float(index))
          : high.addingProduct(-step, Float(steps - index - 1))
      }
      return Tensor(elements.map { Double($0) }, shape: [steps], dtype: dtype)
    }
    let step = (end - start) / Double(steps - 1)
    let elements = (0..<steps).map { index in
      index < steps / 2
        ? start.addingProduct(step, Double(index))
        : end.addingProduct(-step, Double(steps - index - 1))
    }
    return Tensor(elements, shape: [steps], dtype: dtype)
  }
}
