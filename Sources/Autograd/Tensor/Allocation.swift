import Glibc

extension AutogradError {
  /// What PyTorch says when the system has no memory left.
  static func outOfMemory(_ byteCount: Int) -> AutogradError {
    .runtime(
      "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
        + "you tried to allocate \(byteCount) bytes. Error code 12 (Cannot allocate memory)")
  }

  /// What PyTorch says when a tensor would have more bytes than an integer can count.
  static func storageOverflow(_ shape: [Int]) -> AutogradError {
    .runtime("Storage size calculation overflowed with sizes=\(shape)")
  }
}

extension Tensor {
  /// Makes sure that there is memory for the elements of a shape in an array of Swift's, which would
  /// not fail without it but trap; to be asked before elements are computed one by one.
  ///
  /// - Throws: PyTorch's errors for a tensor of that shape and type.
  public static func requireMemory(for shape: [Int], _ dtype: DType = .float32) throws {
    guard let bytes = Layout.checkedProduct(shape + [dtype.size]) else {
      throw AutogradError.storageOverflow(shape)
    }
    let count = bytes / dtype.size
    guard count > 1 << 24 else { return }
    let (arrayBytes, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Int>.size)
    guard !overflows, let probe = malloc(arrayBytes) else {
      throw AutogradError.outOfMemory(bytes)
    }
    free(probe)
  }
}
