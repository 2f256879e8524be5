import Drawing

/// Draws the list that the program begins with.
struct MenuScreen {
  let menu: Menu
  let notice: Model.Notice?
  let palette: Palette
  let signs: Signs

  /// A row of the list.
  private enum Row: Equatable {
    case heading(String)
    case item(Int)
    case gap
  }

  private static let top = 6

  /// The items under a heading for each kind.
  private static func rows(of menu: Menu) -> [Row] {
    var rows: [Row] = []
    var heading = ""
    for (index, item) in menu.items.enumerated() {
      let name =
        switch item.target {
        case .lesson: "Lessons"
        case .file: "Recent files"
        case .blank: "Or begin with nothing"
        }
      if name != heading {
        if !rows.isEmpty { rows.append(.gap) }
        rows.append(.heading(name))
        heading = name
      }
      rows.append(.item(index))
    }
    return rows
  }

  /// The index of the item on a row of the screen.
  static func item(atRow y: Int, of menu: Menu, size: Size) -> Int? {
    let rows = rows(of: menu)
    let index = y - top + offset(rows, menu, size)
    guard y >= top, y < top + room(size), rows.indices.contains(index),
      case .item(let item) = rows[index]
    else { return nil }
    return item
  }

  private static func room(_ size: Size) -> Int { max(1, size.height - top - 5) }

  /// The first visible row, such that the chosen item is in view.
  private static func offset(_ rows: [Row], _ menu: Menu, _ size: Size) -> Int {
    let chosen = rows.firstIndex(of: .item(menu.choice)) ?? 0
    return max(0, min(rows.count - room(size), chosen - room(size) / 2))
  }

  func draw(on canvas: inout Canvas) {
    let width = min(84, canvas.size.width - 4)
    let left = (canvas.size.width - width) / 2
    drawLogo(x: left, on: &canvas)
    let rows = Self.rows(of: menu)
    let offset = Self.offset(rows, menu, canvas.size)
    let room = Self.room(canvas.size)
    for (index, row) in rows.enumerated().dropFirst(offset).prefix(room) {
      let y = Self.top + index - offset
      switch row {
      case .gap: break
      case .heading(let name): canvas.write(name, x: left, y: y, style: palette[.muted])
      case .item(let item): drawItem(item, x: left, y: y, width: width, on: &canvas)
      }
    }
    canvas.scrollBar(
      x: left + width + 1, y: Self.top, height: room,
      position: ScrollPosition(offset: offset, visible: room, total: rows.count),
      style: palette[.muted], track: palette[.faint], glyphs: signs.glyphs)
    drawFoot(x: left, width: width, on: &canvas)
  }

  private func drawItem(_ index: Int, x: Int, y: Int, width: Int, on canvas: inout Canvas) {
    let item = menu.items[index]
    let isChosen = index == menu.choice
    let column = min(width - 2, 34)
    let ellipsis = signs.glyphs.ellipsis
    if isChosen { canvas.put(signs.glyphs.pointer, x: x, y: y, style: palette[.titleAccent]) }
    canvas.write(
      (" " + signs.fold(item.title)).fitted(to: column, ellipsis: ellipsis), x: x + 1, y: y,
      style: palette[isChosen ? .selection : .text])
    if width - column > 12 {
      canvas.write(
        StyledText(signs.fold(item.summary), style: palette[.muted])
          .truncated(to: width - column - 3, ellipsis: ellipsis), x: x + column + 3, y: y)
    }
  }

  private func drawLogo(x: Int, on canvas: inout Canvas) {
    for (index, row) in signs.logoRows.enumerated() {
      let isMiddle = index == 1
      canvas.write(row.edge, x: x, y: 1 + index, style: palette[isMiddle ? .gradient : .data])
      canvas.write(
        row.text, x: x + row.edge.columns, y: 1 + index, style: palette[isMiddle ? .strong : .muted]
      )
    }
  }

  /// What one learns from the chosen item, and the keys.
  private func drawFoot(x: Int, width: Int, on canvas: inout Canvas) {
    let bottom = canvas.size.height - 1
    var lines: [StyledText] = []
    if let notice {
      let style = palette[notice.isFailure ? .failure : .strong]
      lines = StyledText(signs.fold(notice.text), style: style).wrapped(to: width)
    } else if menu.items.indices.contains(menu.choice) {
      lines = Markdown(palette: palette, signs: signs)
        .lines(menu.items[menu.choice].summary, width: width)
    }
    canvas.write(Array(lines.prefix(2)), in: Rect(x: x, y: bottom - 3, width: width, height: 2))
    Chrome.drawHints(
      in: Rect(x: x - 1, y: bottom, width: width + 2, height: 1), on: &canvas, palette: palette,
      only: ["open", "move", "theme", "keys", "quit"])
  }
}
