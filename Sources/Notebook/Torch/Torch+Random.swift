import Autograd
import MiniPython

extension Torch {
  /// Random tensors. With the same seed they are PyTorch's.
  func installRandom() {
    generatorType.construct = { [unowned self] _, _ in
      GeneratorObject(RandomSource(), type: generatorType)
    }
    generatorType.method("manual_seed") { arguments in
      let seed = try arguments.positional[1].requireInteger()
      arguments.positional[0].object(GeneratorObject.self)?.source
        .reseed(UInt64(bitPattern: Int64(seed)))
      return arguments.positional[0]
    }
    module.function("manual_seed") { [unowned self] arguments in
      let seed = try (arguments[0, "seed"] ?? .int(0)).requireInteger()
      random.reseed(UInt64(bitPattern: Int64(seed)))
      return .object(GeneratorObject(random, type: generatorType))
    }
    module.function("seed") { [unowned self] _ in
      random.reseed(RandomSource.defaultSeed)
      return .int(Int(RandomSource.defaultSeed))
    }
    module.function("initial_seed") { [unowned self] _ in
      .int(Int(truncatingIfNeeded: random.seed))
    }
    installStates()
    drawn("rand") { $0.uniform($1, 0, 1, $2) }
    drawn("randn") { $0.normal($1, 0, 1, $2) }
    installIntegers()
    installFills()
  }

  /// Taking the state of the generator away and putting it back.
  private func installStates() {
    let stateType = TypeObject(name: "Tensor", module: "torch")
    module.function("get_rng_state") { [unowned self] _ in
      .object(GeneratorObject(random.copy(), type: stateType))
    }
    module.function(Signature("set_rng_state(new_state)")) { [unowned self] values in
      if let state: GeneratorObject = values[0].object() { random.become(state.source) }
      return .none
    }
    let part = ModuleObject("torch.random")
    for name in ["get_rng_state", "set_rng_state", "manual_seed", "initial_seed", "seed"] {
      part.function(name) { [unowned self] in try (module[name] ?? .none).call($0) }
    }
    let forkType = TypeObject(name: "fork_rng", module: "torch.random")
    part.function(Signature("fork_rng(devices=None, enabled=True)")) { [unowned self] values in
      .object(ForkedRandom(random, isActive: try values[1].truth(), type: forkType))
    }
    module["random"] = .object(part)
  }

  private static let keywords =
    "*, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False, "
    + "memory_format=None, out=None, generator=None)"

  private func source(_ generator: Value) -> RandomSource {
    generator.object(GeneratorObject.self)?.source ?? random
  }

  private func drawn(
    _ name: String, _ draw: @escaping (RandomSource, Int, DType) -> [Double]
  ) {
    module.function(Signature("\(name)(*size, \(Torch.keywords.dropFirst(3))")) {
      [unowned self] values in
      let options = try self.options(values[1], values[3], values[5])
      let shape = try self.shape(values[0].sequence ?? [], function: name)
      let dtype = options.dtype ?? defaultDType
      let numbers = draw(source(values[8]), shape.reduce(1, *), dtype)
      return value(try options.finished(Tensor(numbers, shape: shape, dtype: dtype)))
    }
    module.function(Signature("\(name)_like(input, \(Torch.keywords)")) { [unowned self] values in
      let options = try self.options(values[1], values[3], values[5])
      guard let input = tensor(values[0]) else {
        throw PythonError(.typeError, "\(name)_like(): argument 'input' must be Tensor")
      }
      let dtype = options.dtype ?? input.dtype
      try raising { try Tensor.requireMemory(for: input.shape, dtype) }
      let numbers = draw(source(values[8]), input.count, dtype)
      return value(try options.finished(Tensor(numbers, shape: input.shape, dtype: dtype)))
    }
  }

  private func installIntegers() {
    module.function("randint") { [unowned self] arguments in
      let signature = Signature("randint(low, high, size, \(Torch.keywords)")
      var arguments = arguments
      // `randint(high, size)`
      if arguments.positional.count == 2, arguments.positional[1].integerIfSmall == nil {
        arguments.positional.insert(.int(0), at: 0)
      } else if arguments.positional.count == 1, arguments[keyword: "high"] == nil {
        arguments.positional.insert(.int(0), at: 0)
      }
      guard arguments.positional.count >= 3 || arguments[keyword: "size"] != nil else {
        throw Torch.randintMismatch(Array(arguments.positional.dropFirst()))
      }
      let values = try signature.bind(arguments)
      let (low, high) = (try values[0].requireInteger(), try values[1].requireInteger())
      let options = try self.options(values[3], values[5], values[7])
      let shape = try self.shape([values[2]], function: "randint")
      guard low < high else {
        throw PythonError(
          .runtimeError,
          "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
      }
      let integers = source(values[10]).integers(shape.reduce(1, *), low, high)
      return value(Tensor(integers: integers, shape: shape, dtype: options.dtype ?? .int64))
    }
    module.function(Signature("randperm(n, \(Torch.keywords)")) { [unowned self] values in
      let count = try values[0].requireInteger()
      _ = try shape([.int(count)], function: "randperm")
      return value(Tensor(integers: source(values[8]).permutation(count)))
    }
    module.function(Signature("bernoulli(input, *, generator=None)")) { [unowned self] values in
      guard let input = tensor(values[0]) else {
        throw PythonError(.typeError, "bernoulli(): argument 'input' must be Tensor")
      }
      return value(
        Tensor(
          source(values[1]).bernoulli(try raising { try input.toArray() }), shape: input.shape,
          dtype: input.dtype)
      )
    }
    let multinomial = Signature(
      "multinomial(input, num_samples, replacement=False, *, generator=None)")
    let draw: ([Value]) throws -> Value = { [unowned self] values in
      guard let input = tensor(values[0]) else {
        throw PythonError(.typeError, "multinomial(): argument 'input' must be Tensor")
      }
      let count = try values[1].requireInteger()
      let replacement = try values[2].truth()
      _ = try shape([.int(count)], function: "multinomial")
      let weights = try raising { try input.toArray() }
      let columns = input.shape.last ?? 0
      guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
        throw PythonError(
          .runtimeError, "probability tensor contains either `inf`, `nan` or element < 0")
      }
      guard count <= columns || replacement else {
        throw PythonError(
          .runtimeError, "cannot sample n_sample > prob_dist.size(-1) samples without replacement")
      }
      var drawn: [Int] = []
      for start in stride(from: 0, to: weights.count, by: max(columns, 1)) {
        let row = Array(weights[start..<start + columns])
        drawn += source(values[3]).multinomial(row, count, replacement: replacement)
      }
      return value(Tensor(integers: drawn, shape: Array(input.shape.dropLast()) + [count]))
    }
    module.function(multinomial, draw)
    tensorType.method(multinomial, draw)
    module.function("normal") { [unowned self] arguments in
      let signature = Signature("normal(mean, std=1.0, size=None, \(Torch.keywords)")
      let values = try signature.bind(arguments)
      let options = try self.options(values[3], values[5], values[7])
      if values[2].isNone {
        let like = tensor(values[0]) ?? tensor(values[1]) ?? Tensor(0)
        guard try tensor(values[1])?.toArray().allSatisfy({ $0 >= 0 }) ?? true else {
          throw PythonError(.runtimeError, "normal expects all elements of std >= 0.0")
        }
        let numbers = random.normal(like.count, 0, 1, like.dtype)
        let noise = value(Tensor(numbers, shape: like.shape, dtype: like.dtype))
        return try noise.binary(.multiply, values[1]).binary(.add, values[0])
      }
      let shape = try self.shape([values[2]], function: "normal")
      let deviation = try values[1].requireFloat()
      guard deviation >= 0 else {
        throw PythonError(
          .runtimeError,
          "normal expects std >= 0.0, but found std \(try Value.float(deviation).repr().droppingZero)"
        )
      }
      let dtype = options.dtype ?? defaultDType
      let numbers = source(values[10]).normal(
        shape.reduce(1, *), try values[0].requireFloat(), try values[1].requireFloat(), dtype)
      return value(try options.finished(Tensor(numbers, shape: shape, dtype: dtype)))
    }
  }

  private static func randintMismatch(_ given: [Value]) -> PythonError {
    let rest =
      "Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device "
      + "= None, bool pin_memory = False, bool requires_grad = False)"
    let ways = ["int high, tuple of ints size", "int low, int high, tuple of ints size"].flatMap {
      [" * (\($0), *, torch.Generator generator, \(rest)\n", " * (\($0), *, \(rest)\n"]
    }
    return PythonError(
      .typeError,
      "randint() received an invalid combination of arguments - got "
        + "(\(given.map(\.typeName).joined(separator: ", "))), but expected one of:\n"
        + ways.joined())
  }

  /// Methods that overwrite a tensor with random numbers.
  private func installFills() {
    func fill(_ signature: String, _ draw: @escaping (Tensor, [Value]) throws -> Tensor) {
      method(signature) { [unowned self] tensor, values in
        try raising { try Tensor.requireMemory(for: tensor.shape, tensor.dtype) }
        let numbers = try draw(tensor, values)
        return try value(tensor).callMethod("copy_", [value(numbers)])
      }
    }
    fill("uniform_(self, from=0.0, to=1.0, *, generator=None)") { [unowned self] tensor, values in
      let numbers = source(values[3]).uniform(
        tensor.count, try values[1].requireFloat(), try values[2].requireFloat(), tensor.dtype)
      return Tensor(numbers, shape: tensor.shape, dtype: tensor.dtype)
    }
    fill("normal_(self, mean=0.0, std=1.0, *, generator=None)") { [unowned self] tensor, values in
      let numbers = source(values[3]).normal(
        tensor.count, try values[1].requireFloat(), try values[2].requireFloat(), tensor.dtype)
      return Tensor(numbers, shape: tensor.shape, dtype: tensor.dtype)
    }
    fill("bernoulli_(self, p=0.5, *, generator=None)") { [unowned self] tensor, values in
      let numbers = source(values[2]).bernoulli(tensor.count, try values[1].requireFloat())
      return Tensor(numbers, shape: tensor.shape, dtype: tensor.dtype)
    }
    fill("log_normal_(self, mean=1.0, std=2.0, *, generator=None)") {
      [unowned self] tensor, values in
      let numbers = source(values[3]).normal(
        tensor.count, try values[1].requireFloat(), try values[2].requireFloat(), .float64)
      let drawn = Tensor(numbers, shape: tensor.shape, dtype: .float64)
      return self.tensor(try value(drawn).callMethod("exp")) ?? drawn
    }
    fill("exponential_(self, lambd=1.0, *, generator=None)") { [unowned self] tensor, values in
      let rate = try values[1].requireFloat()
      let numbers = source(values[2]).exponential(tensor.count).map { $0 / rate }
      return Tensor(numbers, shape: tensor.shape, dtype: tensor.dtype)
    }
    fill("random_(self, from=None, to=None, *, generator=None)") {
      [unowned self] tensor, values in
      let source = source(values[3])
      let integers: [Int]
      if values[1].isNone {
        integers = source.anything(tensor.count, tensor.dtype)
      } else {
        let first = try values[1].requireInteger()
        let bounds = values[2].isNone ? (0, first) : (first, try values[2].requireInteger())
        integers = source.integers(tensor.count, bounds.0, bounds.1)
      }
      return Tensor(integers: integers, shape: tensor.shape, dtype: tensor.dtype)
    }
  }
}

/// `torch.random.fork_rng()`: what is drawn inside leaves no trace outside.
private final class ForkedRandom: HostObject {
  private let source: RandomSource
  private var before: RandomSource?

  private let isActive: Bool

  init(_ source: RandomSource, isActive: Bool, type: TypeObject) {
    self.source = source
    self.isActive = isActive
    super.init(type: type)
  }

  override func enter() throws -> Value? {
    if isActive { before = source.copy() }
    return Value.none
  }

  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    if let before { source.become(before) }
    return false
  }
}

extension String {
  /// `1` for `1.0`, as C++ prints it.
  fileprivate var droppingZero: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
