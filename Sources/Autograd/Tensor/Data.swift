extension Tensor {
  /// Which output of its node it is.
  public var outputNumber: Int { Int(outputIndex) }

  /// Where its first element lies in memory.
  public var dataAddress: Int {
    let storage = sharedStorage()
    return Int(bitPattern: storage.bytes) + storageOffset * dtype.size
  }

  /// The same numbers in the same memory, behind autograd's back: without a past, and writing there
  /// counts as no modification of this tensor; `x.data`.
  public func data() -> Tensor {
    let result = Tensor(
      layout: layout, storage: Storage(sharing: sharedStorage()), payload: payload, dtype: dtype)
    Engine.notify {
      $0.applied(.detach, arguments: [.tensor(self)], outputs: [result], tracked: false)
    }
    return result
  }

  /// Looks into the memory of another tensor from now on, also if shape or type differ; `x.data = y`.
  ///
  /// - Throws: if this tensor wants gradients and the other cannot have any.
  public func setData(_ data: Tensor) throws {
    guard !requiresGrad || data.dtype.isFloatingPoint else {
      throw AutogradError.runtime(
        "data set to a tensor that requires gradients must be floating point or complex dtype")
    }
    detachFromSavedResult()
    let version = currentVersion
    let shared = Storage(sharing: data.sharedStorage())
    shared.version = version
    if let accumulator = rare?.accumulator {
      accumulator.outputLayout = data.layout
      accumulator.outputDType = data.dtype
    }
    (layout, storage, payload, dtype) = (data.layout, shared, data.payload, data.dtype)
    Engine.notify { $0.modified(self) }
  }

  /// Forgets how it was computed; `x.detach_()`.
  ///
  /// - Throws: for views.
  public func detachInPlace() throws {
    if isView {
      throw AutogradError.runtime(
        "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel "
          + "(DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of "
          + "DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, "
          + "please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the "
          + "solution.")
    }
    detachFromSavedResult()
    node = nil
    outputIndex = 0
    flags.subtract([.requiresGrad, .retainsGrad])
  }
}
