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
  /// A spring between two positions; kept small, since the search reads them in no order.
  struct Spring {
    private let ends: (tail: Int32, head: Int32)
    private var wanted: Int32
    private let forces: (pull: Int32, push: Int32)

    init(tail: Int, head: Int, length: Int, pull: Int, push: Int?) {
      ends = (Int32(tail), Int32(head))
      wanted = Int32(length)
      forces = (Int32(pull), Int32(push ?? -1))
    }

    var tail: Int { Int(ends.tail) }
    var head: Int { Int(ends.head) }
    /// The least, or the wanted, difference from tail to head.
    var length: Int {
      get { Int(wanted) }
      set { wanted = Int32(newValue) }
    }
    /// The force when longer: each step more costs this much.
    var pull: Int { Int(forces.pull) }
    /// The force when shorter, or nil when it must not be shorter.
    var push: Int? { forces.push < 0 ? nil : Int(forces.push) }
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
    let isBelow = tree.collectSmallerSide(of: child, into: &side, &otherSide)
    stamps += 1
    for member in side { stamp[member] = stamps }
    let step = isBelow ? direction : -direction
    guard let entering = move(side, by: step, slope: slope) else { return false }
    // The leaving spring now pulls when it got longer, pushes when shorter.
    let grows = (springs[leaving].head == child) == (direction > 0)
    inTree[leaving] = false
    force[leaving] = grows ? springs[leaving].pull : -(springs[leaving].push ?? 0)
    exert(force[leaving], by: leaving)
    for spring in flips {
      let change = springs[spring].pull + (springs[spring].push ?? 0)
      exert(force[spring] == springs[spring].pull ? change : -change, by: spring)
    }
    flips.removeAll(keepingCapacity: true)
    exert(-force[entering], by: entering)
    inTree[entering] = true
    let (tail, head) = (springs[entering].tail, springs[entering].head)
    let headIsBelow = (stamp[head] == stamps) == isBelow
    let (inner, outer) = headIsBelow ? (head, tail) : (tail, head)
    // What hung on the parent now hangs on the outer end.
    workLeft -= tree.shift(tree.force(below: child), from: tree.parent(of: child), to: outer)
    tree.detach(child)
    tree.reroot(at: inner)
    tree.attach(inner, to: outer, by: entering)
    return true
  }

  /// Lets a spring outside the tree pull its ends together with some more force.
  private mutating func exert(_ force: Int, by spring: Int) {
    workLeft -= tree.shift(force, from: springs[spring].tail, to: springs[spring].head)
  }

  /// The members below and including one, stamped.
  mutating func stampedSubtree(_ member: Int) -> [Int] {
    let found = tree.subtree(member)
    stamps += 1
    for member in found { stamp[member] = stamps }
    return found
  }

  private var side: [Int] = []
  private var otherSide: [Int] = []
  var flips: [Int] = []
  var events: [(distance: Int, spring: Int)] = []

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
