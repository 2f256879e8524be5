import Drawing

/// All keys, from the key table, in a box over the screen.
struct HelpScreen {
  let palette: Palette
  let signs: Signs

  /// The help as lines of at most `width` columns.
  func lines(width: Int) -> [StyledText] {
    let column = 1 + (KeyBinding.all.map(\.label.columns).max() ?? 0) + 2
    var lines: [StyledText] = []
    for group in KeyBinding.Group.allCases {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines.append(StyledText(group.rawValue, style: palette[.heading]))
      for row in KeyBinding.all where row.group == group {
        let help = StyledText(row.help, style: palette[.text]).wrapped(to: max(8, width - column))
        for (index, part) in help.enumerated() {
          let label = index == 0 ? " " + row.label : ""
          lines.append(StyledText(label.padded(to: column), style: palette[.key]) + part)
        }
      }
    }
    return lines + [StyledText()] + legend(width: width)
  }

  /// What the signs of the graph mean.
  private func legend(width: Int) -> [StyledText] {
    let caps = (signs.leafCaps, signs.constantCaps, signs.operatorCaps)
    let rows = [
      ("\(caps.2.0)op\(caps.2.1)", "a result with its operator, variable, value and gradient"),
      ("\(caps.0.0)w\(caps.0.1)", "a leaf that wants a gradient"),
      ("\(caps.1.0)x\(caps.1.1)", "a constant, or a result that is not tracked"),
      ("\(signs.scissors)", "an edge that no gradient can pass: detach, no_grad"),
      (
        "\(signs.bar(0.2))\(signs.bar(0.5))\(signs.bar(0.9))",
        "how large a gradient is, beside the largest of the pass"
      ),
      ("\(signs.nabla)", "a gradient; alone, one that has not come yet"),
      (
        "\(signs.normBars.0)x\(signs.normBars.1)",
        "the norm of what is too large to be written; the panel has its numbers"
      ),
      ("\(signs.freed)", "saved tensors are freed: no second pass through here"),
    ]
    var lines = [StyledText("Signs", style: palette[.heading])]
    for row in rows {
      let help = StyledText(row.1, style: palette[.text]).wrapped(to: max(8, width - 10))
      for (index, part) in help.enumerated() {
        let label = index == 0 ? " " + row.0 : ""
        lines.append(StyledText(label.padded(to: 10), style: palette[.key]) + part)
      }
    }
    return lines
  }

  func draw(scroll: Int, on canvas: inout Canvas) {
    let width = min(72, canvas.size.width - 4)
    let lines = lines(width: width - 4)
    let height = min(lines.count + 2, canvas.size.height - 2)
    let frame = Rect(
      x: (canvas.size.width - width) / 2, y: (canvas.size.height - height) / 2, width: width,
      height: height)
    canvas.box(
      frame, border: signs.glyphs.border(.heavy), style: palette[.focusedFrame], fill: .plain,
      title: StyledText("Keys", style: palette[.strong]))
    let inside = Rect(x: frame.x + 2, y: frame.y + 1, width: width - 4, height: height - 2)
    let offset = min(scroll, max(0, lines.count - inside.height))
    canvas.write(Array(lines.dropFirst(offset)), in: inside)
    canvas.scrollBar(
      x: frame.maxX - 1, y: inside.y, height: inside.height,
      position: ScrollPosition(offset: offset, visible: inside.height, total: lines.count),
      style: palette[.strong], track: palette[.focusedFrame], glyphs: signs.glyphs)
  }
}
