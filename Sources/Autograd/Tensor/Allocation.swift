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
  /// Makes sure that there is memory for an array with a place for every element of a shape, for
  /// which Swift itself would not fail but trap.
  ///
  /// - Parameter size: The bytes that each place takes in the end.
  static func requireArray(of shape: [Int], size: Int = MemoryLayout<Int>.size) throws {
    guard try Layout.count(shape) > 1 << 24 else { return }
    guard let bytes = Layout.checkedProduct(shape + [size]) else {
      throw AutogradError.storageOverflow(shape)
    }
    _ = try Storage(byteCount: bytes)
  }
}
