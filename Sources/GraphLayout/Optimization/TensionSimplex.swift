/// Integer positions that minimise the total tension of springs between pairs of them.
///
/// A spring of a certain length pulls with a constant force when longer, and either pushes with a
/// constant force when shorter or cannot be shorter at all. Ranks (every edge at least one rank
/// long, and as short as can be) and columns (neighbours kept apart, segments upright) are both
/// such systems.
///
/// The method is the network simplex on a spanning tree of springs that have exactly their length:
/// cutting a tree spring leaves two sides; when the forces on one side do not balance, it moves
/// until they do, and a spring that then has its length takes the other's place. The force on a side
/// is the sum of the forces on its members, kept up to date along paths of the tree.
///
/// After E. Gansner, E. Koutsofios, S. North, K.-P. Vo: A Technique for Drawing Directed Graphs,
/// 1993; with long steps past springs that push and pull.
struct TensionSimplex {
  /// A spring between two positions.
  struct Spring {
    var tail: Int
    var head: Int
    /// The least, or the wanted, difference from tail to head.
    var length: Int
    /// The force when longer: each step more costs this much.
    var pull: Int
    /// The force when shorter, or nil when it must not be shorter.
    var push: Int?
  }

  var position: [Int]
  let springs: [Spring]
  let incidentStart: [Int]
  let incident: [Int]
  /// The force each spring outside the tree exerts: its pull, or minus its push.
  var force: [Int]
  var inTree: [Bool]
  var tree: SpanningTree
  var stamp: [Int]
  var stamps = 0
  var workLeft = 0

  /// Improves feasible positions, to the optimum or until `work` visits to springs are used up.
  ///
  /// - Precondition: the springs connect all positions, and no spring that must not be is shorter
  ///   than its length.
  static func solve(_ springs: [Spring], from positions: [Int], work: Int) -> [Int] {
    guard positions.count > 1 else { return positions }
    var simplex = TensionSimplex(springs, from: positions)
    simplex.growTree()
    simplex.improve(work: work)
    simplex.center()
    return simplex.position
  }

  private init(_ springs: [Spring], from positions: [Int]) {
    let count = positions.count
    self.springs = springs
    position = positions
    var ends: [Int] = []
    ends.reserveCapacity(2 * springs.count)
    for spring in springs {
      ends.append(spring.tail)
      ends.append(spring.head)
    }
    let (start, items) = Adjacency.group(ends, into: count)
    incidentStart = start
    incident = items.map { $0 / 2 }
    force = springs.map { spring in
      let isShorter = positions[spring.head] - positions[spring.tail] < spring.length
      return isShorter ? -(spring.push ?? 0) : spring.pull
    }
    inTree = [Bool](repeating: false, count: springs.count)
    tree = SpanningTree(count: count)
    stamp = [Int](repeating: 0, count: count)
  }

  /// How much longer than its length a spring is.
  func slack(_ spring: Int) -> Int {
    position[springs[spring].head] - position[springs[spring].tail] - springs[spring].length
  }

  private mutating func improve(work: Int) {
    workLeft = work
    var cursor = 0
    var idle = 0
    let count = position.count
    while workLeft > 0 && idle < count {
      // The worst of a window of candidates.
      var (worst, child, step) = (0, -1, 0)
      var looked = 0
      while looked < 40 && idle < count {
        let (slope, direction) = imbalance(cursor)
        if slope < worst { (worst, child, step) = (slope, cursor, direction) }
        if slope < 0 || child >= 0 { looked += 1 }
        idle += 1
        cursor = cursor + 1 == count ? 0 : cursor + 1
      }
      guard child >= 0 else { break }
      if pivot(child, by: step, slope: worst) { idle = 0 }
    }
  }

  /// What moving the subtree below a member gains a step, and which way.
  private func imbalance(_ member: Int) -> (slope: Int, direction: Int) {
    let index = tree.spring(above: member)
    if index < 0 { return (0, 0) }
    let spring = springs[index]
    let sum = tree.force(below: member)
    if spring.head == member {
      if sum + spring.pull < 0 { return (sum + spring.pull, 1) }
      if let push = spring.push, push - sum < 0 { return (push - sum, -1) }
    } else {
      if spring.pull - sum < 0 { return (spring.pull - sum, -1) }
      if let push = spring.push, sum + push < 0 { return (sum + push, 1) }
    }
    return (0, 0)
  }

  /// Moves the subtree below a member and lets another spring hold it.
  private mutating func pivot(_ child: Int, by direction: Int, slope: Int) -> Bool {
    let leaving = tree.spring(above: child)
    let inside = stampedSubtree(child)
    let isSmall = 2 * inside.count <= position.count
    let side = isSmall ? inside : rest()
    if !isSmall {
      stamps += 1
      for member in side { stamp[member] = stamps }
    }
    let step = isSmall ? direction : -direction
    guard let entering = move(side, by: step, slope: slope) else { return false }
    // The leaving spring now pulls when it got longer, pushes when shorter.
    let (tail, head) = (springs[leaving].tail, springs[leaving].head)
    let grows = (head == child) == (direction > 0)
    tree.add(-tree.force(below: child), to: tree.parent(of: child))
    tree.detach(child)
    inTree[leaving] = false
    force[leaving] = grows ? springs[leaving].pull : -(springs[leaving].push ?? 0)
    add(force[leaving], to: head)
    add(-force[leaving], to: tail)
    for spring in flips {
      let change = springs[spring].pull + (springs[spring].push ?? 0)
      let delta = force[spring] == springs[spring].pull ? change : -change
      add(delta, to: springs[spring].head)
      add(-delta, to: springs[spring].tail)
    }
    flips.removeAll(keepingCapacity: true)
    add(-force[entering], to: springs[entering].head)
    add(force[entering], to: springs[entering].tail)
    inTree[entering] = true
    // Which end lies below the cut?
    let headIsInside = tree.root(of: springs[entering].head) == child
    let (inner, outer) =
      headIsInside
      ? (springs[entering].head, springs[entering].tail)
      : (springs[entering].tail, springs[entering].head)
    tree.reroot(at: inner)
    tree.attach(inner, to: outer, by: entering)
    tree.add(tree.force(below: inner), to: outer)
    return true
  }

  private mutating func add(_ force: Int, to member: Int) {
    workLeft -= tree.add(force, to: member)
  }

  /// The members below and including one, stamped.
  mutating func stampedSubtree(_ member: Int) -> [Int] {
    let found = tree.subtree(member)
    stamps += 1
    for member in found { stamp[member] = stamps }
    return found
  }

  var flips: [Int] = []
  var events: [(distance: Int, spring: Int)] = []

  /// The members that are not stamped.
  private func rest() -> [Int] { position.indices.filter { stamp[$0] != stamps } }

  /// Moves a stamped side until the forces on it balance, past springs that turn from pushing to
  /// pulling on the way, and returns the spring that stops it; nil when nothing does.
  mutating func move(_ side: [Int], by step: Int, slope: Int) -> Int? {
    events.removeAll(keepingCapacity: true)
    var nearest = Int.max
    var visited = 0
    for member in side {
      visited += incidentStart[member + 1] - incidentStart[member]
      for index in incidentStart[member]..<incidentStart[member + 1] {
        let spring = incident[index]
        if inTree[spring] { continue }
        let isHead = springs[spring].head == member
        if stamp[isHead ? springs[spring].tail : springs[spring].head] == stamps { continue }
        let grows = isHead == (step > 0)
        let slack = slack(spring)
        if grows {
          guard let push = springs[spring].push, force[spring] != springs[spring].pull,
            force[spring] == -push
          else { continue }
          if -slack <= nearest { events.append((-slack, spring)) }
        } else {
          guard force[spring] == springs[spring].pull, slack >= 0 else { continue }
          if slack > nearest { continue }
          events.append((slack, spring))
          if springs[spring].push == nil { nearest = slack }
        }
      }
    }
    events.sort { ($0.distance, $0.spring) < ($1.distance, $1.spring) }
    workLeft -= visited
    var slope = slope
    flips.removeAll(keepingCapacity: true)
    for event in events {
      let spring = springs[event.spring]
      guard let push = spring.push else { return stop(side, at: event, step) }
      slope += spring.pull + push
      if slope >= 0 { return stop(side, at: event, step) }
      force[event.spring] = force[event.spring] == spring.pull ? -push : spring.pull
      flips.append(event.spring)
    }
    for spring in flips {
      force[spring] =
        force[spring] == springs[spring].pull ? -(springs[spring].push ?? 0) : springs[spring].pull
    }
    return nil
  }

  private mutating func stop(
    _ side: [Int], at event: (distance: Int, spring: Int), _ step: Int
  ) -> Int {
    if event.distance != 0 { for member in side { position[member] += step * event.distance } }
    return event.spring
  }
}
