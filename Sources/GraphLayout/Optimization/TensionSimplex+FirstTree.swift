extension TensionSimplex {
  /// Joins the members by springs that have their length, moving groups that have none to others
  /// until one gets there; every move goes where it costs least.
  mutating func growTree() {
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

  /// Parents, children and forces of the tree, from member 0 down.
  private mutating func rootTree() {
    var order = [0]
    order.reserveCapacity(position.count)
    var next = 0
    while next < order.count {
      let member = order[next]
      next += 1
      for index in incidentStart[member]..<incidentStart[member + 1] {
        let spring = incident[index]
        guard inTree[spring], spring != tree.spring(above: member) else { continue }
        let other = springs[spring].tail == member ? springs[spring].head : springs[spring].tail
        tree.attach(other, to: member, by: spring)
        order.append(other)
      }
    }
    var net = [Int](repeating: 0, count: position.count)
    for (spring, ends) in springs.enumerated() where !inTree[spring] {
      net[ends.head] += force[spring]
      net[ends.tail] -= force[spring]
    }
    tree.setForces(net, from: 0)
  }
}
