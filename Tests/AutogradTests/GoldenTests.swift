import Foundation
import Testing

@testable import Autograd

/// PyTorch 2.13's values, first and second derivatives for every operator, evaluated through the
/// catalogue. The table's own "meta" explains its fields.
@Suite struct GoldenTests {
  /// Where the gradient is computed in other steps than PyTorch's, so that its own `grad_fn` has
  /// another name, and why.
  fileprivate static let otherSteps: [Int: String] = [
    830: "group_norm's derivative is one node, where PyTorch ends it with a view"
  ]

  @Test(arguments: GoldenCase.all)
  func agreesWithPyTorch(_ item: GoldenCase) throws {
    let problems = item.problems()
    #expect(problems.isEmpty, "\(problems.joined(separator: "; "))")
  }
}

struct GoldenCase: CustomTestStringConvertible, Sendable {
  let id: Int
  let expression: String
  let tag: String
  let inputs: [(shape: [Int], values: [Double])]
  let constants: [(name: String, dtype: String, shape: [Int], values: [Double])]
  let output: (shape: [Int], values: [Double])
  let upstream: (shape: [Int], values: [Double])
  let gradFn: String?
  let saved: [String]
  let secondRaises: Bool
  let grads: [[Double]?]
  let gradGradFns: [String?]?
  let second: [[Double]?]?
  let isSmooth: Bool

  var testDescription: String { "\(id): \(expression) \(tag)" }

  /// The table, and what `record_golden.py` adds to it.
  static let all: [GoldenCase] = ["ops", "further"].flatMap { name in
    let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Golden")!
    let table = try! JSONSerialization.jsonObject(with: Data(contentsOf: url)) as! [String: Any]
    return (table["cases"] as! [[String: Any]]).map { GoldenCase($0) }
  }

  private init(_ row: [String: Any]) {
    id = row["id"] as! Int
    expression = row["expr"] as! String
    tag = row["tag"] as? String ?? ""
    inputs = (row["inputs"] as! [Any]).map { Self.tensor($0)! }
    constants = (row["consts"] as! [String: [String: Any]]).sorted { $0.key < $1.key }
      .map { name, entry in
        let (shape, values) = Self.tensor(entry)!
        return (name, entry["dtype"] as! String, shape, values)
      }
    output = Self.tensor(row["output"]!)!
    upstream = Self.tensor(row["upstream"]!)!
    gradFn = row["grad_fn"] as? String
    saved = row["saved"] as? [String] ?? []
    secondRaises = row["second_backward_raises"] as? Bool ?? false
    grads = (row["grads"] as! [Any]).map { Self.tensor($0)?.values }
    gradGradFns = (row["grad_grad_fn"] as? [Any])?.map { $0 as? String }
    second = (row["second"] as? [Any])?.map { Self.tensor($0)?.values }
    isSmooth = row["smooth_at_inputs"] as? Bool ?? false
  }

  private static func tensor(_ entry: Any) -> (shape: [Int], values: [Double])? {
    guard let entry = entry as? [String: Any] else { return nil }
    func flatten(_ value: Any) -> [Double] {
      if let list = value as? [Any] { return list.flatMap(flatten) }
      if let text = value as? String {
        return [text == "nan" ? .nan : text == "inf" ? .infinity : -.infinity]
      }
      return [(value as! NSNumber).doubleValue]
    }
    return (entry["shape"] as! [Int], flatten(entry["values"]!))
  }

  /// Everything in which the engine differs from the table.
  func problems() -> [String] {
    var problems: [String] = []
    do {
      let leaves = inputs.map { Tensor($0.values, shape: $0.shape, requiresGrad: true) }
      var names: [String: PythonValue] = [:]
      for (name, leaf) in zip(["a", "b", "c"], leaves) { names[name] = .tensor(leaf) }
      for constant in constants {
        let dtype = DType.allCases.first { $0.name == constant.dtype }!
        names[constant.name] = .tensor(Tensor(constant.values, shape: constant.shape, dtype: dtype))
      }
      let parsed = try PythonParser.parse(expression)
      guard case .tensor(let y) = try parsed.value(names) else { return ["no tensor"] }
      if y.shape != output.shape { problems.append("shape \(y.shape), not \(output.shape)") }
      compare("value", try y.toArray(), output.values, &problems)
      if y.gradFn?.name != gradFn {
        problems.append("grad_fn \(y.gradFn?.name ?? "none"), not \(gradFn ?? "none")")
      }
      let u = Tensor(upstream.values, shape: upstream.shape)
      let first = try grad(
        outputs: [y], inputs: leaves, gradOutputs: [u], createGraph: true, allowUnused: true)
      for (index, (found, expected)) in zip(first, grads).enumerated() {
        compare("gradient \(index)", try found?.toArray(), expected, &problems)
      }
      for (index, expected) in (gradGradFns ?? []).enumerated() where index < first.count {
        let found = first[index]?.gradFn?.name
        if found != expected, GoldenTests.otherSteps[id] == nil {
          problems.append(
            "grad_fn of gradient \(index): \(found ?? "none"), not \(expected ?? "none")")
        }
      }
      guard let second else { return problems }
      let tracked = first.compactMap { $0 }.filter(\.requiresGrad)
      guard !tracked.isEmpty else { return problems + ["the gradients have no graph"] }
      let directions = tracked.map { gradient -> Tensor in
        let steps = (0..<gradient.count).map { Double((7 * $0 + 1) % 5) }
        return Tensor(steps.map { ($0 - 1.5) / 2 }, shape: gradient.shape)
      }
      let found = try grad(
        outputs: tracked, inputs: leaves, gradOutputs: directions, allowUnused: true)
      for (index, (found, expected)) in zip(found, second).enumerated() {
        compare("second \(index)", try found?.toArray(), expected, &problems)
      }
    } catch {
      problems.append("\(error)")
    }
    return problems
  }

  private func compare(
    _ what: String, _ found: [Double]?, _ expected: [Double]?, _ problems: inout [String]
  ) {
    guard let expected else {
      // PyTorch says "unused" where some engines know a gradient of zeros; the same to the caller.
      if let found, found.contains(where: { $0 != 0 }) {
        problems.append("\(what): \(found), not none")
      }
      return
    }
    let found = found ?? [Double](repeating: 0, count: expected.count)
    guard found.count == expected.count else {
      problems.append("\(what): \(found.count) elements, not \(expected.count)")
      return
    }
    for (a, b) in zip(found, expected) {
      if a.isNaN && b.isNaN || a == b { continue }
      if abs(a - b) <= 4e-6 * max(abs(b), 1e-2) + 1e-7 { continue }
      problems.append("\(what): \(found), not \(expected)")
      return
    }
  }
}
