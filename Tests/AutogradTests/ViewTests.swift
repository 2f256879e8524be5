import Testing

@testable import Autograd

/// Views and strides against a model that knows only a list of places: random chains of views must
/// show the elements that the model says, share memory, pass writes to the base and gradients back.
@Suite struct ViewTests {
  /// A view as the model has it: a shape, and for every element its place in the base.
  struct Model {
    var shape: [Int]
    var places: [Int]

    init(_ shape: [Int]) {
      self.shape = shape
      places = Array(0..<shape.reduce(1, *))
    }

    init(shape: [Int], place: ([Int]) -> Int) {
      self.shape = shape
      places = (0..<shape.reduce(1, *)).map { position in
        var (rest, index) = (position, [Int](repeating: 0, count: shape.count))
        for axis in shape.indices.reversed() {
          index[axis] = rest % shape[axis]
          rest /= shape[axis]
        }
        return place(index)
      }
    }

    func place(at index: [Int]) -> Int {
      places[zip(index, shape).reduce(0) { $0 * $1.1 + $1.0 }]
    }
  }

  /// Applies a random view to both.
  private func step(_ random: inout Random, _ tensor: Tensor, _ model: Model) throws -> (
    Tensor, Model
  ) {
    let shape = model.shape
    let axis = shape.isEmpty ? 0 : random.next(shape.count)
    func moved(_ shape: [Int], _ from: @escaping ([Int]) -> [Int]) -> Model {
      Model(shape: shape) { model.place(at: from($0)) }
    }
    switch random.next(9) {
    case 0 where !shape.isEmpty && shape[axis] > 0:
      let chosen = random.next(shape[axis])
      var rest = shape
      rest.remove(at: axis)
      return (
        try tensor.select(axis, chosen),
        moved(rest) { index in
          var index = index
          index.insert(chosen, at: axis)
          return index
        }
      )
    case 1 where !shape.isEmpty && shape[axis] > 1:
      let start = random.next(shape[axis])
      let end = start + 1 + random.next(shape[axis] - start)
      let stride = 1 + random.next(2)
      var rest = shape
      rest[axis] = (end - start + stride - 1) / stride
      return (
        try tensor.slice(axis, start, end, step: stride),
        moved(rest) { index in
          var index = index
          index[axis] = start + index[axis] * stride
          return index
        }
      )
    case 2 where shape.count > 1:
      let other = random.next(shape.count)
      var swapped = shape
      swapped.swapAt(axis, other)
      return (
        try tensor.transpose(axis, other),
        moved(swapped) { index in
          var index = index
          index.swapAt(axis, other)
          return index
        }
      )
    case 3 where shape.count > 1:
      let order = random.shuffled(shape.count)
      return (
        try tensor.permute(order),
        moved(order.map { shape[$0] }) { index in
          var original = index
          for (position, axis) in order.enumerated() { original[axis] = index[position] }
          return original
        }
      )
    case 4:
      var wider = shape
      wider.insert(1, at: axis)
      return (
        try tensor.unsqueeze(axis),
        moved(wider) { index in
          var index = index
          index.remove(at: axis)
          return index
        }
      )
    case 5 where !shape.isEmpty && shape[axis] == 1:
      var narrow = shape
      narrow.remove(at: axis)
      return (
        try tensor.squeeze(axis),
        moved(narrow) { index in
          var index = index
          index.insert(0, at: axis)
          return index
        }
      )
    case 6 where tensor.isContiguous:
      var flat = model
      flat.shape = [model.places.count]
      return (try tensor.view([-1]), flat)
    case 7 where shape.count == 2:
      let size = min(shape[0], shape[1])
      return (try tensor.diagonal(), moved([size]) { [$0[0], $0[0]] })
    default: return (tensor, model)
    }
  }

  @Test(arguments: 0..<60)
  func showsAndSharesWhatTheModelSays(_ seed: Int) throws {
    var random = Random(seed)
    let shape = (0..<(1 + random.next(3))).map { _ in 1 + random.next(4) }
    let count = shape.reduce(1, *)
    let base = try Tensor((0..<count).map { Double($0) }, shape: shape).requiresGrad()
    let copy = try base.clone()
    var (view, model) = (copy, Model(shape))
    for _ in 0..<(1 + random.next(6)) {
      (view, model) = try step(&random, view, model)
      #expect(view.shape == model.shape)
      #expect(try view.toArray() == model.places.map { Double($0) })
      #expect(view.sharesStorage(with: copy))
    }

    // The gradient arrives where the elements came from.
    let weights = model.places.indices.map { Double($0) + 1 }
    try (view * Tensor(weights, shape: model.shape)).sum().backward()
    var expected = [Double](repeating: 0, count: count)
    for (position, place) in model.places.enumerated() { expected[place] += weights[position] }
    #expect(try base.grad!.toArray() == expected)

    // A write reaches the base, and only there; its gradient stops where it wrote.
    try base.setGrad(nil)
    try view.fillInPlace(-1)
    var written = (0..<count).map { Double($0) }
    for place in model.places { written[place] = -1 }
    #expect(try copy.toArray() == written)
    try copy.sum().backward()
    #expect(try base.grad!.toArray() == written.map { $0 == -1 ? 0 : 1 })
  }

  @Test(arguments: 0..<40)
  func operatorsDoNotCareAboutStrides(_ seed: Int) throws {
    var random = Random(seed + 1000)
    let shape = [2 + random.next(3), 2 + random.next(3), 2 + random.next(3)]
    let values = (0..<shape.reduce(1, *)).map { _ in Double(random.next(1000)) / 250 - 2 }
    var view = Tensor(values, shape: shape)
    for _ in 0..<3 { (view, _) = try step(&random, view, Model(view.shape)) }
    let dense = Tensor(try view.toArray(), shape: view.shape)
    let other = Tensor(try view.toArray().map { $0 * 0.5 + 1 }, shape: view.shape)
    let operations: [(Tensor) throws -> Tensor] = [
      { try $0.exp() }, { try $0 + other }, { try other - $0 }, { try $0 * 2 }, { try $0.sum() },
      { try $0.lessThan(other) }, { try Tensor.where($0.lessThan(other), $0, other) },
      { try $0.reshape([-1]) }, { try $0.to(.float64) }, { try $0.clone() },
      { try Operator.call("softmax", [.tensor($0), -1])[0] },
      { try Operator.call("amax", [.tensor($0)])[0] },
      { try Operator.call("cumsum", [.tensor($0), 0])[0] },
      { try Operator.call("flip", [.tensor($0), [0]])[0] },
    ]
    for (index, operation) in operations.enumerated() where view.rank > 0 || index < 10 {
      let (found, expected) = (try operation(view), try operation(dense))
      #expect(found.shape == expected.shape, "operation \(index)")
      #expect(
        try zip(found.toArray(), expected.toArray()).allSatisfy {
          Swift.abs($0 - $1) <= 1e-6 * Swift.max(1, Swift.abs($1))
        }, "operation \(index)")
    }
  }

  @Test func expandedViewsRepeatAndSumUp() throws {
    let x = try Tensor([1, 2], shape: [2, 1]).requiresGrad()
    let wide = try x.expand([3, 2, 4])
    #expect(wide.strides == [0, 1, 0])
    #expect(
      try wide.toArray() == [
        1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1, 2, 2, 2, 2,
      ])
    try wide.sum().backward()
    #expect(try x.grad!.toArray() == [12, 12])
  }

  @Test func versionsAreShared() throws {
    let x = try Tensor([1, 2, 3], requiresGrad: true) * 1
    let (view, detached) = (try x.view([3, 1]), x.detach())
    try view.fillInPlace(0)
    #expect(try [x, view, detached].map { try $0.version() } == [1, 1, 1])
    #expect(x.gradFn?.name == "CopySlices")
    #expect(view.gradFn?.name == "AsStridedBackward0")
    try detached.zeroInPlace()
    #expect(try x.version() == 2)
    let copy = try x.clone()
    try copy.zeroInPlace()
    #expect(try x.version() == 2)
  }

  @Test func aViewTakenBeforeSeesALaterWrite() throws {
    let x = Tensor([1, 2, 3, 4], requiresGrad: true)
    let y = try x * 1
    let early = try y.slice(0, 0, 2)
    try y.addInPlace(Tensor([10, 10, 10, 10]))
    #expect(try early.toArray() == [11, 12])
    try early.sum().backward()
    #expect(try x.grad!.toArray() == [1, 1, 0, 0])
  }
}

/// Reproducible choices.
struct Random {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

  mutating func next(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % limit
  }

  mutating func shuffled(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in order.indices.reversed() { order.swapAt(index, next(index + 1)) }
    return order
  }
}
