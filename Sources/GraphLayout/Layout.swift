/// A point of the character grid; x counts columns to the right, y rows down.
public struct Point: Sendable, Hashable {
  /// Columns right of the picture's left edge.
  public var x: Int
  /// Rows below the picture's upper edge.
  public var y: Int

  /// Makes a point.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A node's place: its box's upper left cell and its size.
public struct Frame: Sendable, Hashable {
  /// The leftmost column.
  public var x: Int
  /// The uppermost row.
  public var y: Int
  /// How many columns it takes.
  public var width: Int
  /// How many rows it takes.
  public var height: Int

  /// Makes a frame.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// An edge's way: an axis-parallel polyline from a border cell of its source to a border cell of
/// its target.
///
/// In a downward layout the first point lies on the bottom row of the source's frame and the last
/// on the top row of the target's; in one to the right, on the rightmost and the leftmost column.
/// A node one row high is all border: routes end in it and leave it on the same row. Whether those
/// end cells show a mark (`┬` on a box's border) or the node's own text is up to who draws; the
/// line itself is what lies between. ``cells`` lists them all.
public struct Route: Sendable, Equatable {
  /// The corners in order, both ends included.
  public var points: [Point]

  /// Makes a route.
  public init(points: [Point]) {
    self.points = points
  }
}

/// Where everything goes: the result of laying out a ``Graph``.
public struct Layout: Sendable, Equatable {
  /// Columns used.
  public var width: Int
  /// Rows used.
  public var height: Int
  /// One frame a node, in the graph's order.
  public var frames: [Frame]
  /// One route an edge, in the graph's order. Routes of different sources share no stretch; routes
  /// of one source may share a trunk and then branch. No two routes end in the same cell.
  public var routes: [Route]
  /// Where leaves that feed many nodes are named once more; see ``LayoutOptions/sharing``.
  public var stubs: [Stub]

  /// Makes a layout of its parts.
  public init(
    width: Int, height: Int, frames: [Frame], routes: [Route], stubs: [Stub] = []
  ) {
    self.width = width
    self.height = height
    self.frames = frames
    self.routes = routes
    self.stubs = stubs
  }
}

/// How a graph is to be laid out.
public struct LayoutOptions: Sendable, Equatable {
  /// Which way the edges run.
  public enum Direction: Sendable, Equatable { case down, right }

  /// How a leaf that feeds many nodes is joined to them.
  public enum Sharing: Sendable, Equatable {
    /// By one trunk, from which its edges branch.
    case trunk
    /// By a stub beside each of them but the first, when there are more of them than a number.
    case stubs(above: Int)

    /// Stubs where a trunk would smear the picture.
    public static let automatic = Sharing.stubs(above: 8)
  }

  /// Which way the edges run.
  public var direction: Direction = .down
  /// How a leaf that feeds many nodes is joined to them.
  public var sharing: Sharing = .trunk
  /// Free columns between neighbours of one rank.
  public var nodeSpacing = 2
  /// Free rows between ranks; more are taken where routes need them.
  public var rankSpacing = 1
  /// Whether edges that enter one node stand in an order of their own, that of its arguments, which
  /// is then kept where it costs no crossing. Otherwise the order of edges means nothing.
  public var inputsAreOrdered = true

  /// The defaults.
  public init() {}

  /// Spacing for a layout whose rows and columns will be exchanged: a cell is twice as high as wide.
  var turned: LayoutOptions {
    var options = self
    options.nodeSpacing = (nodeSpacing + 1) / 2
    options.rankSpacing = 2 * rankSpacing + 1
    return options
  }
}
