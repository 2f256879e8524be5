import Glibc

/// Gamma and its logarithm by Lanczos' approximation, with CPython's coefficients and steps, so that
/// the last digits agree.
enum GammaFunctions {
  private static let g = 6.024680040776729583740234375
  private static let gMinusHalf = 5.524680040776729583740234375
  private static let numerator: [Double] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
  ]
  private static let denominator: [Double] = [
    0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558,
    357_423, 32670, 1925, 66, 1,
  ]

  private static func lanczosSum(_ x: Double) -> Double {
    var (above, below) = (0.0, 0.0)
    if x < 5 {
      for index in numerator.indices.reversed() {
        above = above * x + numerator[index]
        below = below * x + denominator[index]
      }
    } else {
      for index in numerator.indices {
        above = above / x + numerator[index]
        below = below / x + denominator[index]
      }
    }
    return above / below
  }

  /// sin(pi x), exact at integers.
  private static func sinPi(_ x: Double) -> Double {
    let y = fmod(abs(x), 2)
    let sign = x < 0 ? -1.0 : 1.0
    switch (2 * y).rounded(.toNearestOrAwayFromZero) {
    case 0: return sign * sin(.pi * y)
    case 1: return sign * cos(.pi * (y - 0.5))
    case 2: return sign * sin(.pi * (1 - y))
    case 3: return sign * -cos(.pi * (y - 1.5))
    default: return sign * sin(.pi * (y - 2))
    }
  }

  static func gamma(_ x: Double) -> Double {
    if !x.isFinite { return x }
    if x == x.rounded(), x >= 1, x <= 23 {
      return (1..<max(1, Int(x))).reduce(1.0) { $0 * Double($1) }
    }
    let size = abs(x)
    if size < 1e-20 { return 1 / x }
    if size > 200 { return x < 0 ? 0 / sinPi(x) : .infinity }
    let y = size + gMinusHalf
    var z = size > gMinusHalf ? (y - size) - gMinusHalf : (y - gMinusHalf) - size
    z = z * g / y
    let root = pow(y, size / 2 - 0.25)
    if x < 0 {
      var r = -Double.pi / sinPi(size) / size * exp(y) / lanczosSum(size)
      r -= z * r
      return size < 140 ? r / pow(y, size - 0.5) : r / root / root
    }
    var r = lanczosSum(size) / exp(y)
    r += z * r
    return size < 140 ? r * pow(y, size - 0.5) : r * root * root
  }

  static func logGamma(_ x: Double) -> Double {
    if !x.isFinite { return x.isNaN ? x : .infinity }
    if x == x.rounded(), x <= 2, x > 0 { return 0 }
    let size = abs(x)
    if size < 1e-20 { return -log(size) }
    var r = log(lanczosSum(size)) - g
    r += (size - 0.5) * (log(size + g - 0.5) - 1)
    if x < 0 { r = log(.pi) - log(abs(sinPi(size))) - log(size) - r }
    return r
  }
}
