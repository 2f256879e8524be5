import BigInt
import Glibc

/// `math`
enum MathModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("math")
    module["pi"] = .float(.pi)
    module["e"] = .float(M_E)
    module["tau"] = .float(2 * .pi)
    module["inf"] = .float(.infinity)
    module["nan"] = .float(.nan)
    elementary(module)
    rounding(module)
    integers(module)
    sums(module)
    return module
  }

  private static func add(
    _ module: ModuleObject, _ name: String, _ body: @escaping (Value) throws -> Value
  ) {
    module[name] = .object(NativeFunction(unary: name, body))
  }

  private static func elementary(_ module: ModuleObject) {
    let functions: [(String, (Double) -> Double, (Double) -> Bool)] = [
      ("sin", sin, { $0.isFinite }), ("cos", cos, { $0.isFinite }), ("tan", tan, { $0.isFinite }),
      ("asin", asin, { $0.magnitude <= 1 }), ("acos", acos, { $0.magnitude <= 1 }),
      ("atan", atan, { _ in true }), ("sinh", sinh, { _ in true }), ("cosh", cosh, { _ in true }),
      ("tanh", tanh, { _ in true }), ("asinh", asinh, { _ in true }),
      ("acosh", acosh, { $0 >= 1 }), ("atanh", atanh, { $0.magnitude < 1 }),
      ("exp", exp, { _ in true }), ("exp2", exp2, { _ in true }),
      ("expm1", expm1, { _ in true }), ("log1p", log1p, { $0 > -1 }),
      ("sqrt", { $0.squareRoot() }, { $0 >= 0 }), ("cbrt", cbrt, { _ in true }),
      ("erf", erf, { _ in true }), ("erfc", erfc, { _ in true }),
      ("gamma", GammaFunctions.gamma, { !($0 <= 0 && $0 == $0.rounded()) && $0 != -.infinity }),
      ("lgamma", GammaFunctions.logGamma, { !($0 <= 0 && $0 == $0.rounded()) || $0 == -.infinity }),
      ("fabs", { $0.magnitude }, { _ in true }),
      ("degrees", { $0 * (180 / .pi) }, { _ in true }),
      ("radians", { $0 * (.pi / 180) }, { _ in true }),
    ]
    for (name, function, domain) in functions {
      add(module, name) { value in
        let x = try value.requireFloat()
        if !x.isNaN, !domain(x) { throw PythonError(.valueError, "math domain error") }
        let result = function(x)
        if result.isInfinite, x.isFinite { throw PythonError(.overflowError, "math range error") }
        return .float(result)
      }
    }
    let binary: [(String, (Double, Double) -> Double)] = [
      ("atan2", atan2), ("copysign", copysign), ("nextafter", nextafter),
    ]
    for (name, function) in binary {
      module.function(name) { arguments in
        try arguments.expect(name, 2...2)
        return .float(
          function(
            try arguments.positional[0].requireFloat(), try arguments.positional[1].requireFloat()))
      }
    }
    module.function("pow") { arguments in
      try arguments.expect("pow", 2...2)
      let (x, y) = (
        try arguments.positional[0].requireFloat(), try arguments.positional[1].requireFloat()
      )
      let result = pow(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw PythonError(.valueError, "math domain error") }
      if result.isInfinite, x.isFinite, y.isFinite {
        throw x == 0
          ? PythonError(.valueError, "math domain error")
          : PythonError(.overflowError, "math range error")
      }
      return .float(result)
    }
    module.function("fmod") { arguments in
      try arguments.expect("fmod", 2...2)
      let (x, y) = (
        try arguments.positional[0].requireFloat(), try arguments.positional[1].requireFloat()
      )
      if y == 0 || x.isInfinite { throw PythonError(.valueError, "math domain error") }
      return .float(fmod(x, y))
    }
    module.function("remainder") { arguments in
      try arguments.expect("remainder", 2...2)
      let (x, y) = (
        try arguments.positional[0].requireFloat(), try arguments.positional[1].requireFloat()
      )
      if y == 0 || x.isInfinite { throw PythonError(.valueError, "math domain error") }
      return .float(remainder(x, y))
    }
    module.function("log") { arguments in
      try arguments.expect("log", 1...2)
      let value = try logarithm(arguments.positional[0], log)
      guard arguments.positional.count == 2 else { return .float(value) }
      let base = try logarithm(arguments.positional[1], log)
      if base == 0 { throw PythonError(.zeroDivisionError, "float division by zero") }
      return .float(value / base)
    }
    add(module, "log2") { .float(try logarithm($0, log2)) }
    add(module, "log10") { .float(try logarithm($0, log10)) }
    module.function("hypot") { arguments in
      let numbers = try arguments.positional.map { try $0.requireFloat() }
      return .float(norm(numbers))
    }
    module.function("dist") { arguments in
      try arguments.expect("dist", 2...2)
      let p = try arguments.positional[0].iterated()
      let q = try arguments.positional[1].iterated()
      if p.count != q.count {
        throw PythonError(
          .valueError, "both points must have the same number of dimensions")
      }
      return .float(norm(try zip(p, q).map { try $0.requireFloat() - $1.requireFloat() }))
    }
  }

  private static func norm(_ numbers: [Double]) -> Double {
    guard let largest = numbers.map(\.magnitude).max(), largest > 0, largest.isFinite else {
      return numbers.contains { $0.isInfinite }
        ? .infinity : numbers.contains { $0.isNaN } ? .nan : 0
    }
    // The sum of squares with twice the precision, and a root corrected by what it misses.
    let scale = Double(sign: .plus, exponent: -largest.exponent, significand: 1)
    var (high, low) = (0.0, 0.0)
    for number in numbers.map({ $0 * scale }) {
      let square = number * number
      low += (-square).addingProduct(number, number)
      let sum = high + square
      low += abs(high) >= square ? (high - sum) + square : (square - sum) + high
      high = sum
    }
    let root = (high + low).squareRoot()
    let missing = high.addingProduct(-root, root) + low
    return (root + missing / (2 * root)) / scale
  }

  private static func logarithm(_ value: Value, _ function: (Double) -> Double) throws -> Double {
    if let big = value.bigInteger, big > BigInt(Int.max), big.bitWidth > 1000 {
      let shift = big.bitWidth - 60
      return function(Double(big >> shift)) + Double(shift) * function(2)
    }
    let x = try value.requireFloat()
    if x <= 0 { throw PythonError(.valueError, "math domain error") }
    return function(x)
  }

  private static func rounding(_ module: ModuleObject) {
    for (name, rule) in [
      ("floor", FloatingPointRoundingRule.down), ("ceil", .up), ("trunc", .towardZero),
    ] {
      add(module, name) { value in
        if case .float(let number) = value { return try Value.truncated(number.rounded(rule)) }
        if value.bigInteger != nil { return try Value(value.bigInteger ?? 0) }
        if let method = try value.attributeIfPresent("__\(name)__") { return try method.call([]) }
        return try Value.truncated(try value.requireFloat().rounded(rule))
      }
    }
    add(module, "isnan") { .bool(try $0.requireFloat().isNaN) }
    add(module, "isinf") { .bool(try $0.requireFloat().isInfinite) }
    add(module, "isfinite") { .bool(try $0.requireFloat().isFinite) }
    add(module, "ulp") { .float(try $0.requireFloat().magnitude.ulp) }
    add(module, "modf") { value in
      let x = try value.requireFloat()
      let whole = x.rounded(.towardZero)
      let fraction = x.isInfinite ? copysign(0, x) : copysign(x - whole, x)
      return Value(tuple: [.float(fraction), .float(whole)])
    }
    add(module, "frexp") { value in
      let x = try value.requireFloat()
      if x == 0 || !x.isFinite { return Value(tuple: [.float(x), .int(0)]) }
      let exponent = Int(x.exponent) + 1
      return Value(tuple: [.float(scalbn(x, Int32(-exponent))), .int(exponent)])
    }
    module.function("ldexp") { arguments in
      try arguments.expect("ldexp", 2...2)
      let exponent = try arguments.positional[1].requireInteger()
      let x = try arguments.positional[0].requireFloat()
      let result = scalbn(x, Int32(clamping: exponent))
      if result.isInfinite, x.isFinite { throw PythonError(.overflowError, "math range error") }
      return .float(result)
    }
    module.function(Signature(builtin: "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")) { values in
      let (a, b) = (try values[0].requireFloat(), try values[1].requireFloat())
      let (relative, absolute) = (try values[2].requireFloat(), try values[3].requireFloat())
      if relative < 0 || absolute < 0 {
        throw PythonError(.valueError, "tolerances must be non-negative")
      }
      if a == b { return .bool(true) }
      if a.isInfinite || b.isInfinite { return .bool(false) }
      let difference = (a - b).magnitude
      return .bool(
        difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
          || difference <= absolute)
    }
  }

  private static func integers(_ module: ModuleObject) {
    func integer(_ value: Value) throws -> BigInt {
      if let big = value.bigInteger { return big }
      return BigInt(try value.requireInteger())
    }
    add(module, "factorial") { value in
      if case .float = value {
        throw PythonError(
          .typeError, "'float' object cannot be interpreted as an integer")
      }
      let number = try value.requireInteger()
      if number < 0 {
        throw PythonError(.valueError, "factorial() not defined for negative values")
      }
      if number > 200_000 { throw PythonError(.memoryError, "") }
      return try Value(product(1, max(1, number)))
    }
    add(module, "isqrt") { value in
      let number = try integer(value)
      if number < 0 {
        throw PythonError(.valueError, "isqrt() argument must be nonnegative")
      }
      return try Value(number.squareRoot())
    }
    module.function("gcd") { arguments in
      try Value(
        arguments.positional.reduce(BigInt(0)) {
          try BigArithmetic.greatestCommonDivisor($0, try integer($1))
        })
    }
    module.function("lcm") { arguments in
      try Value(
        arguments.positional.reduce(BigInt(1)) { total, value in
          let number = try integer(value)
          if number == 0 || total == 0 { return 0 }
          let common = try BigArithmetic.greatestCommonDivisor(total, number)
          let result = total / common * number
          return BigInt(result.magnitude)
        })
    }
    for (name, ordered) in [("comb", false), ("perm", true)] {
      module.function(name) { arguments in
        try arguments.expect(name, ordered ? 1...2 : 2...2)
        let n = try arguments.positional[0].requireInteger()
        let k = try (arguments[1].flatMap { $0.isNone ? nil : $0 })?.requireInteger() ?? n
        if n < 0 || k < 0 {
          throw PythonError(
            .valueError, "\(n < 0 ? "n" : "k") must be a non-negative integer")
        }
        if k > n { return .int(0) }
        let count = ordered ? k : min(k, n - k)
        if count > 100_000 { throw PythonError(.memoryError, "") }
        let falling = count == 0 ? BigInt(1) : product(n - count + 1, n)
        return try Value(ordered || count == 0 ? falling : falling / product(1, count))
      }
    }
  }

  /// The product of the numbers from one to another, halves multiplied.
  private static func product(_ low: Int, _ high: Int) -> BigInt {
    if high - low < 16 {
      return (low...max(low, high)).reduce(BigInt(1)) { $0 * BigInt($1) }
    }
    let middle = low + (high - low) / 2
    return product(low, middle) * product(middle + 1, high)
  }

  private static func sums(_ module: ModuleObject) {
    add(module, "fsum") { value in
      var partials: [Double] = []
      try value.forEach { item in
        var x = try item.requireFloat()
        var kept: [Double] = []
        for var y in partials {
          if x.magnitude < y.magnitude { swap(&x, &y) }
          let high = x + y
          let low = y - (high - x)
          if low != 0 { kept.append(low) }
          x = high
        }
        partials = kept + [x]
      }
      return .float(exactSum(partials))
    }
    module.function(Signature(builtin: "prod(iterable, /, *, start=1)")) { values in
      var total = values[1]
      try values[0].forEach { total = try total.binary(.multiply, $0) }
      return total
    }
  }

  /// Rounds the exact sum of partials once, halves to even.
  private static func exactSum(_ partials: [Double]) -> Double {
    guard var index = partials.indices.last else { return 0 }
    var high = partials[index]
    var low = 0.0
    while index > 0 {
      let x = high
      index -= 1
      let y = partials[index]
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    if index > 0, (low < 0) == (partials[index - 1] < 0) {
      let twice = low * 2
      let x = high + twice
      if twice == x - high { high = x }
    }
    return high
  }
}
