/// The place of one cell, in tenths of a pixel, and the shapes that fill it.
struct SVGCell {
  let left, top, right, bottom: Int

  init(x: Int, y: Int) {
    left = x * SVGMetrics.width * 10
    top = y * SVGMetrics.height * 10
    right = left + SVGMetrics.width * 10
    bottom = top + SVGMetrics.height * 10
  }

  var centerX: Int { (left + right) / 2 }
  var centerY: Int { (top + bottom) / 2 }
  private var width: Int { right - left }
  private var height: Int { bottom - top }

  /// How far lines reach over the centre, so that corners are filled.
  var overlap: Int { 6 }

  /// A rounded corner.
  func bow(_ glyph: Character) -> String {
    let side = "╭╰".contains(glyph) ? right : left
    let end = "╭╮".contains(glyph) ? bottom : top
    let turn = "╭╮".contains(glyph) ? centerY + width / 2 : centerY - width / 2
    return "M\(centerX.tenths) \(end.tenths)V\(turn.tenths)"
      + "Q\(centerX.tenths) \(centerY.tenths) \(side.tenths) \(centerY.tenths)"
  }

  /// Any other glyph that is drawn, or `nil` if it is to be written.
  func shape(_ glyph: Character) -> (SVGShapes.Brush, String)? {
    guard let scalar = glyph.unicodeScalars.first, glyph.unicodeScalars.count == 1 else {
      return nil
    }
    switch scalar.value {
    case 0x2550...0x256C: return doubleLines(glyph).map { (.light, $0) }
    case 0x2571...0x2573: return (.light, diagonals(scalar.value))
    case 0x2580...0x259F: return block(scalar.value)
    case 0x2800...0x28FF: return (.dots, dots(UInt8(scalar.value & 0xFF)))
    default: return sign(glyph)
    }
  }

  private func doubleLines(_ glyph: Character) -> String? {
    /// Half the distance between the two lines.
    let gap = 15
    let (x1, x2) = ((centerX - gap).tenths, (centerX + gap).tenths)
    let (y1, y2) = ((centerY - gap).tenths, (centerY + gap).tenths)
    let (l, r, t, b) = (left.tenths, right.tenths, top.tenths, bottom.tenths)
    switch glyph {
    case "═": return "M\(l) \(y1)H\(r)M\(l) \(y2)H\(r)"
    case "║": return "M\(x1) \(t)V\(b)M\(x2) \(t)V\(b)"
    case "╔": return "M\(x1) \(b)V\(y1)H\(r)M\(x2) \(b)V\(y2)H\(r)"
    case "╗": return "M\(x2) \(b)V\(y1)H\(l)M\(x1) \(b)V\(y2)H\(l)"
    case "╚": return "M\(x1) \(t)V\(y2)H\(r)M\(x2) \(t)V\(y1)H\(r)"
    case "╝": return "M\(x2) \(t)V\(y2)H\(l)M\(x1) \(t)V\(y1)H\(l)"
    case "╠": return "M\(x1) \(t)V\(b)M\(x2) \(t)V\(y1)H\(r)M\(x2) \(b)V\(y2)H\(r)"
    case "╣": return "M\(x2) \(t)V\(b)M\(x1) \(t)V\(y1)H\(l)M\(x1) \(b)V\(y2)H\(l)"
    case "╦": return "M\(l) \(y1)H\(r)M\(x1) \(b)V\(y2)H\(l)M\(x2) \(b)V\(y2)H\(r)"
    case "╩": return "M\(l) \(y2)H\(r)M\(x1) \(t)V\(y1)H\(l)M\(x2) \(t)V\(y1)H\(r)"
    case "╤": return "M\(l) \(y1)H\(r)M\(l) \(y2)H\(r)M\(centerX.tenths) \(y2)V\(b)"
    case "╧": return "M\(l) \(y1)H\(r)M\(l) \(y2)H\(r)M\(centerX.tenths) \(t)V\(y1)"
    case "╪": return "M\(l) \(y1)H\(r)M\(l) \(y2)H\(r)M\(centerX.tenths) \(t)V\(b)"
    case "╟": return "M\(x1) \(t)V\(b)M\(x2) \(t)V\(b)M\(x2) \(centerY.tenths)H\(r)"
    case "╢": return "M\(x1) \(t)V\(b)M\(x2) \(t)V\(b)M\(l) \(centerY.tenths)H\(x1)"
    case "╫": return "M\(x1) \(t)V\(b)M\(x2) \(t)V\(b)M\(l) \(centerY.tenths)H\(r)"
    case "╬":
      return
        "M\(x1) \(t)V\(y1)H\(l)M\(x2) \(t)V\(y1)H\(r)M\(x1) \(b)V\(y2)H\(l)M\(x2) \(b)V\(y2)H\(r)"
    default: return nil
    }
  }

  private func diagonals(_ value: UInt32) -> String {
    let rising = "M\(left.tenths) \(bottom.tenths)L\(right.tenths) \(top.tenths)"
    let falling = "M\(left.tenths) \(top.tenths)L\(right.tenths) \(bottom.tenths)"
    return value == 0x2571 ? rising : value == 0x2572 ? falling : rising + falling
  }

  private func block(_ value: UInt32) -> (SVGShapes.Brush, String) {
    let middle = (x: centerX, y: centerY)
    switch value {
    case 0x2580: return (.fill, box(left, top, right, middle.y))
    case 0x2581...0x2588:
      return (.fill, box(left, bottom - height * Int(value - 0x2580) / 8, right, bottom))
    case 0x2589...0x258F:
      return (.fill, box(left, top, left + width * Int(0x2590 - value) / 8, bottom))
    case 0x2590: return (.fill, box(middle.x, top, right, bottom))
    case 0x2591...0x2593:
      return (.shade([25, 50, 75][Int(value - 0x2591)]), box(left, top, right, bottom))
    case 0x2594: return (.fill, box(left, top, right, top + height / 8))
    case 0x2595: return (.fill, box(right - width / 8, top, right, bottom))
    default:
      // Quadrants, as bits: upper left, upper right, lower left, lower right.
      let quadrants = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14][Int(value - 0x2596)]
      let parts = [
        box(left, top, middle.x, middle.y), box(middle.x, top, right, middle.y),
        box(left, middle.y, middle.x, bottom), box(middle.x, middle.y, right, bottom),
      ]
      return (.fill, parts.indices.filter { quadrants >> $0 & 1 == 1 }.map { parts[$0] }.joined())
    }
  }

  private func box(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) -> String {
    "M\(left.tenths) \(top.tenths)H\(right.tenths)V\(bottom.tenths)H\(left.tenths)z"
  }

  private func dots(_ bits: UInt8) -> String {
    /// Column and row of each bit's dot.
    let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    return places.indices.filter { bits >> $0 & 1 == 1 }.map { bit in
      let (column, row) = places[bit]
      let x = left + width * (2 * column + 1) / 4
      let y = top + height * (2 * row + 1) / 8
      return "M\(x.tenths) \(y.tenths)h0"
    }.joined()
  }

  private func sign(_ glyph: Character) -> (SVGShapes.Brush, String)? {
    switch glyph {
    case "▴": (.fill, triangle(.north, 32))
    case "▸": (.fill, triangle(.east, 32))
    case "▾": (.fill, triangle(.south, 32))
    case "◂": (.fill, triangle(.west, 32))
    case "▲": (.fill, triangle(.north, 44))
    case "▶": (.fill, triangle(.east, 44))
    case "▼": (.fill, triangle(.south, 44))
    case "◀": (.fill, triangle(.west, 44))
    case "●": (.fill, circle(36))
    case "○": (.light, circle(33))
    case "◆": (.fill, diamond(42))
    case "◇": (.light, diamond(38))
    case "■": (.fill, box(centerX - 36, centerY - 36, centerX + 36, centerY + 36))
    case "□": (.light, box(centerX - 32, centerY - 32, centerX + 32, centerY + 32))
    default: nil
    }
  }

  private func triangle(_ direction: Direction, _ half: Int) -> String {
    let (stepX, stepY) = direction.step
    let tip = (x: centerX + stepX * half, y: centerY + stepY * half)
    let base = (x: centerX - stepX * half, y: centerY - stepY * half)
    let (acrossX, acrossY) = (stepY * half, stepX * half)
    return "M\(tip.x.tenths) \(tip.y.tenths)"
      + "L\((base.x + acrossX).tenths) \((base.y + acrossY).tenths)"
      + "L\((base.x - acrossX).tenths) \((base.y - acrossY).tenths)z"
  }

  private func circle(_ radius: Int) -> String {
    let r = radius.tenths
    return "M\((centerX - radius).tenths) \(centerY.tenths)"
      + "a\(r) \(r) 0 1 0 \((2 * radius).tenths) 0a\(r) \(r) 0 1 0 \((-2 * radius).tenths) 0z"
  }

  private func diamond(_ half: Int) -> String {
    "M\(centerX.tenths) \((centerY - half).tenths)L\((centerX + half).tenths) \(centerY.tenths)"
      + "L\(centerX.tenths) \((centerY + half).tenths)L\((centerX - half).tenths) \(centerY.tenths)z"
  }
}

extension Int {
  /// Tenths as a decimal fraction: 45 is `4.5`.
  var tenths: String {
    let sign = self < 0 ? "-" : ""
    let size = magnitude
    return size % 10 == 0 ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
  }
}
