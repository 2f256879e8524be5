/// A point of the character grid; x counts columns to the right, y rows down.
public struct Point: Sendable, Hashable {
  public var x: Int
  public var y: Int

  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A node's place: its box's upper left cell and its size.
public struct Frame: Sendable, Hashable {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// An edge's way: an axis-parallel polyline from a border cell of its source to a border cell of
/// its target.
public struct Route: Sendable, Equatable {
  /// The corners in order, both ends included.
  public var points: [Point]

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
  /// of one source may share a trunk and then branch.
  public var routes: [Route]

  public init(width: Int, height: Int, frames: [Frame], routes: [Route]) {
    self.width = width
    self.height = height
    self.frames = frames
    self.routes = routes
  }
}

/// How a graph is to be laid out.
public struct LayoutOptions: Sendable, Equatable {
  /// Which way the edges run.
  public enum Direction: Sendable, Equatable { case down, right }

  public var direction: Direction = .down
  /// Free columns between neighbours of one rank.
  public var nodeSpacing = 2
  /// Free rows between ranks; more are taken where routes need them.
  public var rankSpacing = 1

  public init() {}
}
