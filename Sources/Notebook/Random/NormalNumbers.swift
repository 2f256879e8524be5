/// The method of Box and Muller on eight pairs of uniform numbers, in the single precision that
/// PyTorch's CPU kernel computes with.
///
/// The kernel takes logarithm, sine and cosine from polynomials of the Cephes library, whose results
/// are not always the nearest ones; a seeded program sees the difference in the last digit of every
/// number. A product that is added to something is not rounded before.
enum NormalNumbers {
  /// A full turn, to the nearest; `Float.pi` is rounded down.
  private static let turn = Float(2 * Double.pi)

  /// Makes sixteen normal numbers of sixteen uniform ones in `0..<1`: eight become radii, eight angles.
  static func transform(_ numbers: inout ArraySlice<Float>) {
    let start = numbers.startIndex
    for index in start..<start + 8 {
      let radius = (-2 * logarithm(1 - numbers[index])).squareRoot()
      let (sine, cosine) = sineAndCosine(turn * numbers[index + 8])
      numbers[index] = radius * cosine
      numbers[index + 8] = radius * sine
    }
  }

  /// The natural logarithm of a positive number.
  static func logarithm(_ number: Float) -> Float {
    let bits = max(number, .leastNormalMagnitude).bitPattern
    var exponent = Float(Int(bits >> 23) - 126)
    var x = Float(bitPattern: bits & 0x807f_ffff | 0x3f00_0000)
    if x < 0.707_106_781_186_547_524 {
      exponent -= 1
      x += x - 1
    } else {
      x -= 1
    }
    let square = x * x
    var y = polynomial(
      x, 7.037_683_629_2e-2, -1.151_461_031_0e-1, 1.167_699_874_0e-1, -1.242_014_084_6e-1,
      1.424_932_278_7e-1, -1.666_805_766_5e-1, 2.000_071_476_5e-1, -2.499_999_399_3e-1,
      3.333_333_117_4e-1)
    y = (exponent * -2.121_944_40e-4).addingProduct(y * x, square)
    y -= square * 0.5
    return (x + y).addingProduct(exponent, 0.693_359_375)
  }

  /// Sine and cosine of an angle that is not negative.
  static func sineAndCosine(_ angle: Float) -> (sine: Float, cosine: Float) {
    // The octant, counted so that what is left lies around zero.
    let octant = (Int(angle * 1.273_239_544_735_16) + 1) & ~1
    let turns = Float(octant)
    // A quarter of pi in three parts, the first ones with few digits: their products are exact.
    let x = angle.addingProduct(turns, -0.785_156_25)
      .addingProduct(turns, -2.418_756_484_985_351_562_5e-4)
      .addingProduct(turns, -3.774_894_977_445_941_08e-8)
    let square = x * x
    let tail = polynomial(
      square, 2.443_315_711_809_948e-5, -1.388_731_625_493_765e-3, 4.166_664_568_298_827e-2)
    let even = (-(square * 0.5)).addingProduct(tail * square, square) + 1
    let odd = x.addingProduct(
      polynomial(square, -1.951_529_589_1e-4, 8.332_160_873_6e-3, -1.666_665_461_1e-1) * square, x)
    let (sine, cosine) = octant & 2 == 0 ? (odd, even) : (even, odd)
    return (octant & 4 == 0 ? sine : -sine, (octant - 2) & 4 == 0 ? -cosine : cosine)
  }

  /// A polynomial by Horner's rule, the coefficient of the highest power first.
  private static func polynomial(_ x: Float, _ coefficients: Float...) -> Float {
    coefficients.dropFirst().reduce(coefficients[0]) { $1.addingProduct($0, x) }
  }
}
