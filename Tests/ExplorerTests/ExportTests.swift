import Drawing
import Testing
import Tracing

@testable import Explorer

/// The graph for other programs.
@Suite struct ExportTests {
  private func graph(_ trace: Trace, at position: Position = .end) -> GraphDescription {
    var model = Model(trace, size: Size(width: 100, height: 30))
    model.seek(to: position)
    return model.graph
  }

  @Test func dot() {
    #expect(
      graph(.severed).dot == """
        digraph {
          rankdir=TB
          node [shape=box, style="rounded,filled", fillcolor=white, fontname=monospace]
          edge [fontname=monospace]
          0 [label="x 2\\n∇ 4", style=filled, fillcolor=lightblue]
          1 [label="detach\\ncut 2", style="filled,dashed", fillcolor=lightgray]
          2 [label="PowBackward0\\ny 4\\n∇ 1"]
          3 [label="pow\\nfree 4", style="filled,dashed", fillcolor=lightgray]
          4 [label="mul\\nz 12", style="filled,dashed", fillcolor=lightgray]
          0 -> 1 [style=dashed, color=red]
          0 -> 2 [label="∇ 4"]
          1 -> 3 [style=dashed]
          2 -> 4 [style=dashed, color=red]
        }

        """)
  }

  @Test func mermaid() {
    #expect(
      graph(.square).mermaid == """
        flowchart TD
          n0[["x 3<br>∇ 6"]]
          n1("PowBackward0<br>y 9<br>∇ 1")
          n0 -->|"∇ 6"| n1

        """)
  }

  @Test func json() {
    #expect(
      graph(.square, at: .forwardEnd).json.text == """
        {"nodes":[{"id":0,"kind":"leaf","title":"","name":"x","shape":[],"value":"3",\
        "gradient":null,"line":2},{"id":1,"kind":"operator","title":"PowBackward0","name":"y",\
        "shape":[],"value":"9","gradient":null,"line":3}],"edges":[{"from":0,"to":1,"input":0,\
        "kind":"tracked","gradient":null}]}
        """)
  }

  @Test func picture() {
    var model = Model(.square, size: Size(width: 100, height: 30))
    model.seek(to: .end)
    #expect(
      model.graphCanvas.text() == """

               ╔═ x ═══╗
               ║ 3     ║
               ║ ∇ 6 █ ║
               ╚═══════╝
                   ▴
                   ┃
          ╭─ PowBackward0 ▫ ─╮
          │ y 9              │
          │ ∇ 1 ▇            │
          ╰──────────────────╯


        """)
  }
}
