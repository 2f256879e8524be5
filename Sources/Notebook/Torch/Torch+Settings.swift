import Autograd
import MiniPython

extension Torch {
  /// What is neither tensor nor operator: versions, devices, printing, comparisons of whole tensors.
  func installSettings() {
    module["__version__"] = Value("2.13.0+cpu")
    module["pi"] = .float(.pi)
    module["e"] = .float(2.718281828459045)
    module["inf"] = .float(.infinity)
    module["nan"] = .float(.nan)
    for name in ["strided", "preserve_format", "contiguous_format", "channels_last"] {
      module[name] = Value("torch.\(name)")
    }
    let printing = Signature(
      "set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, "
        + "profile=None, sci_mode=None)")
    module.function(printing) { [unowned self] values in
      if let profile = values[4].text {
        printOptions = PrintOptions()
        switch profile {
        case "short": (printOptions.precision, printOptions.edgeItems) = (2, 2)
        case "full": printOptions.threshold = .max
        default: break
        }
      }
      if let precision = values[0].integerIfSmall { printOptions.precision = precision }
      if let threshold = try values[1].floatIfNumber() {
        printOptions.threshold = Int(exactly: threshold) ?? .max
      }
      if let edge = values[2].integerIfSmall { printOptions.edgeItems = edge }
      if let width = values[3].integerIfSmall { printOptions.lineWidth = width }
      printOptions.scientific = try optionalFlag(values[5])
      return .none
    }
    module.function(Signature("is_tensor(obj)")) { [unowned self] in .bool(tensor($0[0]) != nil) }
    module.function(Signature("is_floating_point(input)")) { [unowned self] in
      .bool(tensor($0[0])?.dtype.isFloatingPoint ?? false)
    }
    module.function(Signature("numel(input)")) { [unowned self] in .int(tensor($0[0])?.count ?? 0) }
    module.function(Signature("typename(obj)")) { [unowned self] values in
      if let tensor = tensor(values[0]) { return Value(typeName(of: tensor)) }
      return Value(values[0].type.qualifiedName)
    }
    module.function(Signature("get_default_dtype()")) { [unowned self] _ in value(defaultDType) }
    module.function(Signature("set_default_dtype(d)")) { [unowned self] values in
      guard let dtype: DTypeObject = values[0].object(), dtype.dtype.isFloatingPoint else {
        throw PythonError(
          .typeError, "only floating-point types are supported as the default type")
      }
      defaultDType = dtype.dtype
      printOptions.defaultDType = dtype.dtype.name
      return .none
    }
    for name in ["set_num_threads", "use_deterministic_algorithms", "set_float32_matmul_precision"]
    {
      module.function(name) { _ in .none }
    }
    module.function("get_num_threads") { _ in .int(1) }
    core.function(Signature("_warn(message, category=None)")) { [unowned self] values in
      warningSink?(values[0].text ?? "", values[1].object(TypeObject.self) ?? .userWarning)
      return .none
    }
    installDevices()
    installComparisons()
  }

  private func installDevices() {
    let cuda = ModuleObject("torch.cuda")
    cuda.function("is_available") { _ in .bool(false) }
    cuda.function("device_count") { _ in .int(0) }
    cuda.function("is_initialized") { _ in .bool(false) }
    cuda.function("is_bf16_supported") { _ in .bool(false) }
    let nothing = [
      "manual_seed", "manual_seed_all", "empty_cache", "synchronize", "reset_peak_memory_stats",
      "reset_max_memory_allocated", "ipc_collect",
    ]
    for name in nothing { cuda.function(name) { _ in .none } }
    for name in [
      "memory_allocated", "max_memory_allocated", "memory_reserved", "max_memory_reserved",
    ] {
      cuda.function(name) { _ in .int(0) }
    }
    for name in [
      "current_device", "get_device_name", "get_device_properties", "get_device_capability",
      "set_device",
    ] {
      cuda.function(name) { _ in
        throw PythonError(.assertionError, "Torch not compiled with CUDA enabled")
      }
    }
    for dtype in DType.allCases {
      let name = "\(dtype.scalarTypeName)Tensor"
      cuda.function(name) { _ in
        throw PythonError(
          .typeError,
          "type torch.cuda.\(name) not available. Torch not compiled with CUDA enabled.")
      }
    }
    module["cuda"] = .object(cuda)
    let accelerator = ModuleObject("torch.accelerator")
    accelerator.function("is_available") { _ in .bool(false) }
    accelerator.function("device_count") { _ in .int(0) }
    accelerator.function("current_accelerator") { _ in Value.none }
    module["accelerator"] = .object(accelerator)
    module["newaxis"] = Value.none
    let backends = ModuleObject("torch.backends")
    for name in ["mps", "cudnn", "mkldnn"] {
      let backend = ModuleObject("torch.backends.\(name)")
      backend.function("is_available") { _ in .bool(false) }
      backends[name] = .object(backend)
    }
    module["backends"] = .object(backends)
  }

  /// Functions that compare whole tensors and answer with a Python truth value.
  private func installComparisons() {
    func compare(_ signature: String, _ body: @escaping (Tensor, Tensor, [Value]) throws -> Bool) {
      let function = Signature(signature)
      module.function(function) { [unowned self] values in
        guard let a = tensor(values[0]), let b = tensor(values[1]) else {
          let wrong = tensor(values[0]) == nil ? 0 : 1
          throw PythonError(
            .typeError,
            "\(function.name)(): argument '\(wrong == 0 ? "input" : "other")' (position "
              + "\(wrong + 1)) must be Tensor, not \(values[wrong].typeName)")
        }
        return try raising { .bool(try body(a, b, values)) }
      }
      let method = Signature(signature.replacingFirst("input", with: "self"))
      tensorType.method(method) { [unowned self] values in
        guard let a = tensor(values[0]), let b = tensor(values[1]) else {
          throw PythonError(
            .typeError,
            "\(function.name)(): argument 'other' (position 1) must be Tensor, not "
              + values[1].typeName)
        }
        return try raising { .bool(try body(a, b, values)) }
      }
    }
    compare("equal(input, other)") { a, b, _ in try a.equals(b) }
    compare("allclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)") { a, b, values in
      guard a.dtype == b.dtype else {
        throw PythonError(
          .runtimeError, "\(a.dtype.scalarTypeName) did not match \(b.dtype.scalarTypeName)")
      }
      let (relative, absolute) = (try values[2].requireFloat(), try values[3].requireFloat())
      let equalNaN = try values[4].truth()
      let shape = try broadcast(a.shape, b.shape)
      let left = try Engine.withGradMode(false) { try expanded(a, shape) }
      let right = try Engine.withGradMode(false) { try expanded(b, shape) }
      return zip(left, right).allSatisfy { x, y in
        x == y || (equalNaN && x.isNaN && y.isNaN)
          || (x - y).magnitude <= absolute + relative * y.magnitude && y.isFinite
      }
    }
    func expanded(_ tensor: Tensor, _ shape: [Int]) throws -> [Double] {
      tensor.shape == shape
        ? try tensor.toArray()
        : try internalOperator("expand").apply([.tensor(tensor), .ints(shape)])[0].toArray()
    }
    func broadcast(_ a: [Int], _ b: [Int]) throws -> [Int] {
      let count = max(a.count, b.count)
      let left = Array(repeating: 1, count: count - a.count) + a
      let right = Array(repeating: 1, count: count - b.count) + b
      return try zip(left, right).enumerated().map { index, sizes in
        guard sizes.0 == sizes.1 || sizes.0 == 1 || sizes.1 == 1 else {
          throw PythonError(
            .runtimeError,
            "The size of tensor a (\(sizes.0)) must match the size of tensor b (\(sizes.1)) at "
              + "non-singleton dimension \(index)")
        }
        return max(sizes.0, sizes.1)
      }
    }
  }
}

extension String {
  fileprivate func replacingFirst(_ word: String, with other: String) -> String {
    guard let range = firstRange(of: word) else { return self }
    return replacingCharacters(range, other)
  }

  private func firstRange(of word: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
      start = index(after: start)
    }
    return nil
  }

  private func replacingCharacters(_ range: Range<String.Index>, _ other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
