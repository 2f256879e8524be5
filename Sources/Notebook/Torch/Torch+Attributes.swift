import Autograd
import MiniPython

extension Torch {
  /// The attributes of tensors.
  func installAttributes() {
    func read(_ name: String, _ get: @escaping (Tensor) throws -> Value) {
      tensorType.property(name) { [unowned self] value in
        guard let tensor = self.tensor(value) else { return .none }
        return try self.raising { try get(tensor) }
      }
    }
    func readWrite(
      _ name: String, _ get: @escaping (Tensor) throws -> Value,
      set: @escaping (Tensor, Value) throws -> Void
    ) {
      tensorType.property(
        name,
        get: { [unowned self] value in
          guard let tensor = self.tensor(value) else { return .none }
          return try self.raising { try get(tensor) }
        },
        set: { [unowned self] value, new in
          guard let tensor = self.tensor(value) else { return }
          try self.raising { try set(tensor, new) }
        })
    }
    read("shape") { [unowned self] in size($0.shape) }
    read("dtype") { [unowned self] in value($0.dtype) }
    read("device") { [unowned self] _ in .object(device) }
    read("ndim") { .int($0.rank) }
    read("is_leaf") { .bool($0.isLeaf) }
    read("grad_fn") { [unowned self] in value($0.gradFn) }
    read("retains_grad") { .bool($0.retainsGrad) }
    read("output_nr") { .int($0.outputNumber) }
    read("_version") { .int(try $0.version()) }
    read("layout") { _ in Value("torch.strided") }
    read("is_cuda") { _ in .bool(false) }
    read("is_sparse") { _ in .bool(false) }
    read("itemsize") { .int($0.dtype.size) }
    read("nbytes") { .int($0.dtype.size * $0.count) }
    read("T") { [unowned self] tensor in
      if tensor.rank != 2 { warnAboutTranspose(of: tensor.rank) }
      let reversed = (0..<tensor.rank).reversed().map { Value.int($0) }
      return try apply("permute", [value(tensor), Value(tuple: reversed)])
    }
    read("real") { [unowned self] in value($0) }
    read("H") { [unowned self] tensor in
      guard tensor.rank == 2 || tensor.rank == 0 else {
        throw PythonError(
          .runtimeError,
          "tensor.H is only supported on matrices (2-D tensors). Got \(tensor.rank)-D tensor."
            + (tensor.rank > 2 ? " For batches of matrices, consider using tensor.mH" : ""))
      }
      return tensor.rank == 0
        ? value(tensor) : try apply("transpose", [value(tensor), .int(0), .int(1)])
    }
    read("mT") { [unowned self] in try apply("transpose", [value($0), .int(-2), .int(-1)]) }
    readWrite("grad") { [unowned self] in
      value($0.grad)
    } set: { [unowned self] tensor, new in
      if new.isNone { return try tensor.setGrad(nil) }
      guard let gradient = self.tensor(new) else {
        throw PythonError(
          .typeError,
          "assigned grad expected to be a Tensor or None but got grad of type \(new.typeName)")
      }
      try tensor.setGrad(gradient)
    }
    readWrite("requires_grad") {
      .bool($0.requiresGrad)
    } set: { [unowned self] tensor, new in
      guard case .bool(let flag) = new else {
        throw PythonError(.runtimeError, "requires_grad must be a bool")
      }
      if flag, !tensor.dtype.isFloatingPoint {
        throw PythonError(
          .runtimeError,
          "only Tensors of floating point and complex dtype can require gradients")
      }
      try setRequiresGrad(tensor, flag)
    }
    readWrite("data") { [unowned self] in
      value($0.data())
    } set: { [unowned self] tensor, new in
      guard let data = self.tensor(new) else {
        throw PythonError(
          .typeError, "Variable data has to be a tensor, but got \(new.typeName)")
      }
      try tensor.setData(data)
    }
  }

  /// The conversions to types of elements that there are not.
  var missingConversions: MissingMethods {
    let all = KnownNames.all["conversions"] ?? []
    return MissingMethods(
      of: "torch", all.filter { tensorType.lookup($0) == nil },
      hint: "there are tensors of \(DType.allCases.map(\.name).joined(separator: ", "))")
  }

  /// Changes the flag and tells whoever records.
  func setRequiresGrad(_ tensor: Tensor, _ flag: Bool) throws {
    let before = tensor.requiresGrad
    try tensor.requiresGrad(flag)
    if before != tensor.requiresGrad { flagChanged?(tensor, flag) }
  }

  private func warnAboutTranspose(of rank: Int) {
    warn(
      rank == 0
        ? "Tensor.T is deprecated on 0-D tensors. This function is the identity in these cases."
        : "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is "
          + "deprecated and it will throw an error in a future release. Consider `x.mT` to "
          + "transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to "
          + "reverse the dimensions of a tensor.", once: true)
  }
}
