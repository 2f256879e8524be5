import Foundation
import Testing

@testable import Autograd

/// The texts of errors and warnings against those that PyTorch gave for the same mistake. The table has
/// the Python code under the same name; here is what a Swift program writes instead.
@Suite struct ErrorTests {
  @Test(arguments: mistakes.keys.sorted())
  func saysWhatPyTorchSays(_ name: String) throws {
    let expected = try #require(Recorded.all[name], "no case of that name")
    var warnings: [String] = []
    let before = Engine.warningHandler
    Engine.warningHandler = { warnings.append($0.message) }
    defer { Engine.warningHandler = before }
    var found: AutogradError?
    do {
      try Self.mistakes[name]!()
    } catch let error as AutogradError {
      found = error
    }
    #expect(found?.message == expected.message)
    if let kind = expected.kind { #expect(found?.kind.rawValue == kind) }
    for warning in expected.warnings {
      #expect(warnings.contains { warning.hasPrefix($0) || $0.hasPrefix(warning) }, "\(warning)")
    }
  }

  struct Recorded {
    let kind: String?
    let message: String?
    let warnings: [String]

    static let all: [String: Recorded] = {
      let url = Bundle.module.url(forResource: "errors", withExtension: "json")!
      let rows = try! JSONSerialization.jsonObject(with: Data(contentsOf: url)) as! [[String: Any]]
      return Dictionary(
        uniqueKeysWithValues: rows.map { row in
          let error = row["error"] as? [String]
          let warnings = (row["warnings"] as! [[String]]).map { $0[1] }
          return (
            row["id"] as! String,
            Recorded(kind: error?[0], message: error?[1], warnings: warnings)
          )
        })
    }()
  }

  private static func variable(_ values: Double...) -> Tensor { Tensor(values, requiresGrad: true) }
  private static func ones(_ shape: Int...) -> Tensor {
    Tensor([Double](repeating: 1, count: shape.reduce(1, *)), shape: shape)
  }
  private static func call(_ name: String, _ arguments: Argument...) throws -> Tensor {
    try Operator.call(name, arguments)[0]
  }
  private static func silently<T>(_ body: () throws -> T) rethrows -> T {
    try Engine.withGradMode(false, body)
  }

  nonisolated(unsafe) private static let mistakes: [String: () throws -> Void] = [
    "backward_no_grad": { try Tensor(2).pow(2).backward() },
    "backward_nonscalar": { try (variable(1, 1, 1) * 2).backward() },
    "backward_twice": {
      let y = try Tensor(2, requiresGrad: true).pow(2)
      try y.backward()
      try y.backward()
    },
    "backward_twice_nosaved_ok": {
      let y = try Tensor(2, requiresGrad: true) + 1
      try y.backward()
      try y.backward()
    },
    "backward_grad_len": {
      let x = variable(1, 1, 1)
      try backward([x * 2, x * 3], gradients: [ones(3)])
    },
    "backward_grad_int_tensor": {
      try (Tensor(1, requiresGrad: true) * 2).backward(gradient: Tensor(.int(1)))
    },
    "saved_access_after_free": {
      let y = try Tensor(2, requiresGrad: true).pow(2)
      try y.backward()
      _ = try y.gradFn!.savedTensor("self")
    },
    "grad_unused": {
      let x = Tensor(1, requiresGrad: true)
      _ = try grad(outputs: [x * 2], inputs: [x, Tensor(1, requiresGrad: true)])
    },
    "grad_materialize_conflict": {
      let x = Tensor(1, requiresGrad: true)
      _ = try grad(outputs: [x * 2], inputs: [x], allowUnused: false, materializeGrads: true)
    },
    "grad_input_norequire": {
      let x = Tensor(1, requiresGrad: true)
      _ = try grad(outputs: [x * 2], inputs: [Tensor(1)])
    },
    "grad_output_norequire": {
      let x = Tensor(1)
      _ = try grad(outputs: [x * 2], inputs: [x])
    },
    "grad_outputs_shape": {
      let x = variable(1, 1, 1)
      _ = try grad(outputs: [x * 2], inputs: [x], gradOutputs: [ones(4)])
    },
    "grad_inputs_empty": { _ = try grad(outputs: [variable(1).sum()], inputs: []) },
    "grad_create_then_unused": {
      let x = Tensor(3, requiresGrad: true)
      let first = try grad(outputs: [2 * x], inputs: [x], createGraph: true)[0]!
      _ = try grad(outputs: [first], inputs: [x])
    },
    "requires_grad__int": { try Tensor(integers: [1, 2, 3]).requiresGrad() },
    "requires_grad_arange_int": {
      _ = try Operator.call("arange", [4], ["requires_grad": true])
    },
    "requires_grad_ones_int": {
      _ = try Operator.call("ones", [3], ["dtype": .dtype(.int64), "requires_grad": true])
    },
    "requires_grad__nonleaf_false": { try (Tensor(1, requiresGrad: true) * 2).requiresGrad(false) },
    "nonleaf_grad_warn": {
      let y = try Tensor(3, requiresGrad: true).pow(2)
      try y.backward()
      _ = y.grad
    },
    "retain_grad_no_rg": { try Tensor(3).retainGrad() },
    "retain_grad_leaf_ok": {
      let x = Tensor(3, requiresGrad: true)
      try x.retainGrad()
      #expect(!x.retainsGrad)
    },
    "grad_assign_dtype": { try variable(1, 2).setGrad(Tensor([1, 2], dtype: .float64)) },
    "inplace_leaf": { try variable(1, 2).addInPlace(ones(2)) },
    "inplace_leaf_method": {
      try Operator.resolve("mul", [.tensor(variable(1, 2)), 2]).operation
        .applyInPlace([.tensor(variable(1, 2)), 2])
    },
    "inplace_leaf_copy": { try variable(1, 1).copyInPlace(.zeros([2])) },
    "inplace_nograd_ok": {
      let x = variable(1, 2)
      _ = try silently { try x.addInPlace(ones(2)) }
      #expect("\(x)" == "tensor([2., 3.], requires_grad=True)")
      #expect(try x.version() == 1)
    },
    "inplace_saved_exp": {
      let y = try variable(1, 2).exp()
      try y.addInPlace(ones(2))
      try y.sum().backward()
    },
    "inplace_saved_mul": {
      let a = try variable(1, 2) * 2
      let b = try a * a
      try a.addInPlace(ones(2))
      try b.sum().backward()
    },
    "inplace_saved_pow": {
      let a = try variable(1, 2) * 1
      let b = try a.pow(2)
      try call("select", .tensor(a), 0, 0).fillInPlace(0)
      try b.sum().backward()
    },
    "inplace_saved_scalar": {
      let a = try Tensor(2, requiresGrad: true) * 1
      let b = try a.pow(2)
      try a.addInPlace(Tensor(1))
      try b.backward()
    },
    "inplace_saved_mm": {
      let a = try ones(2, 2).requiresGrad()
      let b = ones(2, 2)
      let c = try a.mm(b)
      try b.addInPlace(ones(2, 2))
      try c.sum().backward()
    },
    "inplace_result_broadcast": { try ones(2).addInPlace(ones(3, 2)) },
    "inplace_dtype": { try Tensor(integers: [1, 2]).addInPlace(Tensor(0.5)) },
    "inplace_expand": { try ones(1).expand([3]).addInPlace(Tensor(1)) },
    "inplace_detach_shares": {
      let y = try variable(1, 2).exp()
      try y.detach().zeroInPlace()
      try y.sum().backward()
    },
    "unbind_inplace": {
      let y = try ones(2, 2).requiresGrad() * 1
      try call("unbind", .tensor(y), 0).addInPlace(ones(2))
    },
    "split_inplace": {
      let y = try ones(4).requiresGrad() * 1
      try call("split", .tensor(y), 2).addInPlace(ones(2))
    },
    "inference_backward": {
      let x = Tensor(1, requiresGrad: true)
      try Engine.withInferenceMode { try x * 2 }.backward()
    },
    "inference_rg": { try Engine.withInferenceMode { ones(2) }.requiresGrad() },
    "inference_version": { _ = try Engine.withInferenceMode { ones(2) }.version() },
    "hook_norg": { try Tensor(1).registerHook { $0 } },
    "hook_badshape": {
      let x = variable(1, 1)
      try x.registerHook(named: "<lambda>") { _ in ones(3) }
      try (x * 2).sum().backward()
    },
    "post_hook_nonleaf": { try (variable(1, 1) * 2).registerPostAccumulateGradHook { _ in } },
    "anomaly_nan": {
      try Engine.withAnomalyDetection { try Tensor(-1, requiresGrad: true).sqrt().backward() }
    },
    "anomaly_nan_check_off": {
      try Engine.withAnomalyDetection(checksNaN: false) {
        try Tensor(-1, requiresGrad: true).sqrt().backward()
      }
    },
    "gradcheck_float32": { try gradcheck([variable(1, 2)]) { [try $0[0].pow(2).sum()] } },
    "gradcheck_float64": {
      try gradcheck([Tensor([1, 2], dtype: .float64, requiresGrad: true)]) {
        [try $0[0].pow(2).sum()]
      }
    },
    "gradcheck_norg": { try gradcheck([Tensor([1, 2], dtype: .float64)]) { [try $0[0].sum()] } },
    "add_shape": { _ = try ones(3) + ones(4) },
    "mm_shape": { _ = try ones(2, 3).mm(ones(2, 3)) },
    "matmul_shape": { _ = try ones(2, 3).matmul(ones(2, 3)) },
    "matmul_scalar": { _ = try Tensor(2).matmul(ones(3)) },
    "matmul_1d1d": { _ = try ones(2).matmul(ones(3)) },
    "mm_1d": { _ = try ones(3).mm(ones(3, 2)) },
    "view_size": { _ = try ones(6).view([4]) },
    "view_noncontig": { _ = try ones(2, 3).t().view([6]) },
    "reshape_size": { _ = try ones(6).reshape([4, 2]) },
    "t_3d": { _ = try ones(1, 2, 3).t() },
    "index_tensor_oob": {
      _ = try call("index", .tensor(ones(3)), .tensors([Tensor(integers: [4])]))
    },
    "dim_oob2": { _ = try ones(2, 3).mean([2]) },
    "cat_shape": { _ = try Tensor.cat([ones(2, 3), ones(2, 2)]) },
    "cat_0dim": { _ = try Tensor.cat([Tensor(1), Tensor(2)]) },
    "stack_shape": { _ = try Tensor.stack([ones(2), ones(3)]) },
    "stack_empty": { _ = try Tensor.stack([]) },
    "mean_int": { _ = try Tensor(integers: [1, 2]).mean() },
    "expand_size": { _ = try ones(3).expand([4]) },
    "squeeze_dim": { _ = try ones(2).squeeze(3) },
    "permute_ndim": { _ = try ones(2, 3).permute([0]) },
    "sin_float": { _ = try call("sin", 1.0) },
    "exp_float": { _ = try call("exp", 2) },
    "mse_shape_warn": { _ = try call("mse_loss", .tensor(ones(3, 1)), .tensor(.zeros([3]))) },
    "bce_range": {
      _ = try call("binary_cross_entropy", .tensor(Tensor([1.5])), .tensor(Tensor([1])))
    },
    "ce_target_float1d": {
      _ = try call("cross_entropy", .tensor(ones(2, 3)), .tensor(Tensor([0, 1])))
    },
    "ce_target_oob": {
      _ = try call("cross_entropy", .tensor(ones(2, 3)), .tensor(Tensor(integers: [0, 5])))
    },
    "ce_batch": {
      _ = try call("cross_entropy", .tensor(ones(2, 3)), .tensor(Tensor(integers: [0, 1, 2])))
    },
    "nll_dtype": { _ = try call("nll_loss", .tensor(ones(2, 3)), .tensor(Tensor([0, 1]))) },
    "torch_softmax_nodim": { _ = try Operator.call("softmax", in: .torch, [.tensor(ones(2))]) },
    "var_dof_warn": { _ = try call("var", .tensor(Tensor([1]))) },
    "std_warn": { _ = try call("std", .tensor(variable(1))) },
    "norm_int": { _ = try call("norm", .tensor(Tensor(integers: [3, 4]))) },
    "floordiv_grad": {
      try call("floor_divide", .tensor(variable(7.3, 3.7)), 2).sum().backward()
    },
    "clamp_none": { _ = try ones(2).clamp() },
    "double_mm": { _ = try Tensor.ones([2, 2], .float64).matmul(ones(2, 2)) },
    "linear_shape1d": {
      _ = try call("linear", .tensor(ones(5)), .tensor(ones(2, 3)), .tensor(ones(2)))
    },
  ]
}
