/// A layout as one JSON object, as `chainrule layout --json` prints it.
public enum LayoutReport {
  /// Writes a layout's coordinates, routes and statistics, in cells.
  ///
  /// - Parameters:
  ///   - names: what the nodes are called, when that is more than their number.
  ///   - seconds: how long the layout took.
  public static func json(
    _ layout: Layout, of graph: Graph, direction: LayoutOptions.Direction = .down,
    names: [String]? = nil, seconds: Double
  ) -> String {
    let statistics = Statistics(of: layout, for: graph, direction: direction)
    let nodes = layout.frames.enumerated().map { id, frame in
      let name = names.map { ",\"name\":" + quoted($0[id]) } ?? ""
      return "{\"id\":\(id)\(name),\"x\":\(frame.x),\"y\":\(frame.y),"
        + "\"w\":\(frame.width),\"h\":\(frame.height)}"
    }
    let edges = zip(graph.edges, layout.routes).map { edge, route in
      let points = route.points.map { "[\($0.x),\($0.y)]" }.joined(separator: ",")
      return "{\"from\":\(edge.from),\"to\":\(edge.to),\"points\":[\(points)]}"
    }
    let stubs = layout.stubs.map { stub in
      "{\"node\":\(stub.node),\"x\":\(stub.frame.x),\"y\":\(stub.frame.y),"
        + "\"w\":\(stub.frame.width),\"h\":\(stub.frame.height),\"edges\":\(stub.edges)}"
    }
    return "{\"width\":\(layout.width),\"height\":\(layout.height),"
      + "\"nodes\":[\(nodes.joined(separator: ","))],\"edges\":[\(edges.joined(separator: ","))],"
      + (stubs.isEmpty ? "" : "\"stubs\":[\(stubs.joined(separator: ","))],")
      + "\"stats\":{\"crossings\":\(statistics.crossings),\"inversions\":\(statistics.inversions),"
      + "\"bends\":\(statistics.bends),"
      + "\"length\":\(statistics.length),\"travel\":\(statistics.travel),"
      + "\"area\":\(statistics.area),\"seconds\":\(decimal(seconds))}}"
  }

  /// A number of seconds with microseconds, never with an exponent.
  private static func decimal(_ seconds: Double) -> String {
    let micros = Int((seconds * 1_000_000).rounded())
    let fraction = String(micros % 1_000_000)
    return "\(micros / 1_000_000)."
      + String(repeating: "0", count: 6 - fraction.count) + fraction
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
