import Glibc

/// The 255 layers under the bell curve by which `numpy.random.default_rng` draws normal numbers, after
/// Marsaglia and Tsang (2000) and Doornik (2005).
struct Ziggurat: Sendable {
  static let normal = Ziggurat()

  /// Where the lowest layer's tail begins.
  private static let edge = 3.6541528853610087963519472518
  /// The area of each layer.
  private static let area = 0.004928673233974652

  /// How wide a layer is, by 2^52.
  private var widths: [Double]
  /// Which numbers of 52 bits lie under the curve whatever the height.
  private var limits: [UInt64]
  /// How high the curve is at a layer's edge.
  private var heights: [Double]

  private init() {
    let edge = Self.edge
    var edges = [Double](repeating: 0, count: 256)
    edges[255] = edge
    for layer in stride(from: 254, through: 1, by: -1) {
      let outer = edges[layer + 1]
      var height = Self.area / outer + Self.curve(outer)
      // NumPy's table was made with another library of functions, which rounded here upwards.
      if layer == 37 { height = height.nextUp }
      edges[layer] = (-2 * log(height)).squareRoot()
    }
    let whole = 0x1p52
    widths = edges.map { $0 / whole }
    widths[0] = Self.area / Self.curve(edge) / whole
    limits = [UInt64(edge * Self.curve(edge) / Self.area * whole)]
    limits += (1..<256).map { UInt64(edges[$0 - 1] / edges[$0] * whole) }
    heights = [1] + edges.dropFirst().map(Self.curve)
  }

  private static func curve(_ x: Double) -> Double { exp(-0.5 * x * x) }

  /// A number of the standard normal distribution.
  func draw(_ bits: inout PermutedCongruence) -> Double {
    while true {
      var drawn = bits.next()
      let layer = Int(drawn & 0xff)
      drawn >>= 8
      let isNegative = drawn & 1 == 1
      let place = drawn >> 1 & 0x000f_ffff_ffff_ffff
      let x = Double(place) * widths[layer]
      if place < limits[layer] { return isNegative ? -x : x }
      if layer == 0 {
        let beyond = tail(&bits)
        return place >> 8 & 1 == 1 ? -beyond : beyond
      }
      let height = (heights[layer - 1] - heights[layer]) * bits.unit() + heights[layer]
      if height < Self.curve(x) { return isNegative ? -x : x }
    }
  }

  /// A number beyond the last edge, by Marsaglia's method of 1964.
  private func tail(_ bits: inout PermutedCongruence) -> Double {
    while true {
      let x = -log1p(-bits.unit()) / Self.edge
      let y = -log1p(-bits.unit())
      if y + y > x * x { return Self.edge + x }
    }
  }
}

extension PermutedCongruence: ArrayRandomSource {
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  mutating func normal() -> Double { Ziggurat.normal.draw(&self) }

  /// By masking and rejecting.
  mutating func place(upTo most: UInt64) -> UInt64 {
    if most == 0 { return 0 }
    let mask = UInt64.max >> most.leadingZeroBitCount
    while true {
      let drawn = (most > 0xffff_ffff ? next() : UInt64(nextHalf())) & mask
      if drawn <= most { return drawn }
    }
  }

  /// By Lemire's multiplication (2019).
  mutating func integer(upTo most: UInt64) -> UInt64 {
    if most == 0 { return 0 }
    if most == .max { return next() }
    if most == 0xffff_ffff { return UInt64(nextHalf()) }
    if most < 0xffff_ffff {
      let count = UInt32(most) + 1
      var product = UInt64(nextHalf()) * UInt64(count)
      if UInt32(truncatingIfNeeded: product) < count {
        let threshold = (0 &- count) % count
        while UInt32(truncatingIfNeeded: product) < threshold {
          product = UInt64(nextHalf()) * UInt64(count)
        }
      }
      return product >> 32
    }
    let count = most + 1
    var product = next().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (0 &- count) % count
      while product.low < threshold { product = next().multipliedFullWidth(by: count) }
    }
    return product.high
  }
}
