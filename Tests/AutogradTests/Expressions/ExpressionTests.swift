import Foundation
import Testing

@testable import Autograd

/// Random expressions of many shared parts, with views, broadcasting and operations in place, against
/// what PyTorch made of them: values, order of the nodes, first and second derivatives.
@Suite struct ExpressionTests {
  @Test func areThere() { #expect(RecordedExpression.all.count == 200) }

  @Test(arguments: RecordedExpression.all)
  func agreesWithPyTorch(_ recorded: RecordedExpression) throws {
    let before = Engine.liveNodeCount
    try recorded.check()
    #expect(Engine.liveNodeCount == before, "every node is freed")
  }
}

struct RecordedExpression: CustomTestStringConvertible, Sendable {
  let seed: Int
  let leaves: [(shape: [Int], values: [Double])]
  let steps: [[Part]]
  let loss: Double
  let order: [String]
  let gradients: [[Double]?]
  let second: [[Double]?]

  /// A part of a step, as JSON has it.
  enum Part: Sendable {
    case text(String)
    case number(Double)
    case list([Part])
    case tensor(Int)
  }

  var testDescription: String { "seed \(seed)" }

  static let all: [RecordedExpression] = {
    let url = Bundle.module.url(forResource: "expressions", withExtension: "json")!
    let rows = try! JSONSerialization.jsonObject(with: Data(contentsOf: url)) as! [[String: Any]]
    return rows.map { RecordedExpression($0) }
  }()

  private init(_ row: [String: Any]) {
    seed = row["seed"] as! Int
    leaves = (row["leaves"] as! [[String: Any]]).map {
      ($0["shape"] as! [Int], Self.numbers($0["values"]!)!)
    }
    steps = (row["steps"] as! [[Any]]).map { $0.map(Self.part) }
    loss = (row["loss"] as! NSNumber).doubleValue
    order = row["order"] as! [String]
    gradients = (row["gradients"] as! [Any]).map(Self.numbers)
    second = (row["second"] as! [Any]).map(Self.numbers)
  }

  private static func numbers(_ value: Any) -> [Double]? {
    (value as? [NSNumber])?.map(\.doubleValue)
  }

  private static func part(_ value: Any) -> Part {
    switch value {
    case let text as String: .text(text)
    case let list as [Any]: .list(list.map(part))
    case let reference as [String: Int]: .tensor(reference["t"]!)
    default: .number((value as! NSNumber).doubleValue)
    }
  }

  func check() throws {
    let variables = leaves.map {
      Tensor($0.values, shape: $0.shape, dtype: .float64, requiresGrad: true)
    }
    let last = try built(from: variables)
    let weights = (0..<last.count).map { (Double($0 % 7) - 2.5) / 4 }
    let sum = try (last * Tensor(weights, shape: last.shape, dtype: .float64)).sum()
    #expect(try isClose([sum.item().double], [loss]))

    let ran = Recorder()
    for node in nodes(of: sum.gradFn!) {
      node.registerHook { [name = node.name] _, _ in
        ran.names.append(name)
        return nil
      }
    }
    try sum.backward(retainGraph: true)
    #expect(ran.names == order)
    for (variable, expected) in zip(variables, gradients) {
      #expect(try isClose(variable.grad?.toArray(), expected))
    }

    let first = try grad(
      outputs: [sum], inputs: variables, createGraph: true, allowUnused: true)
    var squares = Tensor(0, dtype: .float64)
    for gradient in first { if let gradient { squares = try squares + gradient.pow(2).sum() } }
    guard squares.requiresGrad else {
      #expect(second.allSatisfy { $0 == nil })
      return
    }
    let found = try grad(outputs: [squares], inputs: variables, allowUnused: true)
    for (gradient, expected) in zip(found, second) {
      // What one engine calls unused may be zeros to the other.
      let found = try gradient?.toArray()
      #expect(
        isClose(found ?? expected?.map { _ in 0 }, expected)
          || expected == nil && found!.allSatisfy { $0 == 0 })
    }
  }

  private func built(from variables: [Tensor]) throws -> Tensor {
    var tensors = variables
    func argument(_ part: Part) -> Argument {
      switch part {
      case .tensor(let index): .tensor(tensors[index])
      case .number(let value):
        value == value.rounded() ? .int(Int(value)) : .double(value)
      case .list(let parts):
        if case .tensor = parts.first {
          .tensors(parts.compactMap { argument($0).tensor })
        } else {
          .ints(parts.compactMap { argument($0).int })
        }
      case .text(let text): .string(text)
      }
    }
    for step in steps {
      guard case .text(let name) = step[0] else { continue }
      let arguments = step.dropFirst().map(argument)
      if name.hasSuffix("_") {
        let (operation, bound) = try Operator.resolve(String(name.dropLast()), arguments)
        tensors.append(try operation.applyInPlace(bound))
      } else {
        tensors.append(try Operator.call(name, arguments)[0])
      }
    }
    return tensors.last!
  }

  private func nodes(of root: Node) -> [Node] {
    var found = [root]
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(root)]
    var index = 0
    while index < found.count {
      for (next, _) in found[index].nextFunctions {
        if let next, seen.insert(ObjectIdentifier(next)).inserted { found.append(next) }
      }
      index += 1
    }
    return found
  }

  private func isClose(_ found: [Double]?, _ expected: [Double]?) -> Bool {
    guard let found, let expected else { return found == nil && expected == nil }
    return found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-11 * max(1, abs($1)) }
  }

  private final class Recorder { var names: [String] = [] }
}
