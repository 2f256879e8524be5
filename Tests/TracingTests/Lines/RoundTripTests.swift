import Testing
import Tracing

@Suite struct RoundTripTests {
  /// Every kind of event, with and without its optional fields.
  static let trace = Trace(
    source: "lesson.py",
    cells: [
      Trace.Cell(kind: .markdown, text: "# A derivative\n", firstLine: 1),
      Trace.Cell(kind: .code, text: "y = x ** 2", firstLine: 4),
    ],
    events: [
      .cell(index: 1),
      .leaf(
        Leaf(
          id: 0, label: "x", shape: [], dtype: "float32", requiresGrad: true,
          value: .whole(shape: [], data: [3]), line: 3)),
      .leaf(
        Leaf(
          id: 1, label: "", shape: [2], dtype: "float64", requiresGrad: false,
          value: .whole(shape: [2], data: [.infinity, -.infinity]),
          origin: Leaf.Origin(op: "detach", inputs: [0]))),
      .node(
        Node(
          id: 2, name: "PowBackward0", inputs: [Node.Source(id: 0)],
          operands: [
            Node.Operand(name: "self", value: .input(0)),
            Node.Operand(name: "exponent", value: .constant("2")),
          ],
          shape: [], line: 4, value: .whole(shape: [], data: [9]),
          derivatives: ["exponent * self^(exponent-1)"], saved: ["self"])),
      .node(
        Node(
          id: 3, name: "MaxBackward0", inputs: [Node.Source(id: 2, output: 1)], shape: [100],
          dtype: "float64",
          value: .statistics(shape: [100], min: -1, max: 2.5, mean: 0.1, norm: 12, nan: 1))),
      .name(Naming(id: 2, label: "y", line: 4)),
      .output(Output(stream: .stdout, text: "a \"b\"\n", line: 5)),
      .output(Output(stream: .result, text: "tensor(9.)")),
      .backward(BackwardStart(pass: 1, root: 2, line: 6)),
      .backwardNode(
        BackwardStep(
          pass: 1, id: 2, name: "PowBackward0", gradOutputs: [.whole(shape: [], data: [1])],
          gradInputs: [.whole(shape: [], data: [6])], local: [.whole(shape: [], data: [6])])),
      .backwardNode(
        BackwardStep(pass: 1, id: 3, name: "MaxBackward0", gradOutputs: [nil], gradInputs: [nil])),
      .freed(pass: 1, id: 2),
      .accumulate(
        Accumulation(
          pass: 1, id: 0, before: nil, incoming: .whole(shape: [], data: [6]),
          after: .whole(shape: [], data: [6]))),
      .end(pass: 1, failed: false),
      .backward(BackwardStart(pass: 2, root: 2, roots: [2, 3], returnsGradients: true)),
      .end(pass: 2, failed: true),
      .update(id: 0, value: .whole(shape: [], data: [2.9]), line: 8),
      .gradient(id: 0, value: nil, line: 9),
      .gradient(id: 0, value: .whole(shape: [], data: [0]), line: nil),
      .requiresGrad(id: 0, flag: false, line: 10),
      .scope(Scope(id: 0, name: "net", type: "Net", line: 11)),
      .scope(Scope(id: 1, parent: 0, name: "penalty")),
      .leaf(
        Leaf(
          id: 4, label: "w", shape: [], dtype: "float32", requiresGrad: true,
          value: .whole(shape: [], data: [1]), isParameter: true, scope: 0)),
      .node(
        Node(
          id: 5, name: "ExpBackward0", inputs: [Node.Source(id: 4)], shape: [],
          value: .whole(shape: [], data: [2.75]), scope: 1)),
    ])

  @Test func `a trace reads back as it was`() throws {
    #expect(try Trace(jsonLines: Self.trace.jsonLines) == Self.trace)
  }

  @Test func `NaN survives as a word`() throws {
    let trace = Trace(
      source: "",
      events: [.update(id: 0, value: .whole(shape: [1], data: [.nan]), line: nil)])
    #expect(
      trace.jsonLines.split(separator: "\n")[1]
        == #"{"event":"update","id":0,"value":{"shape":[1],"data":["NaN"]}}"#)
    let leaf =
      #"{"event":"leaf","id":0,"shape":[1],"value":{"shape":[1],"data":["NaN"]}}"# + "\n"
    let header = #"{"event":"trace","version":1,"source":""}"# + "\n"
    guard case .leaf(let read) = try Trace(jsonLines: header + leaf).events[0] else {
      Issue.record("the leaf is missing")
      return
    }
    #expect(read.value.scalar?.isNaN == true)
  }

  @Test func `the lines are the documented ones`() {
    let text = Self.trace.jsonLines.split(separator: "\n").map(String.init)
    #expect(
      text[0]
        == #"{"event":"trace","version":1,"source":"lesson.py","cells":["#
        + ##"{"kind":"markdown","first_line":1,"text":"# A derivative\n"},"##
        + #"{"kind":"code","first_line":4,"text":"y = x ** 2"}]}"#)
    #expect(
      text[2]
        == #"{"event":"leaf","id":0,"label":"x","shape":[],"dtype":"float32","#
        + #""requires_grad":true,"value":{"shape":[],"data":[3.0]},"line":3}"#)
    #expect(
      text[4]
        == #"{"event":"node","id":2,"name":"PowBackward0","inputs":[{"id":0,"output":0}],"#
        + #""operands":[{"name":"self","input":0},{"name":"exponent","constant":"2"}],"#
        + #""shape":[],"dtype":"float32","value":{"shape":[],"data":[9.0]},"#
        + #""derivatives":["exponent * self^(exponent-1)"],"saved":["self"],"line":4}"#)
    #expect(text[9] == #"{"event":"backward","pass":1,"root":2,"line":6}"#)
    #expect(
      text[10]
        == #"{"event":"backward_node","pass":1,"id":2,"name":"PowBackward0","#
        + #""grad_outputs":[{"shape":[],"data":[1.0]}],"#
        + #""grad_inputs":[{"shape":[],"data":[6.0]}],"local":[{"shape":[],"data":[6.0]}]}"#)
    #expect(
      text[13]
        == #"{"event":"accumulate","pass":1,"id":0,"name":"AccumulateGrad","before":null,"#
        + #""incoming":{"shape":[],"data":[6.0]},"after":{"shape":[],"data":[6.0]}}"#)
    #expect(text[14] == #"{"event":"end","pass":1}"#)
    #expect(text[21] == #"{"event":"scope","id":0,"name":"net","type":"Net","line":11}"#)
    #expect(text[22] == #"{"event":"scope","id":1,"parent":0,"name":"penalty"}"#)
    #expect(text[24].hasSuffix(#""scope":1}"#))
  }
}
