/// Measures of a layout's quality, computed when asked for.
public struct Statistics: Sendable, Equatable {
  /// Points in which lines of different sources cross.
  public let crossings: Int
  /// Pairs of edges that change sides between consecutive ranks, as Graphviz counts crossings.
  public let inversions: Int
  /// Corners, summed over the edges.
  public let bends: Int
  /// Steps from cell to cell, summed over the edges, so that a shared trunk counts for each.
  public let length: Int
  /// Of these the sideways ones.
  public let travel: Int
  /// Cells of the smallest picture that holds everything.
  public let area: Int

  /// Measures a layout of a graph, made with that direction.
  ///
  /// Complexity: O(corners * log(corners)).
  public init(
    of layout: Layout, for graph: Graph, direction: LayoutOptions.Direction = .down
  ) {
    var (bends, length, travel) = (0, 0, 0)
    var lines: [GridLine] = []
    let origins = layout.origins(of: graph)
    for (index, route) in layout.routes.enumerated() {
      bends += max(0, route.points.count - 2)
      for (a, b) in zip(route.points, route.points.dropFirst()) {
        length += abs(b.x - a.x) + abs(b.y - a.y)
        travel += abs(b.x - a.x)
        lines.append(GridLine(from: a, to: b, source: origins[index]))
      }
    }
    self.bends = bends
    self.length = length
    self.travel = travel
    area = layout.width * layout.height
    crossings = GridLine.crossings(of: lines)
    inversions = Inversions.count(
      in: direction == .down ? layout : layout.transposed(), of: graph)
  }
}
