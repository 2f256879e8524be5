import Testing
import Tracing

/// Traces that another program wrote, with no more than the format asks for, or with mistakes.
@Suite struct ForeignTraceTests {
  static let header = #"{"event":"trace","version":1,"source":"elsewhere"}"#

  @Test func `the documented fields are enough`() throws {
    let trace = try Trace(
      jsonLines: """
        {"event":"trace","version":1,"source":"elsewhere", "framework": "another"}

        {"event":"leaf","id":0,"label":"x","shape":[],"dtype":"float32","requires_grad":true,"value":{"shape":[],"data":[3]}}
        {"event":"node","id":1,"name":"PowBackward0","inputs":[{"id":0,"output":0}],"shape":[],"line":3,"value":{"shape":[],"data":[9.0]}}
        {"event":"weather","sunny":true}
        {"event":"backward","pass":1,"root":1}
        {"event":"backward_node","pass":1,"id":1,"name":"PowBackward0","grad_outputs":[{"shape":[],"data":[1.0]}],"grad_inputs":[{"shape":[],"data":[6.0]}]}
        {"event":"accumulate","pass":1,"id":0,"name":"AccumulateGrad","before":{"shape":[],"data":[1.5]},"after":{"shape":[],"data":[7.5]}}
        {"event":"end","pass":1}
        """)
    #expect(trace.source == "elsewhere")
    #expect(trace.cells.isEmpty)
    #expect(trace.events.count == 6)
    #expect(
      trace.events[4]
        == .accumulate(
          Accumulation(
            pass: 1, id: 0, before: .whole(shape: [], data: [1.5]),
            incoming: .whole(shape: [], data: [6]), after: .whole(shape: [], data: [7.5]))))
  }

  @Test func `a large tensor written whole is kept as statistics`() throws {
    let data = (1...100).map(String.init).joined(separator: ",")
    let trace = try Trace(
      jsonLines: Self.header + "\n"
        + #"{"event":"leaf","id":0,"shape":[100],"value":{"shape":[100],"data":[\#(data)]}}"#)
    guard case .leaf(let leaf) = trace.events[0] else {
      Issue.record("the leaf is missing")
      return
    }
    #expect(
      leaf.value
        == .statistics(
          shape: [100], min: 1, max: 100, mean: 50.5, norm: 338_350.0.squareRoot(), nan: 0))
  }

  @Test(arguments: [
    ("", "line 1: the file is empty, a trace begins with a header"),
    ("{\"event\":", "line 1, column 10: unexpected end of the text"),
    ("[1]", "line 1: expected an object"),
    ("{}", "line 1: \"event\" is missing"),
    (
      #"{"event":"end","pass":1}"#,
      #"line 1: a trace begins with {"event":"trace","version":1,...}"#
    ),
    (
      #"{"event":"trace","version":2}"#,
      "line 1: version 2 of the format; this program reads 1"
    ),
    (header + "\n\n{\"event\":\"end\"}", "line 3: \"pass\" is missing"),
    (
      header + "\n" + #"{"event":"scope","id":1,"parent":0,"name":"fc"}"#,
      "line 2: scope 0 is declared on no earlier line"
    ),
    (
      header + "\n" + #"{"event":"end","pass":"one"}"#, "line 2: \"pass\" should be an integer"
    ),
    (
      header + "\n" + #"{"event":"backward","pass":1,"root":7}"#,
      "line 2: id 7 is of no leaf or node on an earlier line"
    ),
    (
      header + "\n" + #"{"event":"leaf","id":0,"shape":[2],"value":{"shape":[2],"data":[1]}}"#,
      "line 2: \"data\" of \"value\" has 1 elements, its shape is [2]"
    ),
    (
      header + "\n" + #"{"event":"leaf","id":0,"shape":[],"value":{"shape":[],"data":[1]}}"# + "\n"
        + #"{"event":"leaf","id":0,"shape":[],"value":{"shape":[],"data":[1]}}"#,
      "line 3: id 0 is declared twice"
    ),
    (
      header + "\n"
        + #"{"event":"node","id":1,"name":"N","inputs":[{"id":0}],"shape":[],"value":null}"#,
      "line 2: id 0 is of no leaf or node on an earlier line"
    ),
  ])
  func `a mistake is found on its line`(text: String, message: String) {
    #expect(throws: FormatError.self) { try Trace(jsonLines: text) }
    do { _ = try Trace(jsonLines: text) } catch { #expect(error.description == message) }
  }
}
