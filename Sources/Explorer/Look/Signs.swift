import Drawing

/// The signs of this program beyond the common ones, in Unicode or ASCII.
struct Signs: Sendable {
  let glyphs: Glyphs

  private func pick(_ unicode: Character, _ ascii: Character) -> Character {
    glyphs.isASCII ? ascii : unicode
  }

  /// A gradient on its way.
  var pulse: Character { pick("●", "o") }
  /// On an edge that carries no gradient although one was wanted.
  var scissors: Character { pick("✂", "x") }
  /// Before a gradient.
  var nabla: Character { pick("∇", "g") }
  /// Saved tensors that have been freed.
  var freed: Character { pick("▫", "_") }
  /// The line that runs, and the line whose derivative runs.
  var current: Character { pick("▶", ">") }
  var origin: Character { pick("◂", "<") }
  /// The ends of a pill: an operator's, a leaf's that wants a gradient, a constant's.
  var operatorCaps: (Character, Character) { ("(", ")") }
  var leafCaps: (Character, Character) { (pick("║", "["), pick("║", "]")) }
  var constantCaps: (Character, Character) { (pick("┆", ":"), pick("┆", ":")) }
  /// The same of the node that something happens to, and of the selected one.
  var activeCaps: (Character, Character) { (pick("◖", "{"), pick("◗", "}")) }
  var selectedCaps: (Character, Character) { (pick("▐", ">"), pick("▌", "<")) }
  /// Before what a cell has put out.
  var outputBar: Character { pick("│", "|") }
  /// Dots of the far view.
  var operatorDot: Character { pick("●", "o") }
  var ghostDot: Character { pick("·", ".") }
  var leafDot: Character { pick("◆", "#") }
  var constantDot: Character { pick("◇", "+") }
  /// The player.
  var playing: Character { glyphs.play }
  var paused: Character { glyphs.pause }
  var stopped: Character { pick("■", "#") }
  /// The program's own sign.
  var logo: Character { pick("∂", "d") }
  /// The place on the timeline.
  var knob: Character { pick("●", "O") }

  /// A column of the timeline, and what it is.
  func trackMark(_ mark: Track.Mark, isPast: Bool) -> (Character, Role) {
    switch mark {
    case .quiet: (pick("─", "-"), .muted)
    case .forward: (pick(isPast ? "━" : "─", "-"), .data)
    case .backward: (pick(isPast ? "━" : "─", "="), .gradient)
    case .cell: (pick(isPast ? "┯" : "┬", "+"), .muted)
    case .pass: (pick("◀", "<"), .gradient)
    }
  }

  /// The name with a small graph before it.
  var logoRows: [(edge: String, text: String)] {
    glyphs.isASCII
      ? [
        ("  (w)---.", ""), ("        (*)---(L)", "   C h a i n r u l e"),
        ("  (x)---'", "            watch gradients flow"),
      ]
      : [
        ("  ◆───╮", ""), ("      ●━━━◉", "   C h a i n r u l e"),
        ("  ◇───╯", "       watch gradients flow"),
      ]
  }

  /// What stands around a norm.
  var normBars: (String, String) { glyphs.isASCII ? ("|", "|") : ("‖", "‖") }
  var multiply: String { "*" }
  var times: String { glyphs.isASCII ? "x" : "×" }

  /// How large a gradient is, without colour: one of eight bars.
  func bar(_ fraction: Double) -> Character {
    let bars: [Character] = glyphs.isASCII ? Array("..::**##") : Array("▁▂▃▄▅▆▇█")
    return bars[min(7, max(0, Int(fraction * 8)))]
  }

  /// The text with everything in it that ASCII lacks replaced.
  func fold(_ text: String) -> String {
    guard glyphs.isASCII, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return String(text.map(\.asciified))
  }
}
