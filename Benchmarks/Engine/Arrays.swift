import Autograd

/// Numbers spread over [-1.5, 1.5), the same as the peers have.
func spread(_ shape: [Int], requiresGrad: Bool = false, scale: Double = 1) -> Tensor {
  var random = Congruential()
  let count = shape.reduce(1, *)
  let values = (0..<count).map { _ in (Double(random.next(below: 3000)) / 1000 - 1.5) * scale }
  return Tensor(values, shape: shape, requiresGrad: requiresGrad)
}

/// Twenty operations on a million elements, forward and backward; milliseconds.
func measureElementwise() throws {
  let x = spread([1_000_000], requiresGrad: true)
  let seconds = try shortest(of: 9) {
    try x.setGrad(nil)
    var y = x
    for _ in 0..<5 {
      y = try y * 1.01
      y = try y + 0.1
      y = try y.sin()
      y = try y.sigmoid()
    }
    try y.sum().backward()
  }
  report("elementwise 20", seconds * 1e3)

  let plain = spread([1_000_000])
  let positive = try plain.abs() + 0.1
  let other = spread([1_000_000], scale: 0.5)
  let square = try plain.view([1000, 1000])
  let row = spread([1000])
  let mask = try plain.greaterThan(0)
  let operations: [(String, () throws -> Tensor)] = [
    ("add", { try plain + other }), ("mul", { try plain * other }), ("div", { try plain / other }),
    ("add row", { try square + row }),
    ("exp", { try plain.exp() }), ("log", { try positive.log() }),
    ("sin", { try plain.sin() }), ("cos", { try plain.cos() }), ("tanh", { try plain.tanh() }),
    ("sigmoid", { try plain.sigmoid() }), ("relu", { try plain.relu() }),
    ("sqrt", { try positive.sqrt() }), ("pow 2", { try plain.pow(2) }),
    ("pow 2.5", { try positive.pow(2.5) }),
    ("sum", { try plain.sum() }), ("sum dim 0", { try square.sum([0]) }),
    ("sum dim 1", { try square.sum([1]) }), ("mean", { try plain.mean() }),
    ("max", { try Operator.call("max", [.tensor(plain)])[0] }),
    ("max dim 1", { try Operator.call("max", [.tensor(square), 1])[0] }),
    ("softmax", { try Operator.call("softmax", [.tensor(square), 1])[0] }),
    ("clamp", { try plain.clamp(min: -0.5, max: 0.5) }),
    ("where", { try Tensor.where(mask, plain, other) }),
    ("transpose copy", { try Operator.call("contiguous", [.tensor(square.t())])[0] }),
  ]
  for (name, operation) in operations {
    let seconds = try shortest(of: 15) { _ = try operation() }
    report(name, seconds * 1e3)
  }
}

/// Products of square matrices; milliseconds.
func measureProducts() throws {
  for size in [512, 1024] {
    let (a, b) = (spread([size, size]), spread([size, size], scale: 0.5))
    let seconds = try shortest(of: 7) {
      _ = try Operator.call("mm", [.tensor(a), .tensor(b)])
    }
    report("matmul \(size)", seconds * 1e3)
  }
}

/// A training step of a multilayer perceptron, 784-256-10, batch 64; milliseconds.
func measurePerceptron() throws {
  let input = spread([64, 784])
  let target = Tensor(integers: (0..<64).map { $0 % 10 })
  let parameters = [
    spread([256, 784], requiresGrad: true, scale: 0.03),
    spread([256], requiresGrad: true, scale: 0.03),
    spread([10, 256], requiresGrad: true, scale: 0.05),
    spread([10], requiresGrad: true, scale: 0.05),
  ]
  func linear(_ x: Tensor, _ weight: Tensor, _ bias: Tensor) throws -> Tensor {
    try Operator.call("linear", [.tensor(x), .tensor(weight), .tensor(bias)])[0]
  }
  func step() throws {
    let hidden = try linear(input, parameters[0], parameters[1]).relu()
    let output = try linear(hidden, parameters[2], parameters[3])
    let loss = try Operator.call("cross_entropy", [.tensor(output), .tensor(target)])[0]
    for parameter in parameters { try parameter.setGrad(nil) }
    try loss.backward()
    try Engine.withGradMode(false) {
      for parameter in parameters { try parameter.addInPlace(parameter.grad!, alpha: -0.01) }
    }
  }
  for _ in 0..<10 { try step() }
  let seconds = try shortest(of: 9) { for _ in 0..<50 { try step() } }
  report("perceptron", seconds / 50 * 1e3)
}
