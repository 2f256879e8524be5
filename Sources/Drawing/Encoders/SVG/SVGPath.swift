/// The data of one path: straight lines, which grow from cell to cell, and finished commands.
struct SVGPath {
  private enum Piece {
    case horizontal(y: Int, from: Int, to: Int)
    case vertical(x: Int, from: Int, to: Int)
    case command(String)
  }

  private var pieces: [Piece] = []
  /// The last line on each row and column, by coordinate.
  private var lastHorizontal: [Int: Int] = [:]
  private var lastVertical: [Int: Int] = [:]

  /// The contents of the element's `d`.
  var data: String {
    pieces.map { piece in
      switch piece {
      case .horizontal(let y, let from, let to): "M\(from.tenths) \(y.tenths)H\(to.tenths)"
      case .vertical(let x, let from, let to): "M\(x.tenths) \(from.tenths)V\(to.tenths)"
      case .command(let text): text
      }
    }.joined()
  }

  /// Adds commands as they are.
  mutating func add(_ command: String) { pieces.append(.command(command)) }

  /// Adds a line from left to right; one that touches the last line of its row makes it longer.
  mutating func addHorizontal(y: Int, from: Int, to: Int) {
    if let last = lastHorizontal[y], case .horizontal(_, let start, let end) = pieces[last],
      end >= from
    {
      pieces[last] = .horizontal(y: y, from: start, to: max(to, end))
    } else {
      lastHorizontal[y] = pieces.count
      pieces.append(.horizontal(y: y, from: from, to: to))
    }
  }

  /// Adds a line downwards; one that touches the last line of its column makes it longer.
  mutating func addVertical(x: Int, from: Int, to: Int) {
    if let last = lastVertical[x], case .vertical(_, let start, let end) = pieces[last],
      end >= from
    {
      pieces[last] = .vertical(x: x, from: start, to: max(to, end))
    } else {
      lastVertical[x] = pieces.count
      pieces.append(.vertical(x: x, from: from, to: to))
    }
  }
}
