import Tracing

extension Trace {
  private static let power = ["exponent * self^(exponent-1)"]

  /// `y = x ** 2` at 3.
  static let square: Trace = {
    var t = TraceBuilder("square.py")
    t.cell(
      .code, "x = torch.tensor(3.0, requires_grad=True)\ny = x ** 2\ny.backward()\nprint(x.grad)")
    t.add(.cell(index: 0))
    let x = t.leaf("x", 3, grad: true, line: "x = ")
    let y = t.square(of: x, 9, line: "y = ")
    t.backward(y, line: "y.backward")
    t.run(y, "PowBackward0", 1, [6], local: [6])
    t.accumulate(x, 6)
    t.end()
    t.output("tensor(6.)\n", line: "print")
    return t.trace
  }()

  /// The same in cells of a notebook, each with what it shows; the last one fails.
  static let notebook: Trace = {
    var t = TraceBuilder("square.ipynb")
    t.cell(.markdown, "# A square")
    for code in ["x = torch.tensor(3.0, requires_grad=True)\ny = x ** 2", "y", "y.backward()"] {
      t.cell(.code, code)
    }
    t.cell(.markdown, "What has it come to?")
    for code in ["x.grad", "# again\ny.backward() # fails"] { t.cell(.code, code) }
    t.add(.cell(index: 1))
    let x = t.leaf("x", 3, grad: true, line: "x = ")
    let y = t.square(of: x, 9, line: "y = ")
    t.add(.cell(index: 2))
    t.output("tensor(9., grad_fn=<PowBackward0>)", line: "y", stream: .result)
    t.add(.cell(index: 3))
    t.backward(y, line: "y.backward")
    t.run(y, "PowBackward0", 1, [6], local: [6])
    t.accumulate(x, 6)
    t.end()
    t.add(.cell(index: 5))
    t.output("tensor(6.)", line: "x.grad", stream: .result)
    t.add(.cell(index: 6))
    t.output(
      "RuntimeError: Trying to backward through the graph a second time", line: "y.backward() #",
      stream: .error)
    return t.trace
  }()

  /// `z = sin(x ** 2)` at 3.
  static let sine: Trace = {
    var t = TraceBuilder("sine.py")
    t.cell(
      .code,
      "x = torch.tensor(3.0, requires_grad=True)\ny = x ** 2\nz = torch.sin(y)\nz.backward()\nx.grad"
    )
    t.add(.cell(index: 0))
    let x = t.leaf("x", 3, grad: true, line: "x = ")
    let y = t.square(of: x, 9, line: "y = ")
    let z = t.node(
      "SinBackward0", [y], ["self"], 0.41211849451065063, derivatives: ["cos(self)"],
      saved: ["self"], line: "z = ", as: "z")
    t.backward(z, line: "z.backward")
    t.run(z, "SinBackward0", 1, [-0.9111302495002747], local: [-0.9111302495002747])
    t.run(y, "PowBackward0", -0.9111302495002747, [-5.466781497001648], local: [6])
    t.accumulate(x, -5.466781497001648)
    t.end()
    t.output("tensor(-5.4668)", line: "x.grad", stream: .result)
    return t.trace
  }()

  /// The mean of a vector's squares.
  static let vector: Trace = {
    var t = TraceBuilder("vector.py")
    t.cell(
      .code,
      "x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)\ny = (x ** 2).mean()\ny.backward()\nx.grad"
    )
    t.add(.cell(index: 0))
    let x = t.leaf("x", [1, 2, 3], grad: true, line: "x = ")
    let s = t.node(
      "PowBackward0", [x], ["self", "exponent=2"], [1, 4, 9], derivatives: power,
      saved: ["self"], line: "y = ")
    let y = t.node(
      "MeanBackward0", [s], ["self"], 4.666666507720947, derivatives: ["1 / n"], line: "y = ",
      as: "y")
    let third = 0.3333333432674408
    t.backward(y, line: "y.backward")
    t.run(y, "MeanBackward0", 1, [[third, third, third]])
    t.run(
      s, "PowBackward0", [third, third, third],
      [[0.6666666865348816, 1.3333333730697632, 2.0]], local: [[2, 4, 6]])
    t.accumulate(x, [0.6666666865348816, 1.3333333730697632, 2.0])
    t.end()
    t.output("tensor([0.6667, 1.3333, 2.0000])", line: "x.grad", stream: .result)
    return t.trace
  }()

  /// Two passes that add up to 6 + 6 = 12, and a clearing.
  static let accumulation: Trace = {
    var t = TraceBuilder("accumulation.py")
    t.cell(
      .code, "x = torch.tensor(3.0, requires_grad=True)\ny = x ** 2\ny.backward()\nprint(x.grad)")
    t.cell(.markdown, "The same again: `.grad` is **added to**.")
    t.cell(.code, "y = x ** 2  # again\ny.backward()  # again\nprint(x.grad)  # twelve")
    t.cell(.code, "x.grad.zero_()")
    t.add(.cell(index: 0))
    let x = t.leaf("x", 3, grad: true, line: "x = ")
    let y = t.square(of: x, 9, line: "y = ")
    t.backward(y, line: "y.backward")
    t.run(y, "PowBackward0", 1, [6], local: [6])
    t.accumulate(x, 6)
    t.end()
    t.output("tensor(6.)\n", line: "print(x.grad)")
    t.add(.cell(index: 2))
    let again = t.square(of: x, 9, line: "y = x ** 2  # again")
    t.backward(again, line: "y.backward()  # again")
    t.run(again, "PowBackward0", 1, [6], local: [6])
    t.accumulate(x, 6, before: 6, after: 12)
    t.end()
    t.output("tensor(12.)\n", line: "# twelve")
    t.add(.cell(index: 3))
    t.add(.gradient(id: x, value: 0, line: t.line("zero_")))
    t.output("tensor(0.)", line: "zero_", stream: .result)
    return t.trace
  }()

  /// A graph cut by `detach()` and by `no_grad`.
  static let severed: Trace = {
    var t = TraceBuilder("severed.py")
    t.cell(
      .code,
      """
      x = torch.tensor(2.0, requires_grad=True)
      cut = x.detach()
      y = x ** 2
      free = cut ** 2
      with torch.no_grad():
          z = y * 3
      y.backward()
      free.backward()
      """)
    t.add(.cell(index: 0))
    let x = t.leaf("x", 2, grad: true, line: "x = ")
    let cut = t.leaf("cut", 2, line: "cut = ", from: .init(op: "detach", inputs: [x]))
    let y = t.square(of: x, 4, line: "y = ")
    _ = t.leaf("free", 4, line: "free = ", from: .init(op: "pow", inputs: [cut]))
    _ = t.leaf("z", 12, line: "z = ", from: .init(op: "mul", inputs: [y]))
    t.backward(y, line: "y.backward")
    t.run(y, "PowBackward0", 1, [4], local: [4])
    t.accumulate(x, 4)
    t.end()
    t.output(
      "RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn",
      line: "free.backward", stream: .error)
    return t.trace
  }()

  /// One variable used three times, so that its gradient is a sum.
  static let fanOut: Trace = {
    var t = TraceBuilder("fan_out.py")
    t.cell(
      .code,
      "x = torch.tensor(2.0, requires_grad=True)\na = x * x\ny = a + x\ny.backward()")
    t.add(.cell(index: 0))
    let x = t.leaf("x", 2, grad: true, line: "x = ")
    let a = t.node(
      "MulBackward0", [x, x], ["self", "other"], 4, derivatives: ["other", "self"],
      saved: ["self", "other"], line: "a = ", as: "a")
    let y = t.node(
      "AddBackward0", [a, x], ["self", "other"], 6, derivatives: ["1", "1"], line: "y = ", as: "y")
    t.backward(y, line: "y.backward")
    t.run(y, "AddBackward0", 1, [1, 1], local: [1, 1])
    t.run(a, "MulBackward0", 1, [2, 2], local: [2, 2])
    t.accumulate(x, 5)
    t.end()
    return t.trace
  }()

  /// A parameter on its way down `w ** 2`, thirty passes of it.
  static let training: Trace = {
    var t = TraceBuilder("training.py")
    t.cell(
      .code,
      "w = torch.tensor(4.0, requires_grad=True)\nfor step in range(30):\n    y = w ** 2\n"
        + "    y.backward()\n    with torch.no_grad():\n        w -= 0.1 * w.grad\n"
        + "    w.grad = None")
    t.add(.cell(index: 0))
    let w = t.leaf("w", 4, grad: true, line: "w = ")
    var value = 4.0
    for _ in 0..<30 {
      let slope = TensorValue(floatLiteral: 2 * value)
      let y = t.square(of: w, TensorValue(floatLiteral: value * value), line: "y = ")
      t.backward(y, line: "y.backward")
      t.run(y, "PowBackward0", 1, [slope], local: [slope])
      t.accumulate(w, slope)
      t.end()
      value *= 0.8
      t.add(.update(id: w, value: TensorValue(floatLiteral: value), line: t.line("w -=")))
      t.add(.gradient(id: w, value: nil, line: t.line("w.grad = None")))
    }
    return t.trace
  }()

  /// Three hundred steps of `y = y * w`.
  static let chain: Trace = {
    var t = TraceBuilder("chain.py")
    t.cell(.code, "for step in range(300):\n    y = y * w")
    t.add(.cell(index: 0))
    let w = t.leaf("w", 1, grad: true)
    var y = t.leaf("y", 2)
    for _ in 0..<300 {
      y = t.node("MulBackward0", [y, w], ["self", "other"], 2, line: "y = y", as: "y")
    }
    return t.trace
  }()

  /// A linear layer on a batch: tensors too large to be written out, and a name used twice.
  static let layer: Trace = {
    var t = TraceBuilder("layer.py")
    t.cell(.code, "h = X @ W\nh = torch.tanh(h)\nloss = h.sum()\nloss.backward()")
    t.add(.cell(index: 0))
    func filled(_ value: Double, _ rows: Int, _ columns: Int) -> TensorValue {
      .whole(shape: [rows, columns], data: Array(repeating: value, count: rows * columns))
    }
    let x = t.leaf("X", filled(1, 8, 4))
    let w = t.leaf("W", filled(0.25, 4, 4), grad: true)
    let product = t.node(
      "MmBackward0", [x, w], ["self", "mat2"], filled(1, 8, 4),
      derivatives: ["grad @ mat2^T", "self^T @ grad"], saved: ["self"], line: "h = X", as: "h")
    let h = t.node(
      "TanhBackward0", [product], ["self"], filled(0.75, 8, 4), derivatives: ["1 - result^2"],
      saved: ["result"], line: "h = torch", as: "h")
    let loss = t.node(
      "SumBackward0", [h], ["self"], 24, derivatives: ["1"], line: "loss", as: "loss")
    t.backward(loss, line: "loss.backward")
    t.run(loss, "SumBackward0", 1, [filled(1, 8, 4)])
    t.run(h, "TanhBackward0", filled(1, 8, 4), [filled(0.4375, 8, 4)])
    t.run(product, "MmBackward0", filled(0.4375, 8, 4), [nil, filled(3.5, 4, 4)])
    t.accumulate(w, filled(3.5, 4, 4))
    t.end()
    return t.trace
  }()

  /// All traces of the tests, by name.
  /// A net of two layers, and a penalty on the weight of the first.
  static let modules: Trace = {
    var t = TraceBuilder("modules.py")
    t.cell(
      .code,
      "y = net(x)\nloss = y + penalty(net.fc1.weight)\nloss.backward()")
    t.add(.cell(index: 0))
    let w1 = t.leaf("net.fc1.weight", 2, grad: true, isParameter: true)
    let w2 = t.leaf("net.fc2.weight", 3, grad: true, isParameter: true)
    let b2 = t.leaf("net.fc2.bias", 1, grad: true, isParameter: true)
    let x = t.leaf("x", 0.5, line: "y = net")
    t.enter("net", "Net")
    t.enter("fc1", "Scale")
    let scaled = t.node(
      "MulBackward0", [x, w1], ["self", "other"], 1, derivatives: ["", "self"], saved: ["self"],
      line: "y = net")
    t.leave()
    t.enter("fc2", "Affine")
    let product = t.node(
      "MulBackward0", [scaled, w2], ["self", "other"], 3, derivatives: ["other", "self"],
      saved: ["self", "other"], line: "y = net")
    let y = t.node(
      "AddBackward0", [product, b2], ["self", "other"], 4, derivatives: ["1", "1"],
      line: "y = net", as: "y")
    t.leave()
    t.leave()
    t.enter("penalty")
    let square = t.node(
      "PowBackward0", [w1], ["self", "exponent=2"], 4,
      derivatives: ["exponent * self^(exponent-1)"], saved: ["self"], line: "loss =")
    let small = t.node(
      "MulBackward0", [square], ["self", "other=0.5"], 2, derivatives: ["other"], line: "loss =")
    t.leave()
    let loss = t.node(
      "AddBackward0", [y, small], ["self", "other"], 6, derivatives: ["1", "1"], line: "loss =",
      as: "loss")
    t.backward(loss, line: "loss.backward")
    t.run(loss, "AddBackward0", 1, [1, 1])
    t.run(small, "MulBackward0", 1, [0.5], local: [0.5])
    t.run(square, "PowBackward0", 0.5, [2], local: [4])
    t.run(y, "AddBackward0", 1, [1, 1])
    t.accumulate(b2, 1)
    t.run(product, "MulBackward0", 1, [3, 1], local: [3, 1])
    t.accumulate(w2, 1)
    t.run(scaled, "MulBackward0", 3, [nil, 1.5], local: [nil, 0.5])
    t.accumulate(w1, 3.5)
    t.end()
    return t.trace
  }()

  /// A cell that is called twice with the same two weights.
  static let cell: Trace = {
    var t = TraceBuilder("cell.py")
    t.cell(.code, "h = torch.tensor(1.0)\nfor step in range(2):\n    h = cell(h)\nh.backward()")
    t.add(.cell(index: 0))
    let start = t.leaf("h", 1, line: "h = torch")
    let w = t.leaf("cell.weight", 2, grad: true, isParameter: true)
    let b = t.leaf("cell.bias", 0.5, grad: true, isParameter: true)
    var h = start
    var made: [(product: NodeID, sum: NodeID)] = []
    for (product, sum) in [(2.0, 2.5), (5.0, 5.5)] {
      t.enter("cell", "Affine")
      let scaled = t.node(
        "MulBackward0", [w, h], ["self", "other"], TensorValue(floatLiteral: product),
        derivatives: ["other", "self"], saved: ["self", "other"], line: "h = cell")
      h = t.node(
        "AddBackward0", [scaled, b], ["self", "other"], TensorValue(floatLiteral: sum),
        derivatives: ["1", "1"], line: "h = cell", as: "h")
      t.leave()
      made.append((scaled, h))
    }
    t.backward(h, line: "h.backward")
    t.run(made[1].sum, "AddBackward0", 1, [1, 1])
    t.run(made[1].product, "MulBackward0", 1, [2.5, 2], local: [2.5, 2])
    t.run(made[0].sum, "AddBackward0", 2, [2, 2])
    t.accumulate(b, 3)
    t.run(made[0].product, "MulBackward0", 2, [2, nil], local: [1, nil])
    t.accumulate(w, 4.5)
    t.end()
    return t.trace
  }()

  /// A gradient that a hook makes ten times as large on its way.
  static let hooked: Trace = {
    var t = TraceBuilder("hooked.py")
    t.cell(.code, "y = x * 2\ny.register_hook(lambda g: g * 10)\nz = y ** 2\nz.backward()")
    t.add(.cell(index: 0))
    let x = t.leaf("x", 3, grad: true)
    let y = t.node(
      "MulBackward0", [x], ["self", "other=2"], 6, derivatives: ["other"], line: "y =", as: "y")
    let z = t.node(
      "PowBackward0", [y], ["self", "exponent=2"], 36,
      derivatives: ["exponent * self^(exponent-1)"], saved: ["self"], line: "z =", as: "z")
    t.backward(z, line: "z.backward")
    t.run(z, "PowBackward0", 1, [12], local: [12])
    t.run(y, "MulBackward0", 120, [240], local: [2])
    t.accumulate(x, 240)
    t.end()
    return t.trace
  }()

  static let all: [(name: String, trace: Trace)] = [
    ("neuron", neuron), ("square", square), ("sine", sine), ("vector", vector),
    ("accumulation", accumulation), ("severed", severed), ("fan-out", fanOut),
    ("training", training), ("layer", layer), ("modules", modules),
    ("hooked", hooked), ("cell", cell), ("notebook", notebook),
  ]
}

extension TraceBuilder {
  fileprivate mutating func square(of x: NodeID, _ value: TensorValue, line: String) -> NodeID {
    node(
      "PowBackward0", [x], ["self", "exponent=2"], value,
      derivatives: ["exponent * self^(exponent-1)"], saved: ["self"], line: line, as: "y")
  }
}
