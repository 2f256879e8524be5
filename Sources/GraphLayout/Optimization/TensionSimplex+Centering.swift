extension TensionSimplex {
  /// Centers members that two springs with a common end pull apart with equal forces: anywhere
  /// between costs the same, and the middle looks best. Subtrees too large for the
  /// effort stay where they are.
  mutating func center() {
    var effort = 30 * position.count
    let sizes = tree.sizes(from: 0)
    for child in position.indices {
      let leaving = tree.spring(above: child)
      guard leaving >= 0, sizes[child] <= effort, let push = springs[leaving].push else {
        continue
      }
      let spring = springs[leaving]
      let sum = spring.head == child ? tree.force(below: child) : -tree.force(below: child)
      let direction: Int
      if sum == -spring.pull {
        direction = 1
      } else if sum == push {
        direction = -1
      } else {
        continue
      }
      let side = stampedSubtree(child)
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
}
