import BigInt
import Glibc

/// A generator: an instance of `random.Random`.
final class RandomObject: HostObject {
  var twister = MersenneTwister(seed: 0)
  var gauss: Double?
}

/// What `getstate` returns.
private final class RandomState: PythonObject {
  let twister: MersenneTwister
  let gauss: Double?
  init(_ generator: RandomObject) {
    (twister, gauss) = (generator.twister, generator.gauss)
    super.init()
  }
}

/// `random`: CPython's generator and its derivations, number for number.
enum RandomModule {
  static func make(_ interpreter: Interpreter) -> ModuleObject {
    unowned let interpreter = interpreter
    let type = TypeObject(name: "Random", module: "random")
    let clockSeed: () -> Int = { Int(interpreter.clock() * 1e6) }
    type.construct = { type, arguments in
      let made = RandomObject(type: type)
      try seed(made, arguments[0] ?? .none, clockSeed)
      return made
    }
    let module = ModuleObject("random")
    let shared = RandomObject(type: type)
    shared.twister = MersenneTwister(seed: BigInt(clockSeed()))
    for function in functions(clockSeed) {
      type.attributes.insert(StringObject(function.name), .object(function))
      module[function.name] = .object(
        BoundMethod(function: .object(function), instance: .object(shared)))
    }
    module["Random"] = .object(type)
    return module
  }

  private static func seed(_ target: RandomObject, _ value: Value, _ clock: () -> Int) throws {
    target.gauss = nil
    switch value {
    case .none: target.twister = MersenneTwister(seed: BigInt(clock()))
    case .float: target.twister = MersenneTwister(seed: BigInt(try value.hash()))
    default:
      if let number = value.bigInteger {
        target.twister = MersenneTwister(seed: number)
      } else if case .string(let text) = value {
        // As CPython does since version 2 of seeding: the text, then its digest, as one number.
        let bytes = Array(text.text.utf8)
        target.twister = MersenneTwister(
          seed: BytesMethods.integer(
            of: bytes + SHA512.digest(bytes), isBig: true, isSigned: false))
      } else {
        throw PythonError(
          .typeError,
          "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
      }
    }
  }

  private static func functions(_ clock: @escaping () -> Int) -> [NativeFunction] {
    func method(_ declaration: String, _ body: @escaping (RandomObject, [Value]) throws -> Value)
      -> NativeFunction
    {
      NativeFunction(Signature(declaration)) { values in
        guard let generator: RandomObject = values[0].object() else {
          throw PythonError(.typeError, "descriptor requires a 'Random' object")
        }
        return try body(generator, Array(values.dropFirst()))
      }
    }
    func real(_ declaration: String, _ body: @escaping (inout MersenneTwister, [Double]) -> Double)
      -> NativeFunction
    {
      method(declaration) { generator, values in
        .float(body(&generator.twister, try values.map { try $0.requireFloat() }))
      }
    }
    return [
      method("seed(self, a=None, version=2)") { generator, values in
        try seed(generator, values[0], clock)
        return .none
      },
      method("random(self)") { generator, _ in .float(generator.twister.real()) },
      method("getrandbits(self, k)") { generator, values in
        let count = try values[0].requireInteger()
        if count < 0 {
          throw PythonError(.valueError, "number of bits must be non-negative")
        }
        try Budget.check(count, times: 1)
        return try Value(generator.twister.bits(count))
      },
      method("randbytes(self, n)") { generator, values in
        let count = try values[0].requireInteger()
        try Budget.check(max(0, count), times: 1)
        let bytes = try BytesMethods.bytes(
          of: BigInt(generator.twister.bits(count * 8)), count: count, isBig: false,
          isSigned: false)
        return .object(BytesObject(bytes))
      },
      method("randrange(self, start, stop=None, step=1)") { generator, values in
        if let wide = values[0].bigInteger, wide > BigInt(Int.max), values[1].isNone {
          return try Value(generator.twister.below(wide))
        }
        var start = try values[0].requireInteger()
        let step = try values[2].requireInteger()
        let stop: Int
        if values[1].isNone {
          stop = start
          start = 0
          if stop <= 0 { throw PythonError(.valueError, "empty range for randrange()") }
        } else {
          stop = try values[1].requireInteger()
        }
        if step == 0 { throw PythonError(.valueError, "zero step for randrange()") }
        let count = RangeObject.length(start, stop, step)
        if count <= 0 {
          throw PythonError(
            .valueError, "empty range for randrange() (\(start), \(stop), \(stop - start))")
        }
        return .int(start &+ generator.twister.below(count) &* step)
      },
      method("randint(self, a, b)") { generator, values in
        let (a, b) = (try values[0].requireInteger(), try values[1].requireInteger())
        let (count, overflow) = (b &- a).addingReportingOverflow(1)
        if b < a {
          throw PythonError(
            .valueError, "empty range for randrange() (\(a), \(b + 1), \(b + 1 - a))")
        }
        if overflow { throw PythonError(.overflowError, "range too large") }
        return .int(a &+ generator.twister.below(count))
      },
      method("choice(self, seq)") { generator, values in
        let count = try values[0].length()
        if count == 0 {
          throw PythonError(.indexError, "Cannot choose from an empty sequence")
        }
        return try values[0].getItem(.int(generator.twister.below(count)))
      },
      method("choices(self, population, weights=None, *, cum_weights=None, k=1)", choices),
      method("shuffle(self, x)") { generator, values in
        let sequence = values[0]
        let count = try sequence.length()
        for index in stride(from: count - 1, to: 0, by: -1) {
          let other = generator.twister.below(index + 1)
          let held = try sequence.getItem(.int(index))
          try sequence.setItem(.int(index), try sequence.getItem(.int(other)))
          try sequence.setItem(.int(other), held)
        }
        return .none
      },
      method("sample(self, population, k, *, counts=None)", sample),
      real("uniform(self, a, b)") { twister, values in
        values[0] + (values[1] - values[0]) * twister.real()
      },
      method("gauss(self, mu=0.0, sigma=1.0)") { generator, values in
        var z = generator.gauss
        generator.gauss = nil
        if z == nil {
          let angle = generator.twister.real() * 2 * .pi
          let radius = (-2 * log(1 - generator.twister.real())).squareRoot()
          z = cos(angle) * radius
          generator.gauss = sin(angle) * radius
        }
        return .float(try values[0].requireFloat() + (z ?? 0) * values[1].requireFloat())
      },
      real("normalvariate(self, mu=0.0, sigma=1.0)") { normal(&$0, $1[0], $1[1]) },
      real("lognormvariate(self, mu=0.0, sigma=1.0)") { exp(normal(&$0, $1[0], $1[1])) },
      real("expovariate(self, lambd=1.0)") { twister, values in
        -log(1 - twister.real()) / values[0]
      },
      method("gammavariate(self, alpha, beta)") { generator, values in
        .float(
          try RandomDistributions.gamma(
            &generator.twister, values[0].requireFloat(), values[1].requireFloat()))
      },
      method("betavariate(self, alpha, beta)") { generator, values in
        .float(
          try RandomDistributions.beta(
            &generator.twister, values[0].requireFloat(), values[1].requireFloat()))
      },
      real("paretovariate(self, alpha)") { RandomDistributions.pareto(&$0, $1[0]) },
      real("weibullvariate(self, alpha, beta)") {
        RandomDistributions.weibull(&$0, $1[0], $1[1])
      },
      real("vonmisesvariate(self, mu, kappa)") {
        RandomDistributions.vonMises(&$0, $1[0], $1[1])
      },
      method("getstate(self)") { generator, _ in .object(RandomState(generator)) },
      method("setstate(self, state)") { generator, values in
        guard let state: RandomState = values[0].object() else {
          throw PythonError(.typeError, "state must be a tuple")
        }
        (generator.twister, generator.gauss) = (state.twister, state.gauss)
        return .none
      },
      method("triangular(self, low=0.0, high=1.0, mode=None)") { generator, values in
        let (low, high) = (try values[0].requireFloat(), try values[1].requireFloat())
        var u = generator.twister.real()
        if high == low { return .float(low) }
        var c = values[2].isNone ? 0.5 : (try values[2].requireFloat() - low) / (high - low)
        var (from, to) = (low, high)
        if u > c {
          u = 1 - u
          c = 1 - c
          swap(&from, &to)
        }
        return .float(from + (to - from) * (u * c).squareRoot())
      },
    ]
  }

  private static func normal(_ twister: inout MersenneTwister, _ mu: Double, _ sigma: Double)
    -> Double
  {
    let magic = 4 * exp(-0.5) / 2.0.squareRoot()
    while true {
      let u1 = twister.real()
      let u2 = 1 - twister.real()
      let z = magic * (u1 - 0.5) / u2
      if z * z / 4 <= -log(u2) { return mu + z * sigma }
    }
  }

  private static func choices(_ generator: RandomObject, _ values: [Value]) throws -> Value {
    let population = try values[0].iterated()
    let count = try values[3].requireInteger()
    try Budget.check(max(0, count), times: 16)
    if population.isEmpty {
      throw PythonError(.indexError, "list index out of range")
    }
    var cumulative: [Double]?
    if !values[2].isNone {
      cumulative = try values[2].iterated().map { try $0.requireFloat() }
    } else if !values[1].isNone {
      var total = 0.0
      cumulative = try values[1].iterated().map {
        total += try $0.requireFloat()
        return total
      }
    }
    var picked: [Value] = []
    for _ in 0..<max(0, count) {
      guard let cumulative else {
        let index = Int(generator.twister.real() * Double(population.count))
        picked.append(population[index])
        continue
      }
      guard cumulative.count == population.count, let total = cumulative.last else {
        throw PythonError(
          .valueError, "The number of weights does not match the population")
      }
      if total <= 0 {
        throw PythonError(.valueError, "Total of weights must be greater than zero")
      }
      let point = generator.twister.real() * total
      var (low, high) = (0, population.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if point < cumulative[middle] { high = middle } else { low = middle + 1 }
      }
      picked.append(population[low])
    }
    return Value(list: picked)
  }

  private static func sample(_ generator: RandomObject, _ values: [Value]) throws -> Value {
    let source = values[0]
    if source.object(SetObject.self) != nil {
      throw PythonError(
        .typeError,
        "Population must be a sequence.  For dicts or sets, use sorted(d).")
    }
    let n = try source.length()
    let k = try values[1].requireInteger()
    guard k >= 0, k <= n else {
      throw PythonError(.valueError, "Sample larger than population or is negative")
    }
    var size = 21.0
    if k > 5 { size += pow(4, (log(Double(k) * 3) / log(4)).rounded(.up)) }
    var result: [Value] = []
    if Double(n) <= size {
      var pool = try source.iterated()
      for index in 0..<k {
        let picked = generator.twister.below(n - index)
        result.append(pool[picked])
        pool[picked] = pool[n - index - 1]
      }
      return Value(list: result)
    }
    var chosen: Set<Int> = []
    for _ in 0..<k {
      var picked = generator.twister.below(n)
      while chosen.contains(picked) { picked = generator.twister.below(n) }
      chosen.insert(picked)
      result.append(try source.getItem(.int(picked)))
    }
    return Value(list: result)
  }
}
