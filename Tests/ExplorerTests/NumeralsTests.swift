import Drawing
import Testing
import Tracing

@testable import Explorer

/// Numbers have one format everywhere.
@Suite struct NumeralsTests {
  private static let texts: [(value: Double, text: String)] = [
    (0, "0"), (-0.0, "0"), (1, "1"), (-2, "-2"), (6.7, "6.7"), (0.998770534992218, "0.9988"),
    (-5.466781571308061, "-5.467"), (813.3618774414062, "813.4"),
    (0.0012294650077819824, "0.001229"), (6.69212e-05, "6.692e-05"), (0.0001, "0.0001"),
    (12345, "12345"), (12345.6, "12346"), (999.96, "1000"), (9.9996, "10"), (0.99996, "1"),
    (1e6, "1e+06"), (1_234_567, "1.235e+06"), (123456.7, "123457"), (1e-10, "1e-10"),
    (Double.leastNonzeroMagnitude, "4.941e-324"),
    (Double.greatestFiniteMagnitude, "1.798e+308"), (1e100, "1e+100"), (Double.nan, "nan"),
    (Double.infinity, "inf"), (-Double.infinity, "-inf"), (0.1, "0.1"),
    (1.3333333730697632, "1.333"), (100.5, "100.5"), (1000.5, "1001"),
  ]

  @Test func fourDigits() {
    for (value, text) in Self.texts { #expect(Numerals.text(value) == text) }
  }

  @Test func tensors() {
    let text = TensorText()
    #expect(text([0.6666666865348816, 1.3333333730697632, 2.0]) == "[0.6667, 1.333, 2]")
    #expect(text(.whole(shape: [2, 2], data: [1, 2, 3, 4])) == "[[1, 2], [3, 4]]")
    #expect(text(.whole(shape: [1], data: [3])) == "3")
    #expect(text(.whole(shape: [0], data: [])) == "[]")
    #expect(text(.whole(shape: [2], data: [1, 0]), dtype: "bool") == "[True, False]")
    #expect(text(.whole(shape: [4, 4], data: Array(repeating: 0.5, count: 16))) == "(4,4) ‖2‖")
    #expect(
      text(.statistics(shape: [64, 10], min: -1, max: 1, mean: 0, norm: 3.2, nan: 0))
        == "(64,10) ‖3.2‖")
    #expect(TensorText.shape([]) == "()")
    #expect(TensorText.shape([3]) == "(3,)")
  }
}

/// The colours of gradients.
@Suite struct HeatTests {
  /// Grey screens and colour-blind readers keep the order.
  @Test(arguments: [Appearance.Theme.dark, .light])
  func largerGradientsStandOutMore(theme: Appearance.Theme) {
    let palette = Palette(Appearance(theme: theme))
    let brightness = (0..<7).map { step -> Double in
      guard case .indexed(let index) = palette.heat(Double(step) / 7 + 0.01).foreground else {
        return -1
      }
      return RGB(index: index).luminance
    }
    #expect(brightness == (theme == .dark ? brightness.sorted() : brightness.sorted(by: >)))
    #expect(Set(brightness).count == brightness.count)
  }

  @Test(arguments: ColorDepth.allCases)
  func everyDepthTellsSmallFromLarge(depth: ColorDepth) {
    let palette = Palette(Appearance(colorDepth: depth))
    #expect(palette.heat(0) != palette.heat(1))
    #expect(palette.heat(0) == palette.heat(0).quantised(to: depth))
  }
}
