/// Seven steps from small to large that are told apart by brightness first and by hue second, so that
/// colour-blind readers and grey screens keep the order; where colours are missing, attributes take
/// their place.
///
/// The colours follow matplotlib's *viridis* (blue, green, yellow), moved to the nearest entries of
/// the 256-colour palette whose brightness rises evenly.
public struct MagnitudeScale: Sendable, Hashable {
  /// From the smallest magnitude to the largest.
  public let styles: [Style]

  /// The number of steps.
  public static let steps = 7

  /// Makes the scale for a terminal.
  ///
  /// - Parameter onLight: Whether the background is bright, where the largest must be the darkest.
  public init(depth: ColorDepth = .indexed256, onLight: Bool = false) {
    styles =
      switch depth {
      case .indexed256:
        (onLight ? [143, 36, 66, 30, 24, 55, 53] : [60, 31, 36, 78, 149, 221, 229])
          .map { Style(foreground: .indexed($0)) }
      case .sixteen: Self.sixteen(onLight: onLight)
      case .none: Self.uncoloured
      }
  }

  /// The style of a step, 0…6; anything else is taken as the nearer end.
  public subscript(step: Int) -> Style {
    styles[min(max(0, step), styles.count - 1)]
  }

  /// The style of a fraction between 0 (the smallest) and 1 (the largest); NaN is the smallest.
  public func style(fraction: Double) -> Style { self[Self.step(fraction: fraction)] }

  /// The step of a fraction between 0 (the smallest) and 1 (the largest); NaN is the smallest.
  public static func step(fraction: Double) -> Int {
    guard fraction > 0 else { return 0 }
    return min(steps - 1, Int(min(fraction, 1) * Double(steps)))
  }

  private static let uncoloured: [Style] = [
    Style(attributes: .dim), Style(attributes: .dim), .plain, .plain, Style(attributes: .bold),
    Style(attributes: .bold), Style(attributes: [.bold, .reverse]),
  ]

  private static func sixteen(onLight: Bool) -> [Style] {
    let colours: [(UInt8, Style.Attributes)] =
      onLight
      ? [(8, []), (6, []), (2, []), (4, []), (5, []), (0, .bold), (0, [.bold, .reverse])]
      : [(8, []), (4, []), (6, []), (2, []), (10, .bold), (11, .bold), (15, .bold)]
    return colours.map { Style(foreground: .indexed($0), attributes: $1) }
  }
}
