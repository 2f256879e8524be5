import Drawing

/// Draws the list that the program begins with.
struct MenuScreen {
  let menu: Menu
  let notice: Model.Notice?
  let palette: Palette
  let signs: Signs

  private static let top = 7

  /// The index of the item on a row of the screen.
  static func item(atRow row: Int, of menu: Menu, size: Size) -> Int? {
    let offset = offset(menu, size)
    let index = row - top + offset
    return row >= top && row < top + room(size) && menu.items.indices.contains(index) ? index : nil
  }

  private static func room(_ size: Size) -> Int { max(1, size.height - top - 4) }

  private static func offset(_ menu: Menu, _ size: Size) -> Int {
    let room = room(size)
    return max(0, min(menu.items.count - room, menu.choice - room / 2))
  }

  func draw(on canvas: inout Canvas) {
    let width = min(84, canvas.size.width - 4)
    let left = (canvas.size.width - width) / 2
    drawLogo(x: left, on: &canvas)
    let offset = Self.offset(menu, canvas.size)
    let room = Self.room(canvas.size)
    let column = min(width - 2, 34)
    for (row, item) in menu.items.enumerated().dropFirst(offset).prefix(room) {
      let y = Self.top + row - offset
      let isChosen = row == menu.choice
      let mark = isChosen ? signs.glyphs.pointer : " "
      let style = palette[isChosen ? .selection : .text]
      canvas.put(mark, x: left, y: y, style: palette[.titleAccent])
      canvas.write(
        (" " + signs.fold(item.title)).fitted(to: column, ellipsis: signs.glyphs.ellipsis),
        x: left + 1, y: y, style: style)
      if width - column > 12 {
        canvas.write(
          StyledText(signs.fold(item.summary), style: palette[.muted])
            .truncated(to: width - column - 3, ellipsis: signs.glyphs.ellipsis),
          x: left + column + 3, y: y)
      }
    }
    drawFoot(x: left, width: width, on: &canvas)
  }

  private func drawLogo(x: Int, on canvas: inout Canvas) {
    let rows = signs.logoRows
    for (index, row) in rows.enumerated() {
      canvas.write(row.edge, x: x, y: 1 + index, style: palette[index == 1 ? .gradient : .data])
      canvas.write(
        row.text, x: x + row.edge.columns, y: 1 + index,
        style: palette[index == 1 ? .strong : .muted])
    }
  }

  private func drawFoot(x: Int, width: Int, on canvas: inout Canvas) {
    let y = canvas.size.height - 3
    if let notice {
      canvas.write(
        StyledText(signs.fold(notice.text), style: palette[notice.isFailure ? .failure : .strong])
          .truncated(to: width, ellipsis: signs.glyphs.ellipsis), x: x, y: y)
    } else if menu.items.indices.contains(menu.choice) {
      let lines = StyledText(signs.fold(menu.items[menu.choice].summary), style: palette[.text])
        .wrapped(to: width)
      canvas.write(Array(lines.prefix(2)), in: Rect(x: x, y: y - 1, width: width, height: 2))
    }
    Chrome.drawHints(
      in: Rect(x: x - 1, y: canvas.size.height - 1, width: width + 2, height: 1), on: &canvas,
      palette: palette, only: ["move", "open", "keys", "theme", "quit"])
  }
}
