import Testing
import Tracing

@testable import Explorer

/// Parameters that several folded calls share.
@Suite struct BundleTests {
  private func folded(_ trace: Trace, at paths: Set<String>) -> (Diagram, Recording) {
    let recording = Recording(trace)
    let whole = Diagram(chapter: recording.chapters[0], of: recording)
    let hierarchy = Hierarchy(whole, of: recording)
    return (whole.folded(at: paths, in: hierarchy, of: recording), recording)
  }

  @Test func theWeightsOfACellAreOneNodeWhileItsCallsAre() {
    let (diagram, recording) = folded(.cell, at: ["cell"])
    let drawn: [String?] = diagram.groups.map { $0?.name }
    #expect(drawn == [nil, "cell.*", "cell", "cell"])
    let weights = diagram.groups[1]
    #expect(weights?.call == nil)
    #expect(weights?.paths == ["cell"])
    let names = weights?.members.map { recording.tensors[$0].name(at: 0) }
    #expect(names == ["cell.weight", "cell.bias"])
    // Two edges to each call.
    #expect(diagram.outward[1].map { diagram.links[$0].parts.count } == [2, 2])
    let (open, _) = folded(.cell, at: [])
    #expect(open.groups.allSatisfy { $0 == nil })
  }

  @Test func whatAPlainOperatorUsesStaysAlone() {
    // The penalty uses the weight outside of every fold.
    let (diagram, _) = folded(.modules, at: ["net"])
    let bundles = diagram.groups.compactMap { $0 }.filter { $0.call == nil }
    #expect(bundles.isEmpty)
  }

  @Test(arguments: [
    (["cell.weight_ih", "cell.weight_hh"], "cell.*"), (["net.0.weight", "net.2.bias"], "net.*"),
    (["w", "b"], "*"), (["net.0.weight", "net.0.bias", "head.weight"], "*"),
    (["a.b.c", "a.b"], "a.*"),
  ])
  func theCommonPartOfNamesIsShown(names: [String], pattern: String) {
    #expect(Diagram.pattern(names) == pattern)
  }

  @Test func joinedValuesAreOneVector() {
    let small = TensorValue(joining: [
      .whole(shape: [2], data: [3, .nan]), .whole(shape: [], data: [4]),
    ])
    guard case .whole(let shape, let data) = small else {
      Issue.record("a few elements are kept")
      return
    }
    #expect(shape == [3])
    #expect(data.map(\.description) == ["3.0", "nan", "4.0"])
    let large = TensorValue(joining: [
      .statistics(shape: [10, 10], min: -1, max: 2, mean: 0.5, norm: 3, nan: 20),
      .whole(shape: [2], data: [-4, 0]),
    ])
    #expect(
      large == .statistics(shape: [102], min: -4, max: 2, mean: 36.0 / 82, norm: 5, nan: 20))
    #expect(TensorValue(joining: []) == nil)
  }
}
