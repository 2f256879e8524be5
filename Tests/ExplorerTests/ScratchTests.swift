import Drawing
import Foundation
import Testing
import Tracing
@testable import Explorer
@Suite struct ScratchTests {
  @Test func pills() throws {
    for (w, h, at, zoom) in [
      (120, 36, Position.backward(5), Detail?.none), (150, 46, .backward(9), .pill),
      (120, 36, .backward(5), .card), (120, 36, .forward(7), nil), (100, 30, .end, nil),
      (80, 24, .end, nil), (80, 50, .backward(9), nil), (60, 20, .backward(6), .dot),
    ] {
      var model = Model(.neuron, size: Size(width: w, height: h))
      model.seek(to: at)
      model.zoom = zoom
      model.settle()
      let n = "s\(w)x\(h)-\(at)-\(zoom.map { "\($0)" } ?? "auto")"
      try draw(model).svg(title: n).write(
        toFile: "/tmp/svg/\(n).svg", atomically: true, encoding: .utf8)
      try draw(model).text().write(toFile: "/tmp/svg/\(n).txt", atomically: true, encoding: .utf8)
    }
  }
}
