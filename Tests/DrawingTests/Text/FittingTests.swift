import Drawing
import Testing

@Suite struct FittingTests {
  @Test(arguments: [
    (16, "SigmoidBackward0", "SigmoidBackward0", "SigmoidBackward0"),
    (10, "SigmoidBa…", "…Backward0", "Sigmo…ard0"),
    (9, "SigmoidB…", "…ackward0", "Sigm…ard0"),
    (2, "S…", "…0", "S…"),
    (1, "…", "…", "…"),
    (0, "", "", ""),
    (-3, "", "", ""),
  ])
  func truncated(width: Int, end: String, start: String, middle: String) {
    let name = "SigmoidBackward0"
    #expect(name.truncated(to: width) == end)
    #expect(name.truncated(to: width, at: .start) == start)
    #expect(name.truncated(to: width, at: .middle) == middle)
  }

  @Test func wideGlyphsAreNeverCutInHalf() {
    #expect("日本語".truncated(to: 5) == "日本…")
    #expect("日本語".truncated(to: 4) == "日…")
    #expect("日本語".truncated(to: 4, at: .start) == "…語")
    #expect("日本語".prefix(columns: 3) == "日")
    #expect("日本語".suffix(columns: 5) == "本語")
  }

  @Test func longEllipsis() {
    #expect("backward".truncated(to: 6, ellipsis: "...") == "bac...")
    #expect("backward".truncated(to: 2, ellipsis: "...") == "..")
  }

  @Test(arguments: [
    (Alignment.left, "ab   ", "日   "), (.center, " ab  ", " 日  "), (.right, "   ab", "   日"),
  ])
  func padded(align: Alignment, text: String, wide: String) {
    #expect("ab".padded(to: 5, align: align) == text)
    #expect("日".padded(to: 5, align: align) == wide)
    #expect("abcdef".padded(to: 5, align: align) == "abcdef")
  }

  @Test func fittedTakesExactlyItsRoom() {
    #expect("日本語".fitted(to: 4) == "日… ")
    #expect("x".fitted(to: 3, align: .right) == "  x")
  }
}
