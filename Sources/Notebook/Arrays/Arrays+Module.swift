import Autograd
import MiniPython

extension Arrays {
  /// `_numpy`: what `numpy`'s functions, which are written in Python, stand on.
  func core() -> ModuleObject {
    let module = ModuleObject("_numpy")
    module["ndarray"] = .object(torch.arrayType)
    for dtype in DType.allCases {
      let type = type(of: dtype)
      module[dtype.name] = .object(type)
      type.convert = { [unowned self] arguments in
        guard let given = arguments[0] else { return .object(ArrayScalar(.int(0), dtype, torch)) }
        return try result(torch.value(torch.raising { try tensor(given).to(dtype) }))
      }
      type.attributes.insert("itemsize", .int(dtype.size))
      type.attributes.insert("name", Value(dtype.name))
      type.instanceCheck = { $0.object(ArrayScalar.self)?.dtype == dtype }
    }
    // The numbers of anything like an array, as a tensor.
    module.function(Signature("_tensor(x, dtype=None)")) { [unowned self] values in
      let tensor = try torch.raising { try self.tensor(values[0]) }
      return torch.value(try self.dtype(values[1]).map { try tensor.to($0) } ?? tensor)
    }
    // A tensor of floating-point numbers, whatever was given.
    module.function(Signature("_floating(x)")) { [unowned self] values in
      let tensor = try torch.raising { try self.tensor(values[0]) }
      return torch.value(tensor.dtype.isFloatingPoint ? tensor : try tensor.to(.float64))
    }
    module.function(Signature("_array(tensor)")) { [unowned self] in array($0[0]) }
    module.function(Signature("_result(tensor)")) { [unowned self] in result($0[0]) }
    module.function(Signature("_copy(tensor)")) { [unowned self] values in
      try torch.tensor(values[0]).map { torch.value(try torch.copied($0)) } ?? .none
    }
    // The torch.dtype for one of NumPy's, a name, or one of Python's types.
    module.function(Signature("_dtype(dtype)")) { [unowned self] values in
      try self.dtype(values[0]).map { torch.value($0) } ?? .none
    }
    module.function(Signature("_numpy_dtype(dtype)")) { [unowned self] values in
      try self.dtype(values[0]).map { .object(description(of: $0)) } ?? .none
    }
    // Two operands as tensors of the type that they have in common.
    module.function(Signature("_brought(x, y)")) { [unowned self] values in
      let (a, b) = try torch.raising {
        try brought(values[0], values[1]) ?? (tensor(values[0]), tensor(values[1]))
      }
      return Value(tuple: [torch.value(a), torch.value(b)])
    }
    // The sum over the first or the last dimension of a matrix of floating-point numbers.
    module.function(Signature("_sum_rows(matrix, first)")) { [unowned self] values in
      guard let matrix = torch.tensor(values[0]) else { return .none }
      let (rows, width) = (matrix.shape[0], matrix.shape[1])
      let isFirst = try values[1].truth()
      func summed<T: BinaryFloatingPoint>(_ numbers: [T]) -> [T] {
        isFirst
          ? PairwiseSum.columns(numbers, width: width) : PairwiseSum.rows(numbers, length: width)
      }
      let numbers = try matrix.toArray()
      let sums =
        matrix.dtype == .float64
        ? summed(numbers) : summed(numbers.map { Float($0) }).map { Double($0) }
      return torch.value(
        Tensor(sums, shape: [isFirst ? width : rows], dtype: matrix.dtype))
    }
    installPrinting(in: module)
    installRandom(in: module)
    return module
  }

  private func installPrinting(in module: ModuleObject) {
    let signature = Signature(
      "set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, "
        + "suppress=None, **others)")
    module.function(signature) { [unowned self] values in
      if let precision = values[0].integerIfSmall { printing.precision = precision }
      if let threshold = try values[1].floatIfNumber() {
        printing.threshold = Int(exactly: threshold) ?? .max
      }
      if let edge = values[2].integerIfSmall { printing.edgeItems = edge }
      if let width = try values[3].floatIfNumber() {
        printing.lineWidth = Int(exactly: width) ?? .max
      }
      if !values[4].isNone { printing.suppressesExponents = try values[4].truth() }
      return .none
    }
  }

  private func installRandom(in module: ModuleObject) {
    module.function(Signature("_legacy(seed)")) { [unowned self] values in
      let seed = try values[0].requireInteger()
      guard (0...0xffff_ffff).contains(seed) else {
        throw PythonError(.valueError, "Seed must be between 0 and 2**32 - 1")
      }
      return .object(RandomBits(ArrayRandom(seed: UInt32(seed)), torch))
    }
    module.function(Signature("_generator(words)")) { [unowned self] values in
      let words = try values[0].iterated().map {
        UInt32(truncatingIfNeeded: try $0.requireInteger())
      }
      return .object(RandomBits(PermutedCongruence(entropy: words), torch))
    }
  }
}
