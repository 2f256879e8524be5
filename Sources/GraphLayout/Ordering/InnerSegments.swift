/// The segments between two lanes, when they are so many that straight ones make the picture.
///
/// Such segments can all be upright if no two of them cross; then an edge bends only where it
/// leaves its source and where it reaches its target, however many ranks it passes. So the order
/// keeps lanes on the sides on which the lanes before them stand, whatever crossings with other
/// segments that costs. After M. Eiglsperger, M. Siebenhaller, M. Kaufmann: An Efficient
/// Implementation of Sugiyama's Algorithm for Layered Graph Drawing, JGAA 9(3), 2005.
struct InnerSegments {
  /// More than any number of crossings.
  private static let penalty = 1 << 40

  /// Whether lanes keep their sides.
  let areKept: Bool
  /// The lane above each lane, or -1; empty when lanes need not keep their sides.
  private(set) var above: [Int32] = []
  /// The lane below each lane, or -1; empty when lanes need not keep their sides.
  private(set) var below: [Int32] = []

  /// Complexity: O(vertices).
  init(_ layered: Layered) {
    func laneAbove(_ lane: Int) -> Int? {
      let vertex = layered.upper[layered.into(lane: lane)]
      return layered.isLane(vertex) ? vertex : nil
    }
    let count = layered.chainedLanes.count { laneAbove($0) != nil }
    areKept = 4 * count >= layered.segmentCount && count > 0
    guard areKept else { return }
    above = [Int32](repeating: -1, count: layered.vertexCount)
    below = above
    for lane in layered.chainedLanes {
      guard let upper = laneAbove(lane) else { continue }
      above[lane] = Int32(truncatingIfNeeded: upper)
      below[upper] = Int32(truncatingIfNeeded: lane)
    }
  }

  /// Whether two vertices of one rank are lanes that both go on, up or down.
  func keepSides(_ a: Int, _ b: Int) -> Bool {
    areKept && (above[a] >= 0 && above[b] >= 0 || below[a] >= 0 && below[b] >= 0)
  }

  /// What a swap of two neighbours of a rank gains: very much if their lanes then no longer cross,
  /// very little if they then do.
  func swapGain(_ left: Int, _ right: Int, _ position: [Int]) -> Int {
    gain(above, left, right, position) + gain(below, left, right, position)
  }

  private func gain(_ lanes: [Int32], _ left: Int, _ right: Int, _ position: [Int]) -> Int {
    let (first, second) = (Int(lanes[left]), Int(lanes[right]))
    if first < 0 || second < 0 { return 0 }
    return position[first] < position[second] ? -Self.penalty : Self.penalty
  }
}
