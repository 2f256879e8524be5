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

  private(set) var position: [Int]
  private let springs: [Spring]
  private let incidentStart: [Int]
  private let incident: [Int]
  /// The force each spring outside the tree exerts: its pull, or minus its push.
  private var force: [Int]
  private var inTree: [Bool]
  private var parent: [Int]
  /// The spring that joins a member to its parent in the tree.
  private var parentSpring: [Int]
  private var firstChild: [Int]
  private var nextSibling: [Int]
  private var previousSibling: [Int]
  /// Forces on the members of the subtree below a member, by springs outside the tree.
  private var forceBelow: [Int]
  private var sizeBelow: [Int]
  private var stamp: [Int]
  private var stamps = 0
  private var workLeft = 0

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
    parent = [Int](repeating: -1, count: count)
    parentSpring = parent
    firstChild = parent
    nextSibling = parent
    previousSibling = parent
    forceBelow = [Int](repeating: 0, count: count)
    sizeBelow = forceBelow
    stamp = forceBelow
  }

  /// How much longer than its length a spring is.
  private func slack(_ spring: Int) -> Int {
    position[springs[spring].head] - position[springs[spring].tail] - springs[spring].length
  }

  // MARK: A first tree

  /// Joins the members by springs that have their length, moving groups that have none to others
  /// until one gets there; every move goes where it costs least.
  private mutating func growTree() {
    let count = position.count
    var group = [Int](repeating: -1, count: count)
    // Groups are lists: the first member, how many there are, and after each member the next.
    var first: [Int] = []
    var size: [Int] = []
    var following = [Int](repeating: -1, count: count)
    for seed in 0..<count where group[seed] < 0 {
      group[seed] = first.count
      var (member, last) = (seed, seed)
      var reached = 1
      while member >= 0 {
        for index in incidentStart[member]..<incidentStart[member + 1] {
          let spring = incident[index]
          guard slack(spring) == 0 else { continue }
          let other = springs[spring].tail == member ? springs[spring].head : springs[spring].tail
          if group[other] < 0 {
            group[other] = first.count
            following[last] = other
            last = other
            reached += 1
            inTree[spring] = true
          }
        }
        member = following[member]
      }
      first.append(seed)
      size.append(reached)
    }
    var alive = Array(first.indices)
    var side: [Int] = []
    while alive.count > 1 {
      for index in alive where size[index] > 0 && size[index] < count {
        side.removeAll(keepingCapacity: true)
        var next = first[index]
        while next >= 0 {
          side.append(next)
          next = following[next]
        }
        stamps += 1
        for member in side { stamp[member] = stamps }
        let slope = netForce(on: side)
        guard
          let spring = move(side, by: slope > 0 ? -1 : 1, slope: -abs(slope))
            ?? move(side, by: slope > 0 ? 1 : -1, slope: abs(slope))
        else { preconditionFailure("springs must connect all positions") }
        inTree[spring] = true
        let (a, b) = (group[springs[spring].tail], group[springs[spring].head])
        let other = a == index ? b : a
        let (small, large) = size[index] <= size[other] ? (index, other) : (other, index)
        var member = first[small]
        while true {
          group[member] = large
          if following[member] < 0 { break }
          member = following[member]
        }
        following[member] = first[large]
        first[large] = first[small]
        size[large] += size[small]
        size[small] = 0
      }
      alive.removeAll { size[$0] == 0 }
    }
    rootTree()
  }

  /// The force on a stamped side by springs that leave it.
  private func netForce(on side: [Int]) -> Int {
    var sum = 0
    for member in side {
      for index in incidentStart[member]..<incidentStart[member + 1] {
        let spring = incident[index]
        let isHead = springs[spring].head == member
        let other = isHead ? springs[spring].tail : springs[spring].head
        if stamp[other] != stamps { sum += isHead ? force[spring] : -force[spring] }
      }
    }
    return sum
  }

  /// Parents, children, sizes and forces of the tree, from member 0 down.
  private mutating func rootTree() {
    var order = [0]
    order.reserveCapacity(position.count)
    var next = 0
    while next < order.count {
      let member = order[next]
      next += 1
      for index in incidentStart[member]..<incidentStart[member + 1] {
        let spring = incident[index]
        guard inTree[spring], spring != parentSpring[member] else { continue }
        let other = springs[spring].tail == member ? springs[spring].head : springs[spring].tail
        attach(other, to: member, by: spring)
        order.append(other)
      }
    }
    for (spring, ends) in springs.enumerated() where !inTree[spring] {
      forceBelow[ends.head] += force[spring]
      forceBelow[ends.tail] -= force[spring]
    }
    for member in order.reversed() {
      sizeBelow[member] += 1
      if parent[member] >= 0 {
        forceBelow[parent[member]] += forceBelow[member]
        sizeBelow[parent[member]] += sizeBelow[member]
      }
    }
  }

  private mutating func attach(_ child: Int, to member: Int, by spring: Int) {
    parent[child] = member
    parentSpring[child] = spring
    previousSibling[child] = -1
    nextSibling[child] = firstChild[member]
    if firstChild[member] >= 0 { previousSibling[firstChild[member]] = child }
    firstChild[member] = child
  }

  private mutating func detach(_ child: Int) {
    let (before, after) = (previousSibling[child], nextSibling[child])
    if before >= 0 { nextSibling[before] = after } else { firstChild[parent[child]] = after }
    if after >= 0 { previousSibling[after] = before }
    parent[child] = -1
    parentSpring[child] = -1
  }

  // MARK: Pivots

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
    let index = parentSpring[member]
    if index < 0 { return (0, 0) }
    let spring = springs[index]
    let sum = forceBelow[member]
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
    let leaving = parentSpring[child]
    let inside = subtree(child)
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
    let total = forceBelow[child]
    let members = sizeBelow[child]
    var ancestor = parent[child]
    while ancestor >= 0 {
      forceBelow[ancestor] -= total
      sizeBelow[ancestor] -= members
      ancestor = parent[ancestor]
    }
    detach(child)
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
    var top = springs[entering].head
    while parent[top] >= 0 { top = parent[top] }
    let headIsInside = top == child
    let (inner, outer) =
      headIsInside
      ? (springs[entering].head, springs[entering].tail)
      : (springs[entering].tail, springs[entering].head)
    reroot(at: inner)
    attach(inner, to: outer, by: entering)
    var above = outer
    while above >= 0 {
      forceBelow[above] += forceBelow[inner]
      sizeBelow[above] += sizeBelow[inner]
      above = parent[above]
    }
    return true
  }

  /// Centers members that two springs with a common end pull apart with equal forces: anywhere
  /// between costs the same, and the middle looks best. Subtrees too large for the
  /// effort stay where they are.
  private mutating func center() {
    var effort = 30 * position.count
    for child in position.indices {
      let leaving = parentSpring[child]
      guard leaving >= 0, sizeBelow[child] <= effort, let push = springs[leaving].push else {
        continue
      }
      let spring = springs[leaving]
      let sum = spring.head == child ? forceBelow[child] : -forceBelow[child]
      let direction: Int
      if sum == -spring.pull {
        direction = 1
      } else if sum == push {
        direction = -1
      } else {
        continue
      }
      let side = subtree(child)
      effort -= side.count
      let before = position[child]
      let step = spring.head == child ? direction : -direction
      guard let stopping = move(side, by: step, slope: 0) else { continue }
      let isShared =
        springs[stopping].push != nil
        && (springs[stopping].head == spring.head || springs[stopping].tail == spring.tail)
      let distance = abs(position[child] - before)
      let back = isShared ? distance - distance / 2 : distance
      for member in side { position[member] -= step * back }
    }
  }

  private var flips: [Int] = []
  private var events: [(distance: Int, spring: Int)] = []

  /// Adds a force on a member to all subtrees it is in.
  private mutating func add(_ force: Int, to member: Int) {
    guard force != 0 else { return }
    var ancestor = member
    while ancestor >= 0 {
      forceBelow[ancestor] += force
      ancestor = parent[ancestor]
      workLeft -= 1
    }
  }

  /// Makes a member the root of its tree.
  private mutating func reroot(at member: Int) {
    var path = [member]
    while parent[path[path.count - 1]] >= 0 { path.append(parent[path[path.count - 1]]) }
    guard path.count > 1 else { return }
    let (total, members) = (forceBelow[path[path.count - 1]], sizeBelow[path[path.count - 1]])
    var springsAlong: [Int] = []
    for index in 0..<path.count - 1 { springsAlong.append(parentSpring[path[index]]) }
    for index in 0..<path.count - 1 { detach(path[index]) }
    for index in (1..<path.count).reversed() {
      forceBelow[path[index]] = total - forceBelow[path[index - 1]]
      sizeBelow[path[index]] = members - sizeBelow[path[index - 1]]
    }
    forceBelow[member] = total
    sizeBelow[member] = members
    for index in 1..<path.count {
      attach(path[index], to: path[index - 1], by: springsAlong[index - 1])
    }
  }

  /// The members below and including one, stamped.
  private mutating func subtree(_ member: Int) -> [Int] {
    stamps += 1
    stamp[member] = stamps
    var found = [member]
    var next = 0
    while next < found.count {
      var child = firstChild[found[next]]
      next += 1
      while child >= 0 {
        stamp[child] = stamps
        found.append(child)
        child = nextSibling[child]
      }
    }
    return found
  }

  /// The members that are not stamped.
  private func rest() -> [Int] { position.indices.filter { stamp[$0] != stamps } }

  /// Moves a stamped side until the forces on it balance, past springs that turn from pushing to
  /// pulling on the way, and returns the spring that stops it; nil when nothing does.
  private mutating func move(_ side: [Int], by step: Int, slope: Int) -> Int? {
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
