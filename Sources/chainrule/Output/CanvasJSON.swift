import Drawing
import Tracing

extension Canvas {
  /// The picture as data: its size, its rows as text, and in each row the stretches that have a
  /// style, for programs that look at colours.
  var json: JSON {
    [
      "width": .integer(size.width), "height": .integer(size.height),
      "rows": .array(
        text().split(separator: "\n", omittingEmptySubsequences: false)
          .prefix(size.height).map { .string(String($0)) }),
      "styles": .array((0..<size.height).flatMap(styles)),
    ]
  }

  private func styles(inRow y: Int) -> [JSON] {
    var runs: [JSON] = []
    var x = 0
    while x < size.width {
      let style = self[x, y].style
      let start = x
      while x < size.width, self[x, y].style == style { x += 1 }
      if style == .plain { continue }
      runs.append([
        "x": .integer(start), "y": .integer(y), "width": .integer(x - start),
        "foreground": style.foreground.json, "background": style.background.json,
        "attributes": .array(style.attributes.names.map { .string($0) }),
      ])
    }
    return runs
  }
}

extension Color {
  fileprivate var json: JSON {
    switch self {
    case .standard: .null
    case .indexed(let index): .integer(Int(index))
    }
  }
}

extension Style.Attributes {
  fileprivate var names: [String] {
    let all: [(Style.Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}
