import Tracing

extension Trace {
  /// A neuron with binary cross-entropy that is sure and wrong; numbers and order as PyTorch's.
  static let neuron: Trace = {
    var t = TraceBuilder("demos/neuron.py")
    t.cell(
      .markdown,
      "# A neuron and its loss\nOne weight, one bias, a sigmoid, and binary cross-entropy: the "
        + "smallest network there is.")
    t.cell(
      .code,
      """
      import torch

      x = torch.tensor(6.7)  # the input
      y = torch.tensor(0.0)  # the true class
      w = torch.tensor(1.0, requires_grad=True)
      b = torch.tensor(0.0, requires_grad=True)
      """)
    t.cell(.markdown, "The neuron is **sure** (`p` is nearly 1) and wrong (`y` is 0).")
    t.cell(
      .code,
      """
      z = w * x + b
      p = torch.sigmoid(z)
      c = torch.clamp(p, 1e-8, 1 - 1e-8)
      loss = -(y * torch.log(c) + (1 - y) * torch.log(1 - c))
      print(loss)
      """)
    t.cell(.code, "loss.backward()\nprint(w.grad)\nprint(b.grad)")

    t.add(.cell(index: 1))
    let x = t.leaf("x", 6.7, line: "x = ")
    let y = t.leaf("y", 0, line: "y = ")
    let w = t.leaf("w", 1, grad: true, line: "w = ")
    let b = t.leaf("b", 0, grad: true, line: "b = ")
    t.add(.cell(index: 3))
    let product = ["other", "self"]
    let wx = t.node(
      "MulBackward0", [w, x], ["self", "other"], 6.7, derivatives: product,
      saved: ["self", "other"], line: "z = ")
    let z = t.node(
      "AddBackward0", [wx, b], ["self", "other"], 6.7, derivatives: ["1", "1"], line: "z = ",
      as: "z")
    let p = t.node(
      "SigmoidBackward0", [z], ["self"], 0.998770534992218,
      derivatives: ["result * (1 - result)"], saved: ["result"], line: "p = ", as: "p")
    let c = t.node(
      "ClampBackward1", [p], ["self", "min=1e-08", "max=0.99999999"], 0.998770534992218,
      derivatives: ["min <= self <= max"], saved: ["self"], line: "c = ", as: "c")
    let left = t.node(
      "LogBackward0", [c], ["self"], -0.0012302214745432138, derivatives: ["1 / self"],
      saved: ["self"], line: "loss = ")
    let none = t.node(
      "MulBackward0", [y, left], ["self", "other"], -0.0, derivatives: product,
      saved: ["self", "other"], line: "loss = ")
    let not = t.leaf("", 1, line: "loss = ", from: .init(op: "rsub", inputs: [y]))
    let rest = t.node(
      "RsubBackward1", [c], ["self", "other=1"], 0.0012294650077819824, derivatives: ["-1"],
      line: "loss = ")
    let right = t.node(
      "LogBackward0", [rest], ["self"], -6.701176166534424, derivatives: ["1 / self"],
      saved: ["self"], line: "loss = ")
    let all = t.node(
      "MulBackward0", [not, right], ["self", "other"], -6.701176166534424, derivatives: product,
      saved: ["self", "other"], line: "loss = ")
    let sum = t.node(
      "AddBackward0", [none, all], ["self", "other"], -6.701176166534424,
      derivatives: ["1", "1"], line: "loss = ")
    let loss = t.node(
      "NegBackward0", [sum], ["self"], 6.701176166534424, derivatives: ["-1"], line: "loss = ",
      as: "loss")
    t.output("tensor(6.7012, grad_fn=<NegBackward0>)\n", line: "print(loss)")
    t.add(.cell(index: 4))
    t.backward(loss, line: "loss.backward()")
    t.run(loss, "NegBackward0", 1, [-1], local: [-1])
    t.run(sum, "AddBackward0", -1, [-1, -1], local: [1, 1])
    t.run(all, "MulBackward0", -1, [nil, -1], local: [nil, 1])
    t.run(right, "LogBackward0", -1, [-813.3618774414062], local: [813.3618774414062])
    t.run(rest, "RsubBackward1", -813.3618774414062, [813.3618774414062], local: [-1])
    t.run(none, "MulBackward0", -1, [nil, -0.0], local: [nil, 0])
    t.run(left, "LogBackward0", -0.0, [-0.0], local: [1.0012309551239014])
    t.run(c, "ClampBackward1", 813.3618774414062, [813.3618774414062], local: [1])
    t.run(
      p, "SigmoidBackward0", 813.3618774414062, [0.9987704753875732],
      local: [0.0012279534712433815])
    t.run(
      z, "AddBackward0", 0.9987704753875732, [0.9987704753875732, 0.9987704753875732],
      local: [1, 1])
    t.accumulate(b, 0.9987704753875732)
    t.run(wx, "MulBackward0", 0.9987704753875732, [6.6917619705200195, nil], local: [6.7, nil])
    t.accumulate(w, 6.6917619705200195)
    t.end()
    t.output("tensor(6.6918)\n", line: "print(w.grad)")
    t.output("tensor(0.9988)\n", line: "print(b.grad)")
    return t.trace
  }()
}
