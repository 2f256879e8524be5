import Testing

@testable import Autograd

/// Memory that cannot be had is an error with PyTorch's text.
@Suite struct AllocationTests {
  private static let refused =
    "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
    + "you tried to allocate 4611686018427387904 bytes. Error code 12 (Cannot allocate memory)"

  private let one = Tensor.zeros([1])

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
}
