/// The spanning tree of a network simplex, which knows the force on the members below each.
struct SpanningTree {
  /// A member: one record, since walks up the tree read all of it.
  private struct Member {
    var parent: Int32 = -1
    /// The spring to the parent.
    var spring: Int32 = -1
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
    var previousSibling: Int32 = -1
    /// The sum of the forces on this member and all below it, by springs outside the tree.
    var force = 0
  }

  private var members: [Member]

  init(count: Int) { members = [Member](repeating: Member(), count: count) }

  /// A member's parent, or -1.
  func parent(of member: Int) -> Int { Int(members[member].parent) }
  /// The spring from a member to its parent, or -1.
  func spring(above member: Int) -> Int { Int(members[member].spring) }
  /// The force on a member and all below it.
  func force(below member: Int) -> Int { members[member].force }

  /// The root of a member's tree.
  func root(of member: Int) -> Int {
    var root = member
    while members[root].parent >= 0 { root = Int(members[root].parent) }
    return root
  }

  /// The members below and including one, parents first.
  func subtree(_ member: Int) -> [Int] {
    var found = [member]
    var next = 0
    while next < found.count {
      var child = members[found[next]].firstChild
      next += 1
      while child >= 0 {
        found.append(Int(child))
        child = members[Int(child)].nextSibling
      }
    }
    return found
  }

  /// How many members stand below and including each one below a root.
  func sizes(from root: Int) -> [Int] {
    var sizes = [Int](repeating: 1, count: members.count)
    for member in subtree(root).reversed() where members[member].parent >= 0 {
      sizes[Int(members[member].parent)] += sizes[member]
    }
    return sizes
  }

  /// Sets the force below every member below a root, given that on each one alone.
  mutating func setForces(_ forces: [Int], from root: Int) {
    for member in members.indices { members[member].force = forces[member] }
    for member in subtree(root).reversed() where members[member].parent >= 0 {
      members[Int(members[member].parent)].force += members[member].force
    }
  }

  /// Hangs a root, with all below it, on a member; forces above do not change.
  mutating func attach(_ child: Int, to parent: Int, by spring: Int) {
    let first = members[parent].firstChild
    members[child].parent = Int32(truncatingIfNeeded: parent)
    members[child].spring = Int32(truncatingIfNeeded: spring)
    members[child].previousSibling = -1
    members[child].nextSibling = first
    if first >= 0 { members[Int(first)].previousSibling = Int32(truncatingIfNeeded: child) }
    members[parent].firstChild = Int32(truncatingIfNeeded: child)
  }

  /// Makes a member the root of a tree of its own; forces above do not change.
  mutating func detach(_ child: Int) {
    let member = members[child]
    if member.previousSibling >= 0 {
      members[Int(member.previousSibling)].nextSibling = member.nextSibling
    } else {
      members[Int(member.parent)].firstChild = member.nextSibling
    }
    if member.nextSibling >= 0 {
      members[Int(member.nextSibling)].previousSibling = member.previousSibling
    }
    members[child].parent = -1
    members[child].spring = -1
  }

  /// Adds to the force on a member, and so to that on all above it; says how many those are.
  @discardableResult
  mutating func add(_ force: Int, to member: Int) -> Int {
    if force == 0 || member < 0 { return 0 }
    // Most of the time goes into these steps; parents are members or -1, so no index is checked.
    var members = members.mutableSpan
    var ancestor = member
    var count = 0
    while ancestor >= 0 {
      members[unchecked: ancestor].force &+= force
      ancestor = Int(members[unchecked: ancestor].parent)
      count &+= 1
    }
    return count
  }

  /// Makes a member the root of its tree.
  mutating func reroot(at member: Int) {
    var path: [(member: Int, spring: Int)] = []
    var next = member
    while next >= 0 {
      path.append((next, spring(above: next)))
      next = parent(of: next)
    }
    guard path.count > 1 else { return }
    let total = members[path[path.count - 1].member].force
    for index in 0..<path.count - 1 { detach(path[index].member) }
    for index in (1..<path.count).reversed() {
      members[path[index].member].force = total - members[path[index - 1].member].force
    }
    members[member].force = total
    for index in 1..<path.count {
      attach(path[index].member, to: path[index - 1].member, by: path[index - 1].spring)
    }
  }
}
