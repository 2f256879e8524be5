import Testing

@testable import Autograd

@Suite struct ModeTests {
  @Test func noGradNestsWithEnableGrad() throws {
    let x = Tensor(2, requiresGrad: true)
    try Engine.withGradMode(false) {
      #expect(try !(x * 2).requiresGrad)
      let inside = try Engine.withGradMode(true) { try x * 2 }
      #expect(inside.requiresGrad)
      #expect(try !(x * 2).requiresGrad)
    }
    #expect(try (x * 2).requiresGrad)
  }

  @Test func theModeComesBackAfterAnError() throws {
    #expect(throws: AutogradError.self) {
      try Engine.withGradMode(false) { _ = try Tensor([1, 2]) + Tensor([1, 2, 3]) }
    }
    #expect(Engine.isGradEnabled)
  }

  @Test func inferenceTensorsStayApart() throws {
    let x = Tensor(2, requiresGrad: true)
    let y = try Engine.withInferenceMode { try x * 2 }
    #expect(y.isInference && !y.requiresGrad)
    #expect(
      throws: AutogradError.runtime(
        "Inference tensors cannot be saved for backward. Please do not use Tensors created in "
          + "inference mode in computation tracked by autograd. To work around this, you can make a "
          + "clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of "
          + "`torch.inference_mode()`.")
    ) { _ = try x * y }
    #expect(throws: AutogradError.self) { try y.addInPlace(Tensor(1)) }
    let copy = try y.clone()
    #expect(!copy.isInference)
    #expect(try (x * copy).requiresGrad)
  }

  @Test func aRootIsAsDeepAsItsThread() throws {
    let x = Tensor(2, requiresGrad: true)
    let y = try x.detach() * x
    #expect(y.gradFn!.nextFunctions.map { $0.node?.name } == [nil, "AccumulateGrad"])
  }

  @Test func detachSharesMemoryAndVersion() throws {
    let x = try Tensor([1, 2], requiresGrad: true) * 1
    let detached = x.detach()
    #expect(!detached.requiresGrad && detached.isLeaf && detached.sharesStorage(with: x))
  }

  @Test func anomalyModeNamesTheOperation() throws {
    var warnings: [String] = []
    Engine.warningHandler = { warnings.append($0.message) }
    defer { Engine.warningHandler = nil }
    final class Place: CustomStringConvertible {
      var description: String { "  line 7" }
    }
    Engine.siteProvider = { Place() }
    defer { Engine.siteProvider = nil }
    let x = Tensor(0, requiresGrad: true)
    #expect(
      throws: AutogradError.runtime(
        "Function 'MulBackward0' returned nan values in its 0th output.")
    ) {
      try Engine.withAnomalyDetection { try (x.sqrt() * x).backward(gradient: Tensor(.infinity)) }
    }
    #expect(
      warnings.contains {
        $0.hasPrefix("Error detected in MulBackward0. Traceback of forward call")
          && $0.contains("line 7")
      })
  }
}

@Suite struct HookTests {
  final class Log { var lines: [String] = [] }

  @Test func tensorHooksRunInOrderAndReplace() throws {
    let x = Tensor([1, 2], requiresGrad: true)
    let y = try x * 3
    let log = Log()
    try y.registerHook {
      try log.lines.append("first \($0.toArray())")
      return try $0 * 10
    }
    let second = try y.registerHook {
      try log.lines.append("second \($0.toArray())")
      return nil
    }
    try y.retainGrad()
    try y.sum().backward(retainGraph: true)
    #expect(log.lines == ["first [1.0, 1.0]", "second [10.0, 10.0]"])
    #expect(try y.grad!.toArray() == [10, 10])
    #expect(try x.grad!.toArray() == [30, 30])
    second.remove()
    second.remove()
    log.lines = []
    try y.sum().backward()
    #expect(log.lines == ["first [1.0, 1.0]"])
  }

  @Test func leafHooksSeeTheSumOfAllPaths() throws {
    let x = Tensor(2, requiresGrad: true)
    let log = Log()
    try x.registerHook {
      log.lines.append("\(try $0.item().double)")
      return nil
    }
    try x.registerPostAccumulateGradHook { log.lines.append("after \(try $0.grad!.item().double)") }
    try (x * x + x).backward()
    #expect(log.lines == ["5.0", "after 5.0"])
  }

  @Test func nodeHooksSeeAndReplaceTuples() throws {
    let x = Tensor(2, requiresGrad: true)
    let y = try x * 3
    let log = Log()
    y.gradFn!.registerPrehook { outputs in
      log.lines.append("before \(try outputs.map { try $0!.item().double })")
      return [Tensor(2)]
    }
    y.gradFn!.registerHook { inputs, outputs in
      log.lines.append(
        "after \(try inputs.map { try $0?.item().double ?? -1 }) \(try outputs[0]!.item().double)")
      return [Tensor(7), nil]
    }
    try y.backward()
    #expect(log.lines == ["before [1.0]", "after [6.0, -1.0] 2.0"])
    #expect(try x.grad!.item() == .double(7))
  }

  @Test func retainedGradientsSeeTheLaterValue() throws {
    let x = Tensor([1, 2], requiresGrad: true)
    let y = try x * 1
    try y.retainGrad()
    try y.addInPlace(Tensor([1, 1]))
    let z = try y * y
    try z.sum().backward()
    #expect(try y.grad!.toArray() == [4, 6])
  }
}

@Suite struct FunctionalTests {
  @Test func jacobianAndHessian() throws {
    let x = Tensor([1, 2])
    #expect(
      "\(try jacobian(at: x) { try $0.pow(2) })" == "tensor([[2., 0.],\n        [0., 4.]])")
    #expect(
      "\(try hessian(at: x) { try $0.pow(3).sum() })" == "tensor([[ 6.,  0.],\n        [ 0., 12.]])"
    )
    let both = try jacobian(at: [Tensor([1, 2]), Tensor(3)]) { try $0[0] * $0[1] }
    #expect(both.map(\.shape) == [[2, 2], [2]])
    #expect(try both[1].toArray() == [1, 2])
  }

  @Test func aConstantHasZeros() throws {
    #expect(try jacobian(at: Tensor([1, 2])) { _ in Tensor([5]) }.toArray() == [0, 0])
  }

  @Test func products() throws {
    let x = Tensor([1, 2])
    let (value, product) = try vectorJacobianProduct(at: x, Tensor([10, 1])) { try $0.pow(2) }
    #expect(try value.toArray() == [1, 4])
    #expect(try product.toArray() == [20, 4])
    let forward = try jacobianVectorProduct(at: x, Tensor([1, 3])) { try $0.pow(2) }
    #expect(try forward.product.toArray() == [2, 12])
  }

  @Test func higherOrdersOfAPolynomial() throws {
    let x = Tensor(2, requiresGrad: true)
    var y = try x.pow(5)
    var values: [Double] = []
    for _ in 0..<8 where y.requiresGrad {
      y = try grad(outputs: [y], inputs: [x], createGraph: true)[0]!
      values.append(try y.item().double)
    }
    #expect(values == [80, 160, 240, 240, 120, 0])
  }

  @Test func gradcheckFindsAWrongDerivative() throws {
    let wrong = CustomFunctionTests.Given(
      forward: { [try $0[0].pow(2)] }, backward: { [$0[0]] })
    let x = Tensor([1, 2], dtype: .float64, requiresGrad: true)
    let error = #expect(throws: AutogradError.self) { try gradcheck([x]) { [try wrong($0[0])] } }
    #expect(error?.kind == .gradcheckError)
    #expect(
      error!.message.hasPrefix(
        "Jacobian mismatch for output 0 with respect to input 0,\nnumerical:"))
  }
}
