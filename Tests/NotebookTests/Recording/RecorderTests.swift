import Notebook
import Testing
import Tracing

/// What is recorded, one line an event.
@Suite struct RecorderTests {
  private func recorded(_ text: String) -> [String] {
    run("import torch\n" + text, recording: true).trace.events.compactMap(\.short)
  }

  @Test func `a derivative`() {
    #expect(
      recorded(
        """
        x = torch.tensor(3.0, requires_grad=True)
        y = x ** 2
        y.backward()
        """) == [
          "cell 0", "leaf 0 x [3.0] tracked @2", "name 0 x @2",
          "node 1 PowBackward0(self=0, exponent=2) [9.0] exponent * self^(exponent-1) saves self @3",
          "name 1 y @3", "backward 1 of 1 @4", "step 1 [1.0] -> [6.0] local [6.0]", "freed 1",
          "accumulate 0 nil + [6.0] = [6.0]", "end 1",
        ])
  }

  @Test func `another variable does not hide the name of one that still means the tensor`() {
    let events = recorded(
      """
      x = torch.tensor(2.0, requires_grad=True)
      h = x
      h = torch.sin(h)
      x = None
      z = h
      h = None
      last = z
      """)
    #expect(
      events.filter { $0.hasPrefix("name") } == ["name 0 x @2", "name 1 h @4", "name 1 last @8"])
  }

  @Test func `operands are in order, numbers among them, constants are leaves`() {
    let events = recorded(
      """
      w = torch.tensor(2.0, requires_grad=True)
      z = 1 - w * torch.tensor(5.0)
      """)
    #expect(events[3] == "leaf 1  [5.0] @3")
    #expect(events[4].hasPrefix("node 2 MulBackward0(self=0, other=1) [10.0]"))
    #expect(events[5].hasPrefix("node 3 RsubBackward1("))
  }

  @Test func `the order of a pass is that of creation, latest first`() {
    let events = recorded(
      """
      x = torch.tensor(1.0, requires_grad=True)
      a = x * 2
      b = x * 3
      c = a + b
      d = a * c
      d.backward()
      """)
    #expect(
      events.filter { $0.hasPrefix("step") || $0.hasPrefix("accumulate") }.map {
        $0.split(separator: " ").prefix(2).joined(separator: " ")
      } == ["step 4", "step 3", "step 2", "step 1", "accumulate 0"])
  }

  @Test func `calls of modules and functions are scopes around what they apply`() {
    let events = recorded(
      """
      from torch import nn
      class Net(nn.Module):
          def __init__(self):
              super().__init__()
              self.layers = nn.ModuleList([nn.Linear(1, 1), nn.Tanh()])
          def forward(self, x):
              for layer in self.layers:
                  x = layer(x)
              return x
      def loss_of(y):
          return square(y).sum()
      square = lambda y: y * y
      net = Net()
      for step in range(2):
          loss = loss_of(net(torch.ones(1, 1)))
      """)
    let scopes = [
      "scope 0 net: Net @16", "scope 1 in 0 layers.0: Linear @9",
      "scope 2 in 0 layers.1: Tanh @9", "scope 3 loss_of @16",
      "scope 4 net: Net @16", "scope 5 in 4 layers.0: Linear @9",
      "scope 6 in 4 layers.1: Tanh @9", "scope 7 loss_of @16",
    ]
    #expect(events.filter { $0.hasPrefix("scope") } == scopes)
    #expect(events.firstIndex(of: scopes[3])! < events.firstIndex { $0.contains("MulBackward0") }!)
  }

  @Test func `operators that are parts of others are recorded with what they use`() {
    let events = recorded(
      """
      x = torch.ones(1, 1, 3, 3)
      w = torch.ones(1, 1, 2, 2, requires_grad=True)
      y = torch.nn.functional.conv2d(x, w).clone()
      """)
    #expect(
      events.contains { $0.hasPrefix("node 2 ConvolutionBackward0(input=0, weight=1, stride=") })
    #expect(events.contains { $0.hasPrefix("node 3 CloneBackward0(self=2) ") })
  }

  @Test func `names that a call lends do not hide others, and what is held has a name`() {
    let names = recorded(
      """
      def scale(x, w):
          return x * w
      class Net:
          def __init__(self):
              self.w = torch.tensor(2.0, requires_grad=True)
              self.rest = [torch.tensor(3.0, requires_grad=True)]
      def main():
          inp = torch.tensor(1.0, requires_grad=True)
          net = Net()
          h = scale(inp, net.w)
          y = scale(h, net.rest[0])
          scale(y, torch.tensor(4.0, requires_grad=True))
      main()
      """
    ).compactMap { event -> String? in
      let words = event.split(separator: " ")
      guard words[0] == "name" || words[0] == "leaf", !words[2].hasPrefix("[") else { return nil }
      return String(words[2])
    }
    // A leaf, then its name; a result has only a name.
    #expect(
      names == [
        "inp", "inp", "net.w", "net.w", "h", "net.rest[0]", "net.rest[0]", "y", "w", "w",
      ])
  }

  @Test func `parameters are called after their place in the module`() {
    let events = recorded(
      """
      net = torch.nn.Linear(2, 1)
      with torch.no_grad():
          net.weight.fill_(1.0)
      total = sum(p.numel() for p in net.parameters())
      for w in net.parameters():
          pass
      sizes = [x.shape for x in [net.weight * 2]]
      """)
    #expect(
      events.filter { $0.hasPrefix("name") } == [
        "name 0 net.weight @2", "name 1 net.bias @2", "name 2 x @8",
      ])
  }

  @Test func `a severed edge remembers its origin`() {
    let events = recorded(
      """
      x = torch.tensor(2.0, requires_grad=True)
      z = x.detach()
      with torch.no_grad():
          y = x ** 2 + 1
      """)
    #expect(events[3] == "leaf 1 z [2.0] from detach(0) @3")
    #expect(events[5] == "leaf 2 y [5.0] from add(0) @5")
  }

  @Test func `gradients and numbers changed by hand`() {
    let events = recorded(
      """
      x = torch.tensor(2.0, requires_grad=True)
      (x * x).backward()
      x.grad.zero_()
      x.grad = None
      with torch.no_grad():
          x -= 0.5
      x.data.add_(1)
      x.requires_grad_(False)
      """)
    let tail = events.drop { !$0.hasPrefix("end") }.dropFirst()
    #expect(
      tail.filter { !$0.hasPrefix("name") } == [
        "gradient 0 [0.0] @4", "gradient 0 nil @5", "update 0 [1.5] @7", "update 0 [2.5] @8",
        "flag 0 false @9",
      ])
  }

  @Test func `accumulation tells what was and what came`() {
    let events = recorded(
      """
      x = torch.tensor(2.0, requires_grad=True)
      for i in range(2):
          (x * x).backward()
      """)
    #expect(
      events.filter { $0.hasPrefix("accumulate") } == [
        "accumulate 0 nil + [4.0] = [4.0]", "accumulate 0 [4.0] + [4.0] = [8.0]",
      ])
  }

  @Test func `grad accumulates nothing, a failed pass says so`() {
    let events = recorded(
      """
      x = torch.tensor(2.0, requires_grad=True)
      torch.autograd.grad(x * 3, x)
      torch.tensor(1.0).backward()
      """)
    #expect(events.filter { $0.hasPrefix("accumulate") }.isEmpty)
    #expect(events.filter { $0.hasPrefix("end") } == ["end 1", "end 2 failed"])
    #expect(
      events.last
        == "error RuntimeError: element 0 of tensors does not require grad and does not have a "
        + "grad_fn @4")
  }

  @Test func `output lies between what happened`() {
    #expect(
      recorded("print(1)\nprint(2, end='')\nx = torch.ones(2)\nprint(x)") == [
        "cell 0", "stdout 1⏎ @2", "stdout 2 @3", "leaf 0 x [1.0, 1.0] @4", "name 0 x @4",
        "stdout tensor([1., 1.])⏎ @5",
      ])
  }

  @Test func `a traced program prints the same and its trace reads back`() throws {
    let trace = run(
      """
      import torch
      w = torch.randn(3, 3, requires_grad=True)
      for i in range(3):
          loss = (torch.ones(2, 3) @ w).relu().pow(2).mean()
          loss.backward()
          with torch.no_grad():
              w -= 0.1 * w.grad
              w.grad.zero_()
      """, recording: true
    ).trace
    #expect(try Trace(jsonLines: trace.jsonLines) == trace)
  }

  @Test func `a long run stays small, and every pass keeps its loss`() {
    let trace = run(
      """
      import torch
      w = torch.tensor(1.0, requires_grad=True)
      for i in range(4000):
          loss = (w - 3) ** 2
          loss.backward()
          with torch.no_grad():
              w -= 0.01 * w.grad
          w.grad = None
      """, recording: true
    ).trace
    #expect(trace.events.count < 40_000)
    let steps = trace.events.count { if case .backwardNode = $0 { true } else { false } }
    let passes = trace.events.count { if case .backward = $0 { true } else { false } }
    let losses = trace.events.count { if case .accumulate = $0 { true } else { false } }
    #expect(passes == 4000)
    #expect(losses == passes)
    #expect(steps < 6_000)
    // The passes 1, 2, 4, 8 and so on are as they happened, with the weight that they had.
    let whole = trace.events.compactMap { event -> Int? in
      if case .backwardNode(let step) = event, step.pass < 2048 { step.pass } else { nil }
    }
    #expect(Set(whole) == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024])
    let weights = trace.events.enumerated().compactMap { index, event -> Double? in
      guard case .backward(let start) = event, [1, 2, 4].contains(start.pass) else { return nil }
      return trace.events[..<index].reversed().lazy.compactMap {
        switch $0 {
        case .update(_, let value, _): value.scalar
        case .leaf(let leaf): leaf.value.scalar
        default: nil
        }
      }.first
    }
    #expect(weights.map { ($0 * 1e4).rounded() } == [10_000, 10_400, 11_176])
    #expect((try? Trace(jsonLines: trace.jsonLines)) == trace)
  }

  @Test func `a large graph stays whole`() {
    let trace = run(
      """
      import torch
      x = torch.tensor(1.0, requires_grad=True)
      y = x
      for i in range(10000):
          y = torch.sin(y)
      y.backward()
      """, recording: true
    ).trace
    let nodes = trace.events.count { if case .node = $0 { true } else { false } }
    let steps = trace.events.count { if case .backwardNode = $0 { true } else { false } }
    #expect(nodes == 10_000)
    #expect(steps == 10_000)
  }
}

extension Event {
  /// The event on one short line; nothing for the events that a test does not look at.
  var short: String? {
    func place(_ line: Int?) -> String { line.map { " @\($0)" } ?? "" }
    func numbers(_ value: TensorValue?) -> String {
      guard let value else { return "nil" }
      if case .whole(_, let data) = value { return "\(data)" }
      return "\(value.shape)"
    }
    switch self {
    case .cell(let index): return "cell \(index)"
    case .leaf(let leaf):
      let origin = leaf.origin.map { " from \($0.op)(\($0.inputs.map(String.init).joined()))" }
      return "leaf \(leaf.id) \(leaf.label) \(numbers(leaf.value))"
        + (leaf.requiresGrad ? " tracked" : "") + (origin ?? "") + place(leaf.line)
    case .node(let node):
      let operands = node.operands.map { operand in
        switch operand.value {
        case .input(let index): "\(operand.name)=\(node.inputs[index].id)"
        case .constant(let text): "\(operand.name)=\(text)"
        }
      }
      let saved = node.saved.isEmpty ? "" : " saves \(node.saved.joined(separator: ","))"
      return "node \(node.id) \(node.name)(\(operands.joined(separator: ", "))) "
        + "\(numbers(node.value)) \(node.derivatives.joined(separator: "; "))\(saved)"
        + place(node.line)
    case .scope(let scope):
      return "scope \(scope.id)\(scope.parent.map { " in \($0)" } ?? "") \(scope.name)"
        + (scope.type.isEmpty ? "" : ": \(scope.type)") + place(scope.line)
    case .name(let naming): return "name \(naming.id) \(naming.label)\(place(naming.line))"
    case .output(let output):
      return "\(output.stream) \(output.text.replacing("\n", with: "⏎"))\(place(output.line))"
    case .backward(let start):
      return "backward \(start.pass) of \(start.root)\(place(start.line))"
    case .backwardNode(let step):
      let local = step.local.isEmpty ? "" : " local \(step.local.map(numbers).joined())"
      return "step \(step.id) \(step.gradOutputs.map(numbers).joined()) -> "
        + "\(step.gradInputs.map(numbers).joined(separator: " "))\(local)"
    case .accumulate(let sum):
      return "accumulate \(sum.id) \(numbers(sum.before)) + \(numbers(sum.incoming)) = "
        + numbers(sum.after)
    case .freed(_, let id): return "freed \(id)"
    case .end(let pass, let failed): return "end \(pass)\(failed ? " failed" : "")"
    case .update(let id, let value, let line): return "update \(id) \(numbers(value))\(place(line))"
    case .gradient(let id, let value, let line):
      return "gradient \(id) \(numbers(value))\(place(line))"
    case .requiresGrad(let id, let flag, let line): return "flag \(id) \(flag)\(place(line))"
    }
  }
}
