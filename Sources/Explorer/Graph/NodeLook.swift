import Drawing
import Tracing

/// How one node is drawn at one moment.
struct NodeLook {
  let tensor: Tensor
  let face: Face
  let state: Scene.State
  let fields: Geometry.Fields
  /// Whether a card has its gradient beside its value.
  let isFlat: Bool
  let isSelected: Bool
  let isMatch: Bool
  /// How large its gradient is, 0…1.
  let level: Double
  let moment: Moment
  let palette: Palette
  let signs: Signs

  private var isConstant: Bool {
    tensor.isLeaf && !tensor.requiresGrad(at: max(moment.step, tensor.born + 1))
  }

  private var isTrackedLeaf: Bool { tensor.isLeaf && !isConstant }

  /// The style of the node's outline.
  private var outline: Style {
    if isSelected { return palette[.selection] }
    var style: Style
    if state.isLit, let gradient = state.gradient {
      style = gradient.isZero ? palette[.muted] : palette.heat(level)
    } else {
      style = palette[isConstant ? .constant : isTrackedLeaf ? .leaf : .data]
    }
    if state.isActive { style.attributes.insert(.bold) }
    return style
  }

  /// What is behind the node's text.
  private var background: Color {
    palette[state.isActive ? .activeSurface : .surface].background
  }

  private func styled(_ role: Role) -> Style {
    if isSelected { return palette[.selection] }
    if isMatch { return palette[.match] }
    var style = palette[role]
    style.background = background
    if state.isActive { style.attributes.insert(.bold) }
    return style
  }

  /// The style of a card's title, which stands in its border.
  private var heading: Style {
    var style = styled(isConstant ? .constant : tensor.isLeaf ? .variable : .operation)
    if !isSelected, !isMatch { style.background = .standard }
    return style
  }

  private var gradientStyle: Style {
    if isSelected { return palette[.selection] }
    var style = state.gradient.map { $0.isZero ? palette[.muted] : palette.heat(level) } ?? .plain
    style.background = background
    if state.isLit { style.attributes.insert(.bold) }
    return style
  }

  // MARK: One row

  func drawPill(in frame: Rect, on canvas: inout Canvas) {
    guard state.isPresent else { return drawGhost(in: frame, on: &canvas) }
    canvas.fill(frame, style: styled(.text))
    drawCaps(in: frame, on: &canvas)
    if state.isFreed {
      canvas.put(signs.freed, x: frame.maxX - 2, y: frame.y, style: styled(.muted))
    }
    var x = frame.x + 1
    if fields.title > 0 {
      write(face.title, x, frame.y, isConstant ? .constant : .operation, on: &canvas)
      x += fields.title + 1
    }
    writeContent(x, frame.y, on: &canvas)
    writeGradient(frame.maxX - 1 - Geometry.gradientColumns(fields), frame.y, on: &canvas)
  }

  /// The ends of a node of one row, which tell what kind it is.
  private func drawCaps(in frame: Rect, on canvas: inout Canvas) {
    var caps =
      isConstant ? signs.constantCaps : isTrackedLeaf ? signs.leafCaps : signs.operatorCaps
    if isSelected { caps = signs.selectedCaps } else if state.isActive { caps = signs.activeCaps }
    var capStyle = outline
    if !state.isActive || isSelected { capStyle.background = styled(.text).background }
    canvas.put(caps.0, x: frame.x, y: frame.y, style: capStyle)
    canvas.put(caps.1, x: frame.maxX - 1, y: frame.y, style: capStyle)
  }

  // MARK: Boxes

  func drawCard(in frame: Rect, on canvas: inout Canvas) {
    guard state.isPresent else { return drawGhost(in: frame, on: &canvas) }
    let border: Border =
      isConstant
      ? .dashed : isTrackedLeaf ? .double : state.isActive || isSelected ? .heavy : .rounded
    let isNamedLeaf = tensor.isLeaf && fields.title == 0
    let title = isNamedLeaf ? face.name : face.title
    let freed = state.isFreed ? " " + String(signs.freed) : ""
    // Only the inside has a surface: behind the border it would stick out around the box.
    canvas.fill(frame.inset(by: 1), style: styled(.text))
    canvas.box(
      frame, border: signs.glyphs.border(border), style: outline,
      title: StyledText(signs.fold(title) + freed, style: heading))
    if isNamedLeaf {
      write(face.value, frame.x + 2, frame.y + 1, isConstant ? .constant : .text, on: &canvas)
    } else {
      writeContent(frame.x + 2, frame.y + 1, on: &canvas)
    }
    if isFlat {
      writeGradient(
        frame.maxX - 2 - Geometry.gradientColumns(fields), frame.y + 1, on: &canvas)
    } else {
      writeGradient(frame.x + 2, frame.y + 2, on: &canvas)
    }
  }

  // MARK: Far away

  func drawTag(in frame: Rect, on canvas: inout Canvas) {
    guard state.isPresent else { return drawGhost(in: frame, on: &canvas) }
    canvas.fill(frame, style: styled(.text))
    drawCaps(in: frame, on: &canvas)
    let role: Role = isConstant ? .constant : face.name.isEmpty ? .operation : .variable
    let end = canvas.write(
      signs.fold(face.tag), x: frame.x + 1, y: frame.y, style: styled(role))
    if fields.gradient > 0, state.isLit, state.gradient?.isZero == false {
      canvas.put(signs.bar(level), x: end, y: frame.y, style: gradientStyle)
    }
  }

  func drawDot(in frame: Rect, on canvas: inout Canvas) {
    guard state.isPresent else { return drawGhost(in: frame, on: &canvas) }
    let sign = isConstant ? signs.constantDot : isTrackedLeaf ? signs.leafDot : signs.operatorDot
    canvas.put(
      sign, x: frame.x + (frame.width - 1) / 2, y: frame.y,
      style: isMatch ? palette[.match] : outline)
  }

  /// A hint of a node that is still to come.
  private func drawGhost(in frame: Rect, on canvas: inout Canvas) {
    canvas.put(
      signs.ghostDot, x: frame.x + (frame.width - 1) / 2, y: frame.y + (frame.height - 1) / 2,
      style: palette[.faint])
  }

  // MARK: Texts

  private func write(_ text: String, _ x: Int, _ y: Int, _ role: Role, on canvas: inout Canvas) {
    canvas.write(signs.fold(text), x: x, y: y, style: styled(role))
  }

  private func writeContent(_ x: Int, _ y: Int, on canvas: inout Canvas) {
    var x = x
    if !face.name.isEmpty {
      x = canvas.write(
        signs.fold(face.name), x: x, y: y, style: styled(isConstant ? .constant : .variable))
      x += 1
    }
    write(face.value, x, y, isConstant ? .constant : .text, on: &canvas)
  }

  private func writeGradient(_ x: Int, _ y: Int, on canvas: inout Canvas) {
    guard fields.gradient > 0, let gradient = face.gradient else { return }
    if gradient.isEmpty {
      // The place of what is still to come.
      canvas.put(signs.nabla, x: x, y: y, style: styled(.faint))
      return
    }
    canvas.put(signs.nabla, x: x, y: y, style: gradientStyle)
    let end = canvas.write(signs.fold(gradient), x: x + 2, y: y, style: gradientStyle)
    if state.isLit, state.gradient?.isZero == false {
      canvas.put(signs.bar(level), x: end + 1, y: y, style: gradientStyle)
    }
  }
}
