import Drawing
import Testing

@Suite struct ColourTests {
  @Test func thePaletteFindsItsOwnColours() {
    for index in UInt8(16)...255 {
      let found = RGB(index: index).nearest256
      #expect(RGB(index: found) == RGB(index: index))
    }
    for index in UInt8(0)..<16 { #expect(RGB(index: index).nearest16 == index) }
  }

  @Test(arguments: [
    (0xFF0000 as UInt32, 196 as UInt8, 9 as UInt8), (0x000000, 16, 0), (0xFFFFFF, 231, 15),
    (0x808080, 244, 8), (0x5F87AF, 67, 8), (0x102030, 235, 0),
  ])
  func quantising(hex: UInt32, in256: UInt8, in16: UInt8) {
    #expect(RGB(hex: hex).nearest256 == in256)
    #expect(RGB(hex: hex).nearest16 == in16)
  }

  @Test func depths() {
    let style = Style(foreground: .indexed(196), background: .indexed(4), attributes: .bold)
    #expect(style.quantised(to: .indexed256) == style)
    #expect(
      style.quantised(to: .sixteen)
        == Style(foreground: .indexed(9), background: .indexed(4), attributes: .bold))
    #expect(style.quantised(to: .none) == Style(attributes: .bold))
    #expect(ColorDepth.none < .sixteen && .sixteen < ColorDepth.indexed256)
  }

  @Test func cssAndMixing() {
    #expect(RGB(hex: 0x1E66F5).css == "#1e66f5")
    #expect(RGB(0, 0, 0).mixed(with: RGB(255, 100, 0), 0.5) == RGB(128, 50, 0))
    #expect(abs(RGB(255, 255, 255).luminance - 1) < 1e-9)
    #expect(RGB(0, 0, 0).luminance == 0)
  }
}
