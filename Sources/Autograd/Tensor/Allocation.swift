import Glibc

extension Tensor {
  /// Makes sure that a tensor of a shape can have its memory, before a kernel, which cannot fail,
  /// asks for it. Throws PyTorch's error if its bytes overflow or the system refuses them.
  static func requireMemory(for shape: [Int], _ dtype: DType) throws {
    if shape.contains(0) { return }
    var bytes = dtype.size
    for size in shape {
      let (product, overflows) = bytes.multipliedReportingOverflow(by: size)
      guard !overflows else {
        throw AutogradError.runtime("Storage size calculation overflowed with sizes=\(shape)")
      }
      bytes = product
    }
    // Only what is large may be refused; untouched pages cost nothing to ask for.
    guard bytes >= 1 << 30 else { return }
    guard let probe = malloc(bytes) else {
      throw AutogradError.runtime(
        "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
          + "you tried to allocate \(bytes) bytes. Error code 12 (Cannot allocate memory)")
    }
    free(probe)
  }
}
