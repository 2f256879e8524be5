import Testing

@testable import Autograd

/// Memory that cannot be had is an error with PyTorch's text.
@Suite struct AllocationTests {
  private static let refused =
    "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
    + "you tried to allocate 4611686018427387904 bytes. Error code 12 (Cannot allocate memory)"

  private let one = Tensor([0])

  @Test func copyOfAnExpandedTensor() {
    #expect(throws: AutogradError(.runtimeError, Self.refused)) {
      let expanded = try Operator.call("expand", in: .method, [.tensor(one), .ints([1 << 60])])[0]
      _ = try Operator.call("contiguous", in: .method, [.tensor(expanded)])
    }
  }

  @Test func repetition() {
    #expect(throws: AutogradError(.runtimeError, Self.refused)) {
      _ = try Operator.call("repeat", in: .method, [.tensor(one), .ints([1 << 60])])
    }
    #expect(
      throws: AutogradError(
        .runtimeError,
        "Storage size calculation overflowed with sizes=[1099511627776, 1099511627776]")
    ) {
      _ = try Operator.call("repeat", in: .method, [.tensor(one), .ints([1 << 40, 1 << 40])])
    }
  }

  @Test func joining() {
    #expect(throws: AutogradError(.runtimeError, Self.refused)) {
      let half = try Operator.call("expand", in: .method, [.tensor(one), .ints([1 << 59])])[0]
      _ = try Operator.call("cat", [.tensors([half, half])])
    }
  }

  /// Every operator of the catalogue with every tensor it takes repeated 2^60 times: an error, or a
  /// view, but no end of the program.
  @Test func everyOperator() {
    for operation in Operator.all {
      for arguments in Self.enormous(operation) {
        do {
          let results = try operation.apply(arguments)
          #expect(
            results.allSatisfy { $0.isView || $0.count < 1 << 40 }, "\(operation) gave a result")
        } catch {
          #expect(error is AutogradError, "\(operation)")
        }
      }
    }
  }

  /// The samples that derivatives are checked with, the tensors in them with one element repeated
  /// without end: along the first dimension, along the last, and along all but the last.
  private static func enormous(_ operation: Operator) -> [[Argument]] {
    var result: [[Argument]] = []
    for sample in operation.samples?() ?? Sample.fitting(operation) {
      for shape in [repeatedFirst, repeatedLast, repeatedBeforeLast] {
        result.append(sample.map { enlarged($0) { repeated($0, to: shape($0.shape)) } })
      }
    }
    return result
  }

  private static func repeatedFirst(_ shape: [Int]) -> [Int] {
    [1 << 60] + shape.dropFirst().map { _ in 1 }
  }

  private static func repeatedLast(_ shape: [Int]) -> [Int] {
    shape.dropLast().map { _ in 1 } + [1 << 60]
  }

  private static func repeatedBeforeLast(_ shape: [Int]) -> [Int] {
    [1 << 56] + shape.dropFirst().map { $0 }
  }

  private static func enlarged(_ argument: Argument, _ repeated: (Tensor) -> Tensor) -> Argument {
    switch argument {
    case .tensor(let tensor): return .tensor(repeated(tensor))
    case .tensors(let list): return .tensors(list.map(repeated))
    case .optionalTensors(let list): return .optionalTensors(list.map { $0.map(repeated) })
    default: return argument
    }
  }

  private static func repeated(_ tensor: Tensor, to shape: [Int]) -> Tensor {
    let element = Tensor(
      [tensor.scalar(at: 0).double], shape: shape.map { _ in 1 }, dtype: tensor.dtype)
    return try! Operator.call("expand", in: .method, [.tensor(element), .ints(shape)])[0]
  }
}
