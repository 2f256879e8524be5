import Testing

@testable import Notebook

/// Charts of matplotlib, drawn with characters.
@Suite struct ChartTests {
  @Test func aLineFalls() {
    var chart = Chart(title: "loss")
    chart.series = [
      Chart.Series(kind: .line, x: [0, 1, 2, 3], y: [8, 4, 2, 1], label: "training")
    ]
    #expect(
      chart.text == """
        loss
        training
        8 │⠑⢄
          │  ⠑⢄
          │   ⠈⠢⡀
          │     ⠈⠢⡀
          │       ⠈⠑⠢⣀
          │           ⠑⠢⢄⡀
        1 │              ⠈⠉⠑⠒⠤⠤⣀
          ╰─────────────────────
           0                   3
        """)
  }

  @Test func nothingToDraw() {
    #expect(Chart(title: "empty").text == "empty\n(empty chart)")
  }
}
