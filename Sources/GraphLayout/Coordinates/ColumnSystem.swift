/// Some vertices that move, the springs between them, and those to vertices that stay.
struct ColumnSystem: ~Copyable {
  /// The column of every vertex before anything moves.
  private let axis: [Int]
  /// Which member of the system each vertex belongs to, or -1 when it does not move.
  private let member: [Int]
  private var springs: [TensionSimplex.Spring] = []
  /// What each member is called among the positions, or -1; only members that something holds take
  /// part. What does not move hangs on the ground, which comes after the members.
  private var number: [Int]
  /// The position of each that takes part.
  private var positions: [Int] = []
  /// The last spring that keeps each from its right neighbour.
  private var apart: [Int] = []

  init(axis: [Int], member: [Int], count: Int) {
    self.axis = axis
    self.member = member
    number = [Int](repeating: -1, count: count + 1)
    springs.reserveCapacity(3 * count)
    positions.reserveCapacity(count + 1)
    apart.reserveCapacity(count + 1)
  }

  /// Lets a segment pull upright.
  mutating func pull(_ upper: Int, _ lower: Int, _ force: Int) {
    if member[upper] == member[lower] { return }
    springs.append(
      TensionSimplex.Spring(
        tail: name(upper), head: name(lower), length: offset(upper) - offset(lower), pull: force,
        push: force))
  }

  /// Keeps a vertex from its right neighbour.
  mutating func keepApart(_ left: Int, _ right: Int, by distance: Int) {
    let (tail, head) = (name(left), name(right))
    let least = distance + offset(left) - offset(right)
    let last = apart[tail]
    if last >= 0 && springs[last].head == head {
      springs[last].length = max(springs[last].length, least)
    } else {
      apart[tail] = springs.count
      springs.append(
        TensionSimplex.Spring(tail: tail, head: head, length: least, pull: 0, push: nil))
    }
  }

  /// Lets two vertices keep their distance as long as nothing pulls them.
  mutating func hold(_ one: Int, _ other: Int) {
    if member[one] == member[other] { return }
    let (tail, head) = (name(one), name(other))
    springs.append(
      TensionSimplex.Spring(
        tail: tail, head: head, length: positions[head] - positions[tail], pull: 1, push: 1))
  }

  /// Lets the sides of the picture pull together.
  ///
  /// - Parameter rows: the first and the last vertex of each rank, all of which move, and what
  ///   stands out of them to the side.
  mutating func pullSidesTogether(
    _ force: Int, rows: [(first: Int, before: Int, last: Int, after: Int)]
  ) {
    let (left, right) = (positions.count, positions.count + 1)
    var (low, high) = (Int.max, Int.min)
    for row in rows {
      let (first, last) = (number[member[row.first]], number[member[row.last]])
      if first < 0 || last < 0 { continue }
      springs += [
        TensionSimplex.Spring(tail: left, head: first, length: row.before, pull: 0, push: nil),
        TensionSimplex.Spring(tail: last, head: right, length: row.after, pull: 0, push: nil),
      ]
      low = min(low, positions[first] - row.before)
      high = max(high, positions[last] + row.after)
    }
    if low > high { return }
    positions += [low, high]
    springs.append(
      TensionSimplex.Spring(tail: left, head: right, length: 0, pull: force, push: nil))
  }

  /// Moves the members until the springs balance, or until the work is used up, and gives the
  /// columns of some vertices. Ends the system, whose hold on the old columns would cost a copy.
  consuming func solve(for vertices: ArraySlice<Int>, work: Int) -> [Int] {
    let positions = TensionSimplex.solve(springs, from: positions, work: work)
    let ground = number[number.count - 1]
    let shift = ground < 0 ? 0 : positions[ground]
    return vertices.map { vertex in
      let own = member[vertex]
      return own < 0 || number[own] < 0 ? axis[vertex] : positions[number[own]] - shift
    }
  }

  private mutating func name(_ vertex: Int) -> Int {
    let own = member[vertex] < 0 ? number.count - 1 : member[vertex]
    if number[own] < 0 {
      number[own] = positions.count
      positions.append(member[vertex] < 0 ? 0 : axis[vertex])
      apart.append(-1)
    }
    return number[own]
  }

  /// How far a vertex stands from what it is called by: a member in its own column, or the ground.
  private func offset(_ vertex: Int) -> Int { member[vertex] < 0 ? axis[vertex] : 0 }
}
