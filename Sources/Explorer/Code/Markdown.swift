import Drawing

/// The little of Markdown that narration needs: headings, paragraphs, lists, `code`, **bold**,
/// *emphasis*.
struct Markdown {
  let palette: Palette
  let signs: Signs

  /// The text as lines of at most `width` columns.
  func lines(_ text: String, width: Int) -> [StyledText] {
    var result: [StyledText] = []
    var paragraph = ""
    func flush() {
      guard !paragraph.isEmpty else { return }
      result += inline(paragraph).wrapped(to: width)
      paragraph = ""
    }
    for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = raw.drop { $0 == " " }
      if line.isEmpty {
        flush()
        if result.last?.isEmpty == false { result.append(StyledText()) }
      } else if line.first == "#" {
        flush()
        let title = line.drop { $0 == "#" }.drop { $0 == " " }
        result += StyledText(signs.fold(String(title)), style: palette[.heading]).wrapped(to: width)
      } else if line.hasPrefix("- ") || line.hasPrefix("* ") {
        flush()
        let item = inline(String(line.dropFirst(2))).wrapped(to: max(1, width - 2))
        for (index, part) in item.enumerated() {
          let bullet = index == 0 ? "\(signs.glyphs.bullet) " : "  "
          result.append(StyledText(bullet, style: palette[.muted]) + part)
        }
      } else {
        paragraph += (paragraph.isEmpty ? "" : " ") + line
      }
    }
    flush()
    while result.last?.isEmpty == true { result.removeLast() }
    return result
  }

  /// One paragraph with its marks turned into styles.
  func inline(_ text: String) -> StyledText {
    var result = StyledText()
    let characters = Array(signs.fold(text))
    var index = 0
    var style = palette[.muted]
    var isBold = false
    var isEmphasis = false
    while index < characters.count {
      let character = characters[index]
      if character == "`", let end = characters[(index + 1)...].firstIndex(of: "`") {
        result.append(String(characters[(index + 1)..<end]), style: palette[.code])
        index = end + 1
        continue
      }
      if Self.isDouble(characters, index), isBold || Self.opensBold(characters, index) {
        isBold.toggle()
        index += 2
      } else if character == "*", !Self.isDouble(characters, index),
        isEmphasis || Self.opens(characters, index)
      {
        isEmphasis.toggle()
        index += 1
      } else {
        result.append(String(character), style: style)
        index += 1
        continue
      }
      style = isBold ? palette[.strong] : palette[.muted]
      if isEmphasis { style.attributes.insert(.italic) }
    }
    return result
  }

  private static func isDouble(_ text: [Character], _ index: Int) -> Bool {
    index + 1 < text.count && text[index] == "*" && text[index + 1] == "*"
  }

  /// Whether two stars begin bold text, rather than being a power as in `x**2`: they stand before
  /// a word and not after one, and two more end it.
  private static func opensBold(_ text: [Character], _ index: Int) -> Bool {
    guard index + 2 < text.count, text[index + 2] != " ", text[index + 2] != "*" else {
      return false
    }
    if index > 0, text[index - 1].isLetter || text[index - 1].isNumber { return false }
    return text.indices.dropFirst(index + 3).contains { isDouble(text, $0) }
  }

  /// Whether a star begins emphasis: a word follows and a star ends it.
  private static func opens(_ text: [Character], _ index: Int) -> Bool {
    guard index + 1 < text.count, text[index + 1].isLetter,
      index == 0 || text[index - 1] == " " || text[index - 1] == "("
    else { return false }
    return text[(index + 1)...].contains("*")
  }
}
