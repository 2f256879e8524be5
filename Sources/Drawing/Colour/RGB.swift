/// A colour as red, green and blue, 0…255 each, in sRGB.
public struct RGB: Sendable, Hashable {
  /// The three parts.
  public var red, green, blue: UInt8

  /// Makes a colour from its parts.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Makes a colour from a number such as `0x1E66F5`.
  public init(hex: UInt32) {
    self.init(UInt8(hex >> 16 & 0xFF), UInt8(hex >> 8 & 0xFF), UInt8(hex & 0xFF))
  }

  /// The colour of an entry of the 256-colour palette: the first sixteen as xterm has them (every
  /// terminal has its own), a cube of 6 × 6 × 6, and 24 greys.
  public init(index: UInt8) {
    switch index {
    case 0..<16: self.init(hex: Self.sixteen[Int(index)])
    case 16..<232:
      let place = Int(index) - 16
      self.init(Self.levels[place / 36], Self.levels[place / 6 % 6], Self.levels[place % 6])
    default:
      let grey = 8 + 10 * (index - 232)
      self.init(grey, grey, grey)
    }
  }

  /// The nearest entry of the palette from 16 on, whose colours are the same in every terminal.
  public var nearest256: UInt8 { nearest(in: 16...255) }

  /// The nearest of the sixteen, as xterm has them.
  public var nearest16: UInt8 { nearest(in: 0...15) }

  /// A colour between this one and another: 0 is this one, 1 the other.
  public func mixed(with other: RGB, _ share: Double) -> RGB {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8(min(255, max(0, (Double(from) + (Double(to) - Double(from)) * share).rounded())))
    }
    return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  /// The colour as CSS writes it: `#1e66f5`.
  public var css: String {
    let digits = Array("0123456789abcdef")
    return [red, green, blue].reduce(into: "#") { text, part in
      text.append(digits[Int(part >> 4)])
      text.append(digits[Int(part & 15)])
    }
  }

  /// How bright the colour looks, 0…1 (Rec. 709 weights of the linear parts).
  public var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  private func nearest(in range: ClosedRange<UInt8>) -> UInt8 {
    var best = range.lowerBound
    var least = Int.max
    for index in range {
      let distance = distance(to: RGB(index: index))
      if distance < least {
        least = distance
        best = index
      }
    }
    return best
  }

  /// A cheap approximation of how different two colours look ("redmean", weights by the mean red).
  private func distance(to other: RGB) -> Int {
    let mean = (Int(red) + Int(other.red)) / 2
    let red = Int(red) - Int(other.red)
    let green = Int(green) - Int(other.green)
    let blue = Int(blue) - Int(other.blue)
    return ((512 + mean) * red * red) >> 8 + 4 * green * green + ((767 - mean) * blue * blue) >> 8
  }

  /// The linear light of an sRGB part; the exponent 2.2 is near enough and needs no library.
  private static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    // value^2.2 = value² · value^0.2; a fifth root by Newton's method.
    guard value > 0 else { return 0 }
    var root = 1.0
    for _ in 0..<40 {
      let fourth = root * root * root * root
      root -= (fourth * root - value) / (5 * fourth)
    }
    return value * value * root
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let sixteen: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
}
