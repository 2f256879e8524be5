import Autograd

/// Layers and losses, forward and backward: milliseconds.
func measureLayers() throws {
  let square = spread([1000, 1000], requiresGrad: true)
  let images = spread([64, 8, 26, 26], requiresGrad: true)
  let target = spread([1000, 1000])
  let labels = Tensor(integers: (0..<1000).map { $0 })
  let (weight, bias) = (
    spread([16, 8, 3, 3], requiresGrad: true, scale: 0.1), spread([16], requiresGrad: true)
  )
  func call(_ name: String, _ arguments: Argument...) throws -> Tensor {
    try Operator.call(name, arguments)[0]
  }
  var rows: [(String, Tensor, () throws -> Tensor)] = [
    ("softmax", square, { try call("softmax", .tensor(square), 1) }),
    ("log_softmax", square, { try call("log_softmax", .tensor(square), 1) }),
    ("cross_entropy", square, { try call("cross_entropy", .tensor(square), .tensor(labels)) }),
    ("mse_loss", square, { try call("mse_loss", .tensor(square), .tensor(target)) }),
    ("layer_norm", square, { try call("layer_norm", .tensor(square), [1000]) }),
    (
      "batch_norm 1d", square,
      {
        try call("batch_norm", .tensor(square), .none, .none, .none, .none, true)
      }
    ),
    (
      "batch_norm 2d", images,
      {
        try call("batch_norm", .tensor(images), .none, .none, .none, .none, true)
      }
    ),
    (
      "conv2d", images,
      {
        try call("conv2d", .tensor(images), .tensor(weight), .tensor(bias), 1, 1)
      }
    ),
    ("max_pool2d", images, { try call("max_pool2d", .tensor(images), 2) }),
    ("avg_pool2d", images, { try call("avg_pool2d", .tensor(images), 2) }),
  ]
  for name in ["elu", "selu", "leaky_relu", "softplus", "hardtanh", "logsigmoid", "gelu", "silu"] {
    rows.append((name, square, { try call(name, .tensor(square)) }))
  }
  for (name, input, operation) in rows {
    let seconds = try shortest(of: 7) {
      try input.setGrad(nil)
      try operation().sum().backward()
    }
    report("layer \(name)", seconds * 1e3)
  }
  try measureConvolutionalNetwork()
}

/// A training step without its update: 3x3 convolution of 28x28 images to 8 channels, relu, maxima
/// of 2x2, linear, batch 64.
private func measureConvolutionalNetwork() throws {
  let input = spread([64, 1, 28, 28])
  let target = Tensor(integers: (0..<64).map { $0 % 10 })
  let parameters = [
    spread([8, 1, 3, 3], requiresGrad: true, scale: 0.1), spread([8], requiresGrad: true),
    spread([10, 8 * 13 * 13], requiresGrad: true, scale: 0.03), spread([10], requiresGrad: true),
  ]
  func step() throws {
    for parameter in parameters { try parameter.setGrad(nil) }
    let channels = try Operator.call(
      "conv2d", [.tensor(input), .tensor(parameters[0]), .tensor(parameters[1])])[0]
    let pooled = try Operator.call("max_pool2d", [.tensor(channels.relu()), 2])[0]
    let output = try Operator.call(
      "linear",
      [.tensor(pooled.reshape([64, -1])), .tensor(parameters[2]), .tensor(parameters[3])])[0]
    try Operator.call("cross_entropy", [.tensor(output), .tensor(target)])[0].backward()
  }
  for _ in 0..<3 { try step() }
  let seconds = try shortest(of: 9) { for _ in 0..<5 { try step() } }
  report("layer convolutional network", seconds / 5 * 1e3)
}
