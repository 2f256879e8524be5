extension Unicode.Scalar {
  /// The columns a terminal gives this code point alone: 0, 1 or 2.
  ///
  /// Ambiguous ones (box-drawing lines, Greek letters, arrows) are narrow, as everywhere outside of
  /// East Asian locales.
  var columns: Int {
    let value = self.value
    if value < 0x300 { return value < 0x20 || (0x7F...0x9F).contains(value) ? 0 : 1 }
    // Lines, blocks, shapes and braille: most of what this program draws.
    if (0x2500..<0x25FD).contains(value) || (0x2800...0x28FF).contains(value) { return 1 }
    if WidthTable.contains(WidthTable.zero, value) { return 0 }
    return WidthTable.contains(WidthTable.wide, value) ? 2 : 1
  }
}

extension Character {
  /// The columns a terminal gives this glyph: 0 for what takes no room, 2 for wide ones, else 1.
  ///
  /// A joined sequence is as wide as its first picture, and a variation selector changes nothing:
  /// that is what the ``terminalText`` of the glyph takes in every terminal, old or new.
  public var columns: Int {
    if let ascii = asciiValue, utf8.count == 1 { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    var total = 0
    var joined = false
    for scalar in unicodeScalars {
      let isModifier = (0x1F3FB...0x1F3FF).contains(scalar.value) && total > 0
      if !joined && !isModifier { total += scalar.columns }
      joined = scalar.value == 0x200D
    }
    return min(total, 2)
  }

  /// The code points to send to a terminal so that it advances by exactly ``columns``.
  ///
  /// Terminals disagree about joined sequences, skin tones and variation selectors, so these are
  /// left out: the first picture of a sequence stands for it.
  public var terminalText: String {
    let scalars = unicodeScalars
    guard scalars.dropFirst().first != nil else { return String(self) }
    var room = columns
    var text = String.UnicodeScalarView()
    for scalar in scalars where scalar.value != 0xFE0F && scalar.value != 0x200D {
      let width = scalar.columns
      guard width <= room else { continue }
      room -= width
      text.append(scalar)
    }
    return String(text)
  }
}

extension StringProtocol {
  /// The columns a terminal gives this text when it is written on one line.
  public var columns: Int {
    var total = 0
    for character in self { total += character.columns }
    return total
  }
}
