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
    /// Which walk has last come by.
    var mark: Int32 = 0
    /// The sum of the forces on this member and all below it, by springs outside the tree.
    var force = 0
  }

  private var members: [Member]
  private var marks: Int32 = 0

  init(count: Int) { members = [Member](repeating: Member(), count: count) }

  /// A member's parent, or -1.
  func parent(of member: Int) -> Int { Int(members[member].parent) }
  /// The spring from a member to its parent, or -1.
  func spring(above member: Int) -> Int { Int(members[member].spring) }
  /// The force on a member and all below it.
  func force(below member: Int) -> Int { members[member].force }

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

  /// Takes a force from one member and lets it act on another: below all members between them, up
  /// to where their ways to the root meet, and nowhere above. Says how many steps that took.
  @discardableResult
  mutating func shift(_ force: Int, from loser: Int, to gainer: Int) -> Int {
    if force == 0 || loser == gainer { return 0 }
    marks &+= 2
    let (gained, lost) = (marks, marks &+ 1)
    // Most of the time goes into these steps; parents are members or -1, so no index is checked.
    // Both ways are walked in turns, so that neither gets far beyond the meeting.
    var members = members.mutableSpan
    var (up, down) = (gainer, loser)
    var steps = 0
    while true {
      if up >= 0 {
        if members[unchecked: up].mark == lost {
          // What lost from the meeting on upwards gets it back.
          while up != down {
            members[unchecked: up].force &+= force
            up = Int(members[unchecked: up].parent)
          }
          return steps
        }
        members[unchecked: up].mark = gained
        members[unchecked: up].force &+= force
        up = Int(members[unchecked: up].parent)
      }
      if down >= 0 {
        if members[unchecked: down].mark == gained {
          while down != up {
            members[unchecked: down].force &-= force
            down = Int(members[unchecked: down].parent)
          }
          return steps
        }
        members[unchecked: down].mark = lost
        members[unchecked: down].force &-= force
        down = Int(members[unchecked: down].parent)
      }
      steps &+= 2
    }
  }

  /// The members on one side of the spring above a member, whichever side has fewer; true when it
  /// is the one below.
  ///
  /// Complexity: O(members on that side).
  func collectSmallerSide(
    of member: Int, into side: inout [Int], _ other: inout [Int]
  ) -> Bool {
    side.removeAll(keepingCapacity: true)
    other.removeAll(keepingCapacity: true)
    side.append(member)
    // On the other side the way leads up to the root, and from it down into all branches but one.
    var (highest, from) = (parent(of: member), member)
    other.append(highest)
    var next = 0
    while true {
      if next == side.count { return true }
      addChildren(of: side[next], but: -1, to: &side)
      if next == other.count {
        swap(&side, &other)
        return false
      }
      let found = other[next]
      next += 1
      if found == highest {
        addChildren(of: found, but: from, to: &other)
        (highest, from) = (parent(of: found), found)
        if highest >= 0 { other.append(highest) }
      } else {
        addChildren(of: found, but: -1, to: &other)
      }
    }
  }

  private func addChildren(of member: Int, but except: Int, to list: inout [Int]) {
    var child = Int(members[member].firstChild)
    while child >= 0 {
      if child != except { list.append(child) }
      child = Int(members[child].nextSibling)
    }
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
