import Glibc

/// The distributions of `random` beyond the uniform and the normal one, with CPython's algorithms.
enum RandomDistributions {
  /// Cheng (1977) for `alpha` above 1, Ahrens and Dieter's GS (1974) below.
  static func gamma(_ twister: inout MersenneTwister, _ alpha: Double, _ beta: Double) throws
    -> Double
  {
    if alpha <= 0 || beta <= 0 {
      throw PythonError(.valueError, "gammavariate: alpha and beta must be > 0.0")
    }
    if alpha > 1 {
      let ainv = (2 * alpha - 1).squareRoot()
      let bbb = alpha - log(4)
      let ccc = alpha + ainv
      while true {
        let u1 = twister.real()
        if !(1e-7 < u1 && u1 < 0.9999999) { continue }
        let u2 = 1 - twister.real()
        let v = log(u1 / (1 - u1)) / ainv
        let x = alpha * exp(v)
        let z = u1 * u1 * u2
        let r = bbb + ccc * v - x
        if r + (1 + log(4.5)) - 4.5 * z >= 0 || r >= log(z) { return x * beta }
      }
    }
    if alpha == 1 { return -log(1 - twister.real()) * beta }
    while true {
      let u = twister.real()
      let b = (M_E + alpha) / M_E
      let p = b * u
      let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
      let u1 = twister.real()
      if p > 1 {
        if u1 <= pow(x, alpha - 1) { return x * beta }
      } else if u1 <= exp(-x) {
        return x * beta
      }
    }
  }

  static func beta(_ twister: inout MersenneTwister, _ alpha: Double, _ beta: Double) throws
    -> Double
  {
    let y = try gamma(&twister, alpha, 1)
    return y == 0 ? 0 : y / (y + (try gamma(&twister, beta, 1)))
  }

  static func pareto(_ twister: inout MersenneTwister, _ alpha: Double) -> Double {
    pow(1 - twister.real(), -1 / alpha)
  }

  static func weibull(_ twister: inout MersenneTwister, _ alpha: Double, _ beta: Double) -> Double {
    alpha * pow(-log(1 - twister.real()), 1 / beta)
  }

  /// Fisher (1993), chapter 2.
  static func vonMises(_ twister: inout MersenneTwister, _ mu: Double, _ kappa: Double) -> Double {
    let circle = 2 * Double.pi
    if kappa <= 1e-6 { return circle * twister.real() }
    let s = 0.5 / kappa
    let r = s + (1 + s * s).squareRoot()
    var z = 0.0
    while true {
      z = cos(.pi * twister.real())
      let d = z / (r + z)
      let u2 = twister.real()
      if u2 < 1 - d * d || u2 <= (1 - d) * exp(d) { break }
    }
    let q = 1 / r
    let f = (q + z) / (1 + q * z)
    let angle = acos(f)
    let sum = twister.real() > 0.5 ? mu + angle : mu - angle
    let wrapped = fmod(sum, circle)
    return wrapped < 0 ? wrapped + circle : wrapped
  }
}
