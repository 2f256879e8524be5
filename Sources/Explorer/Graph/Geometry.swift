import Drawing
import GraphLayout

/// Where the nodes and edges of a chapter's graph stand at one level of detail. It is made once a
/// chapter, for the widest texts that the chapter will show, so nothing moves while it plays.
struct Geometry: Sendable {
  let detail: Detail
  /// Whether operators are called `Sigmoid` rather than `SigmoidBackward0`, to save room.
  let isShort: Bool
  /// Whether tensors are shown by their shapes alone, to save room.
  let isBrief: Bool
  let layout: Layout
  /// Which edges leave their source, and which enter their target, straight and alone, so that an
  /// arrowhead has room there.
  let straightStart, straightEnd: [Bool]
  /// For the edges that begin at a stub, which one.
  private var stubs: [Int: Int] = [:]
  /// Whether a card has its gradient beside its value rather than below it.
  let isFlat: Bool
  /// The widest texts of each node.
  let fields: [Fields]

  /// The columns that a node's texts take.
  struct Fields: Sendable, Equatable {
    var title = 0
    var content = 0
    /// Zero where no gradient will ever be shown.
    var gradient = 0
    /// Whether there are saved tensors to be freed.
    var canBeFreed = false
  }

  /// One of the ways to draw a graph.
  struct Form: Hashable {
    var detail: Detail
    var rankSpacing = 1
    var nodeSpacing = 2
    var isShort = false
    var isBrief = false
    var isFlat = false
    /// Whether leaves with many uses are named beside each of them, rather than joined by a trunk.
    var hasStubs = false
  }

  init(_ diagram: Diagram, faces: [Face], leaves: [Bool], form: Form) {
    detail = form.detail
    isShort = form.isShort
    isBrief = form.isBrief
    isFlat = form.isFlat
    var fields: [Fields] = []
    var nodes: [Graph.Node] = []
    for (face, isLeaf) in zip(faces, leaves) {
      let field = Fields(
        title: (form.isShort ? face.shortTitle : face.title).columns,
        content: face.content.columns,
        gradient: face.gradient?.columns ?? 0, canBeFreed: face.canBeFreed)
      fields.append(field)
      nodes.append(Self.node(field, face: face, isLeaf: isLeaf, form: form))
    }
    self.fields = fields
    let graph = Graph(
      nodes: nodes, edges: diagram.links.map { Graph.Edge(from: $0.from, to: $0.to) })
    var options = LayoutOptions()
    options.rankSpacing = form.rankSpacing
    options.nodeSpacing = form.nodeSpacing
    options.sharing = form.hasStubs ? .automatic : .trunk
    layout = Layout(graph, options: options)
    for (index, stub) in layout.stubs.enumerated() {
      for edge in stub.edges { stubs[edge] = index }
    }
    let lines = RoutedLines(layout.routes)
    straightStart = layout.routes.map { route in
      let points = route.points
      return points.count > 1 && points[1].y - points[0].y > 1
        && lines.armCount(at: Point(x: points[0].x, y: points[0].y + 1)) == 2
    }
    straightEnd = layout.routes.map { route in
      let points = route.points
      guard points.count > 1, let last = points.last else { return false }
      return last.y - points[points.count - 2].y > 1
        && lines.armCount(at: Point(x: last.x, y: last.y - 1)) == 2
    }
  }

  /// Whether the whole graph has room.
  func fits(_ size: Size) -> Bool { layout.width <= size.width && layout.height <= size.height }

  /// Every cell of an edge, from its source's border to its target's.
  func path(_ link: Int) -> [Point] { layout.routes[link].cells }

  /// The cell below an edge's source, and the one above its target.
  func firstCell(_ link: Int) -> Point {
    let point = layout.routes[link].points[0]
    return Point(x: point.x, y: point.y + 1)
  }

  func lastCell(_ link: Int) -> Point {
    let points = layout.routes[link].points
    return Point(x: points[points.count - 1].x, y: points[points.count - 1].y - 1)
  }

  /// The column in which a node's edges meet when it is a dot.
  func middle(_ node: Int) -> Int {
    layout.frames[node].x + (layout.frames[node].width - 1) / 2
  }

  /// The column in which an edge leaves its source, or the stub of it, when that is a dot.
  func start(of link: Int, from node: Int) -> Int {
    guard let stub = stubs[link] else { return middle(node) }
    return layout.stubs[stub].frame.x + (layout.stubs[stub].frame.width - 1) / 2
  }

  /// Columns of `∇ 813.4 ▆▫`.
  static func gradientColumns(_ field: Fields) -> Int {
    field.gradient == 0 ? 0 : field.gradient + 4 + (field.canBeFreed ? 1 : 0)
  }

  private static func node(_ field: Fields, face: Face, isLeaf: Bool, form: Form) -> Graph.Node {
    switch form.detail {
    case .dot, .map: return .init(width: 1, height: 1)
    case .tag:
      return .init(width: 2 + face.tag.columns + (field.gradient == 0 ? 0 : 1), height: 1)
    case .pill:
      let title = field.title == 0 ? 0 : field.title + 1
      let gradient = field.gradient == 0 ? 0 : gradientColumns(field) + 1
      return .init(width: 2 + title + field.content + gradient, height: 1)
    case .card:
      let heading = isLeaf && field.title == 0 ? face.name.columns : field.title
      let content = isLeaf && field.title == 0 ? face.value.columns : field.content
      let gradient = gradientColumns(field)
      if form.isFlat {
        let row = gradient == 0 ? content : content + 2 + gradient
        return .init(width: max(heading + 8, row + 4), height: 3)
      }
      let width = max(heading + 8, content + 4, gradient + 4)
      return .init(width: width, height: gradient == 0 ? 3 : 4)
    }
  }
}
