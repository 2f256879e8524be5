import Testing

@testable import Autograd

/// Batch normalisation is a composition for the catalogue; its own node is checked here.
@Suite struct BatchNormalizationTests {
  private let weight = Tensor.sample([3], positive: true)
  private let bias = Tensor.sample([3])

  private func function(training: Bool) -> ([Tensor]) throws -> [Tensor] {
    let (mean, variance) = (Tensor.sample([3]), Tensor.sample([3], positive: true))
    return { inputs in
      try Operator.call(
        "batch_norm",
        [
          .tensor(inputs[0]), training ? .none : .tensor(mean),
          training ? .none : .tensor(variance), .tensor(inputs[1]), .tensor(inputs[2]),
          .bool(training),
        ])
    }
  }

  @Test(arguments: [true, false])
  func differencesAgree(_ training: Bool) throws {
    let inputs = try [Tensor.sample([4, 3, 2]), weight, bias].map { try $0.clone().requiresGrad() }
    let function = function(training: training)
    try gradcheck(inputs, function)
    try gradgradcheck(inputs, atol: 1e-4, function)
  }

  @Test func oneNode() throws {
    let input = try Tensor.sample([4, 3]).requiresGrad()
    let output = try function(training: true)([input, weight, bias])[0]
    #expect(output.gradFn?.name == "NativeBatchNormBackward0")
    let first = try grad(
      outputs: [output], inputs: [input], gradOutputs: [Tensor.sample([4, 3])], createGraph: true)
    #expect(first[0]?.gradFn?.name == "NativeBatchNormBackwardBackward0")
  }
}
