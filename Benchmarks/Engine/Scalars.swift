import Autograd

/// `count` operations in a row: mul, add, sin, sigmoid.
func chain(_ x: Tensor, _ count: Int) throws -> Tensor {
  var y = x
  for _ in 0..<(count / 4) {
    y = try y * 1.01
    y = try y + 0.1
    y = try y.sin()
    y = try y.sigmoid()
  }
  return y
}

/// `count` operations whose inputs are chosen among the last hundred results, and the sum of all
/// results that nothing used. Returns the number of nodes too.
func network(_ leaves: [Tensor], _ count: Int) throws -> (loss: Tensor, nodes: Int) {
  var random = Congruential()
  var values = leaves
  var isUsed = [Bool](repeating: true, count: leaves.count)
  values.reserveCapacity(count + leaves.count)
  func pick() -> Int {
    let index = values.count - 1 - random.next(below: min(100, values.count))
    isUsed[index] = true
    return index
  }
  for _ in 0..<count {
    let kind = random.next(below: 4)
    let a = values[pick()]
    switch kind {
    case 0: values.append(try a * values[pick()])
    case 1: values.append(try a + values[pick()])
    case 2: values.append(try a.sin())
    default: values.append(try a.sigmoid())
    }
    isUsed.append(false)
  }
  var nodes = count
  var loss = values[values.count - 1]
  for index in 0..<(values.count - 1) where !isUsed[index] {
    loss = try loss + values[index]
    nodes += 1
  }
  return (loss, nodes)
}

func runChain(_ count: Int) throws {
  let x = Tensor(0.5, requiresGrad: true)
  try chain(x, count).backward()
}

func runNetwork(_ count: Int) throws -> Int {
  let leaves = (0..<10).map { Tensor(0.1 * Double($0 + 1), requiresGrad: true) }
  let (loss, nodes) = try network(leaves, count)
  try loss.backward()
  return nodes
}

/// Microseconds a node of a chain: building, sweeping and freeing.
func measureChain() throws {
  for (count, repeats, runs) in [(1_000, 100, 9), (100_000, 1, 7), (1_000_000, 1, 3)] {
    let seconds = try shortest(of: runs) { for _ in 0..<repeats { try runChain(count) } }
    report("chain \(count)", seconds / Double(count * repeats) * 1e6)
  }
}

/// Microseconds a node of a graph without order: building, sweeping and freeing.
func measureNetwork() throws {
  for (count, repeats, runs) in [(1_000, 100, 9), (100_000, 1, 9), (1_000_000, 1, 3)] {
    var nodes = 0
    let seconds = try shortest(of: runs) {
      for _ in 0..<repeats { nodes = try runNetwork(count) }
    }
    report("network \(count)", seconds / Double(nodes * repeats) * 1e6)
  }
}

/// Bytes a node while the graph is alive.
func measureMemory(_ shape: String) throws {
  _ = try runNetwork(1_000)
  let before = residentBytes()
  let leaves = (0..<10).map { Tensor(0.1 * Double($0 + 1), requiresGrad: true) }
  let root: Tensor
  let nodes: Int
  if shape == "chain" {
    (root, nodes) = (try chain(leaves[0], 1_000_000), 1_000_000)
  } else {
    (root, nodes) = try network(leaves, 1_000_000)
  }
  report("memory \(shape)", Double(residentBytes() - before) / Double(nodes))
  try root.backward()
}
