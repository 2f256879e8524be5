import Testing

@testable import Autograd

@Suite struct CustomFunctionTests {
  struct Cube: CustomFunction {
    func forward(_ inputs: [Tensor], _ context: FunctionContext) throws -> [Tensor] {
      context.save([inputs[0]])
      return [try inputs[0].pow(3)]
    }
    func backward(_ gradients: [Tensor?], _ context: FunctionContext) throws -> [Tensor?] {
      [try gradients[0]! * 3 * context.savedTensors()[0]!.pow(2)]
    }
  }

  /// Keeps its own result.
  struct Exponential: CustomFunction {
    func forward(_ inputs: [Tensor], _ context: FunctionContext) throws -> [Tensor] {
      let result = try inputs[0].exp()
      context.save([result])
      return [result]
    }
    func backward(_ gradients: [Tensor?], _ context: FunctionContext) throws -> [Tensor?] {
      [try gradients[0]! * context.savedTensors()[0]!]
    }
  }

  /// What one test says about the two halves.
  struct Given: CustomFunction {
    var name = "Given"
    var configure: (FunctionContext) -> Void = { _ in }
    var forward: ([Tensor]) throws -> [Tensor]
    var backward: ([Tensor?]) throws -> [Tensor?]

    func forward(_ inputs: [Tensor], _ context: FunctionContext) throws -> [Tensor] {
      configure(context)
      return try forward(inputs)
    }
    func backward(_ gradients: [Tensor?], _ context: FunctionContext) throws -> [Tensor?] {
      try backward(gradients)
    }
  }

  @Test func firstAndSecondDerivative() throws {
    let x = Tensor(2, requiresGrad: true)
    let y = try Cube()(x)
    #expect("\(y)" == "tensor(8., grad_fn=<CubeBackward>)")
    let first = try grad(outputs: [y], inputs: [x], createGraph: true)[0]!
    #expect(try first.item() == .double(12))
    #expect(try grad(outputs: [first], inputs: [x])[0]!.item() == .double(12))
  }

  @Test func differencesAgree() throws {
    let x = try Tensor.sample([2, 3]).requiresGrad()
    try gradcheck([x]) { [try Cube()($0[0])] }
    try gradgradcheck([x]) { [try Cube()($0[0])] }
    try gradcheck([x]) { [try Exponential()($0[0])] }
    try gradgradcheck([x]) { [try Exponential()($0[0])] }
  }

  @Test func savedTensorsAreFreedAndGuarded() throws {
    let x = Tensor(2, requiresGrad: true)
    let y = try Cube()(x)
    try y.backward()
    #expect(throws: AutogradError.freed) { try y.backward() }

    let base = Tensor([1, 2], requiresGrad: true)
    let z = try Exponential()(base)
    try z.addInPlace(Tensor([1, 1]))
    let error = #expect(throws: AutogradError.self) { try z.sum().backward() }
    #expect(
      error!.message.contains(
        "[torch.FloatTensor [2]], which is output 0 of Exponential, is at version 1; expected version 0"
      ))
  }

  @Test func nothingInsideIsRecorded() throws {
    let x = Tensor(2, requiresGrad: true)
    let before = Engine.liveNodeCount
    let y = try Cube()(x)
    // The function's node and the leaf's.
    #expect(Engine.liveNodeCount == before + 2)
    #expect(y.gradFn!.nextFunctions.map { $0.node?.name } == ["AccumulateGrad"])
  }

  @Test func unusedOutputsGetZeros() throws {
    var seen: [Tensor?] = []
    let both = Given(
      forward: { [try $0[0] * 2, try $0[0] * 3] },
      backward: { gradients in
        seen = gradients
        return [try gradients[0]! * 2 + gradients[1]! * 3]
      })
    let x = Tensor([1, 2], requiresGrad: true)
    try both.apply([x])[1].sum().backward()
    #expect(try seen.map { try $0?.toArray() } == [[0, 0], [1, 1]])
    #expect(try x.grad!.toArray() == [3, 3])
  }

  @Test func onlyWantedGradientsAreAskedFor() throws {
    var needs: [Bool] = []
    let product = Given(
      configure: { needs = $0.needsInputGrad }, forward: { [try $0[0] * $0[1]] },
      backward: { [$0[0], nil] })
    let x = Tensor(2, requiresGrad: true)
    try product(x, Tensor(3)).backward()
    #expect(needs == [true, false])
  }

  @Test func aWrongNumberOfGradients() throws {
    let wrong = Given(name: "Wrong", forward: { $0 }, backward: { [$0[0], $0[0]] })
    let x = Tensor(2, requiresGrad: true)
    let y = try wrong(x)
    #expect(
      throws: AutogradError.runtime(
        "function WrongBackward returned an incorrect number of gradients (expected 1, got 2)")
    ) { try y.backward() }
  }

  @Test func aWrongShape() throws {
    let wrong = Given(
      name: "Wrong", forward: { [try $0[0] * 1] }, backward: { _ in [Tensor([1, 2, 3])] })
    let x = Tensor([1, 2], requiresGrad: true)
    let y = try wrong(x).sum()
    #expect(
      throws: AutogradError.runtime(
        "Function WrongBackward returned an invalid gradient at index 0 - got [3] but expected shape "
          + "compatible with [2]")
    ) { try y.backward() }
  }

  @Test func onceDifferentiable() throws {
    let square = Given(
      configure: {
        $0.isOnceDifferentiable = true
        $0.save([])
      }, forward: { [try $0[0].pow(2)] }, backward: { [try $0[0]! * 4] })
    let x = Tensor(2, requiresGrad: true)
    let y = try square(x) * x
    let first = try grad(outputs: [y], inputs: [x], createGraph: true)[0]!
    #expect(
      throws: AutogradError.runtime(
        "trying to differentiate twice a function that was marked with @once_differentiable")
    ) { try first.backward() }
  }

  @Test func changesItsInput() throws {
    let double = Given(
      forward: { inputs in [try inputs[0].addInPlace(inputs[0].clone())] },
      backward: { [try $0[0]! * 2] })
    var marked = double
    let x = Tensor([1, 2], requiresGrad: true)
    let y = try x * 1
    marked.configure = { $0.markDirty([y]) }
    let z = try marked(y)
    #expect(z === y)
    #expect(y.gradFn?.name == "GivenBackward")
    try y.sum().backward()
    #expect(try x.grad!.toArray() == [2, 2])
  }
}
