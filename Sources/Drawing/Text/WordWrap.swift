/// The lines of a text, broken between words so that none takes more than `width` columns.
///
/// A newline always breaks; the spaces at a break disappear, those at the start of a paragraph stay
/// (they are an indentation). A word longer than a line is broken behind one of `.,/(`, or else where
/// it must be. An empty text is one empty line; without room there are no lines.
public func wrap(_ text: some StringProtocol, width: Int) -> [String] {
  let characters = Array(text)
  return WordWrap.lines(of: characters, width: width).map { String(characters[$0]) }
}

/// Breaks lines greedily: a line takes all the words that fit.
enum WordWrap {
  /// The ranges of the characters that stand on each line.
  static func lines(of characters: [Character], width: Int) -> [Range<Int>] {
    guard width > 0 else { return [] }
    var lines: [Range<Int>] = []
    var start = 0
    for index in 0...characters.count
    where index == characters.count || characters[index].isNewline {
      wrapParagraph(characters, start..<index, width, into: &lines)
      start = index + 1
    }
    return lines
  }

  private static func wrapParagraph(
    _ characters: [Character], _ paragraph: Range<Int>, _ width: Int, into lines: inout [Range<Int>]
  ) {
    /// The line so far, and the columns it takes.
    var line = paragraph.lowerBound..<paragraph.lowerBound
    var column = 0
    var index = paragraph.lowerBound
    while index < paragraph.upperBound {
      let gap = index
      while index < paragraph.upperBound, characters[index] == " " { index += 1 }
      let word = index
      while index < paragraph.upperBound, characters[index] != " " { index += 1 }
      let wordWidth = characters[word..<index].reduce(0) { $0 + $1.columns }

      if column + (word - gap) + wordWidth <= width {
        line = line.lowerBound..<index
        column += word - gap + wordWidth
        continue
      }
      if wordWidth == 0 { continue }
      if !line.isEmpty {
        lines.append(line)
        line = word..<word
      } else if word - gap >= width {
        line = word..<word
      }
      // What is left on the line is an indentation or nothing; the word may still be too long.
      column = word - line.lowerBound
      for position in word..<index {
        let glyph = characters[position].columns
        while column + glyph > width, position > line.lowerBound {
          let end = joint(characters, max(word, line.lowerBound)..<position, width) ?? position
          lines.append(line.lowerBound..<end)
          line = end..<end
          column = characters[end..<position].reduce(0) { $0 + $1.columns }
        }
        column += glyph
      }
      line = line.lowerBound..<index
    }
    lines.append(line)
  }

  /// Where a word that is too long falls apart by itself: behind a point, a comma, a slash or an
  /// opening bracket, unless that leaves most of the line empty.
  private static func joint(_ characters: [Character], _ part: Range<Int>, _ width: Int) -> Int? {
    part.last { ".,/(".contains(characters[$0]) }.map { $0 + 1 }
      .flatMap { $0 - part.lowerBound > width / 3 ? $0 : nil }
  }
}
