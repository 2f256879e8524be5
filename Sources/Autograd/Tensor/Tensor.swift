/// An n-dimensional array that remembers how it was computed.
///
/// A tensor has an identity, as in PyTorch: `y = x` is the same tensor, `x.add_(1)` changes it for
/// everyone who holds it, a view shares its memory.
///
/// A single element lives in the tensor itself. Memory is allocated for it only once a view, or
/// `detach()`, has to share it; everything else a small graph needs is one ``Node`` per operation.
/// Like those of a node, the fields are exempt from the check for overlapping accesses.
public final class Tensor {
  /// Nil for a tensor without dimensions.
  @exclusivity(unchecked) var layout: Layout?
  /// Nil while the only element is in `payload`.
  @exclusivity(unchecked) var storage: Storage?
  /// The bits of the only element, or, with a storage, the offset of the first.
  @exclusivity(unchecked) var payload: UInt64
  @exclusivity(unchecked) var node: Node?
  @exclusivity(unchecked) var rare: Rare?
  /// The version while there is no storage to keep it.
  @exclusivity(unchecked) var ownVersion: UInt32 = 0
  /// Which output of `node` this is.
  @exclusivity(unchecked) var outputIndex: UInt32 = 0
  /// The type of the elements.
  @exclusivity(unchecked) public internal(set) var dtype: DType
  @exclusivity(unchecked) var flags: Flags = []

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let requiresGrad = Flags(rawValue: 1)
    /// Made of a Python number, which counts less in type promotion.
    static let wrappedNumber = Flags(rawValue: 2)
    static let inference = Flags(rawValue: 4)
    /// Its node holds it without owning it, and takes over its contents when it dies.
    static let savedByNode = Flags(rawValue: 8)
    static let retainsGrad = Flags(rawValue: 16)
    /// Stands for the result of the very node that keeps it, which it must not own.
    static let standsForResult = Flags(rawValue: 32)
  }

  init(layout: Layout?, storage: Storage?, payload: UInt64, dtype: DType) {
    self.layout = layout
    self.storage = storage
    self.payload = payload
    self.dtype = dtype
    if thread.pointee.inference_mode { flags = .inference }
  }

  deinit {
    if flags.contains(.savedByNode) { node?.adoptResult(of: self) }
    if node != nil || rare != nil { releaseGraph() }
  }

  /// What few tensors have.
  final class Rare {
    @exclusivity(unchecked) var grad: Tensor?
    unowned(unsafe) var accumulator: AccumulateGrad?
    @exclusivity(unchecked) var view: ViewOrigin?
    @exclusivity(unchecked) var hooks: [TensorHook] = []
    @exclusivity(unchecked) var postAccumulateHooks: [AccumulateHook] = []
  }

  var rareOrNew: Rare {
    if let rare { return rare }
    let new = Rare()
    rare = new
    return new
  }
}

// MARK: - Shape

extension Tensor {
  /// The sizes of its dimensions.
  public var shape: [Int] { layout?.shape ?? [] }

  /// How far apart neighbours lie in memory, in elements, for each dimension.
  public var strides: [Int] { layout?.strides ?? [] }

  /// How many elements it has.
  public var count: Int { layout?.count ?? 1 }

  /// How many dimensions it has.
  public var rank: Int { layout?.shape.count ?? 0 }

  /// Where its first element lies in the memory it shares, in elements.
  public var storageOffset: Int { storage == nil ? 0 : Int(payload) }

  /// Whether its elements follow each other in row-major order.
  public var isContiguous: Bool { layout?.isContiguous ?? true }

  /// Whether it has no dimensions and keeps its element in itself.
  @inline(__always)
  var isSingle: Bool { layout == nil && storage == nil }

  /// Whether two tensors share memory.
  public func sharesStorage(with other: Tensor) -> Bool {
    self === other || (storage != nil && storage?.bytes == other.storage?.bytes)
  }

  /// Whether there may be another tensor that shares its memory; if not, there is none.
  public var mayShareStorage: Bool {
    storage != nil && (storage!.isBorrowed || !isKnownUniquelyReferenced(&storage!))
  }
}

// MARK: - Memory

extension Tensor {
  /// Calls `body` with the address of the first element.
  @inline(__always)
  func withElements<T: Element, Result>(
    _ type: T.Type, _ body: (UnsafePointer<T>) throws -> Result
  ) rethrows -> Result {
    if let storage {
      return try body(
        UnsafePointer(storage.bytes.assumingMemoryBound(to: T.self)) + Int(payload))
    }
    var bits = payload
    return try withUnsafeMutableBytes(of: &bits) {
      try body($0.baseAddress!.assumingMemoryBound(to: T.self))
    }
  }

  /// Calls `body` with the address of the first element, to write there. Counts no modification.
  @inline(__always)
  func withMutableElements<T: Element, Result>(
    _ type: T.Type, _ body: (UnsafeMutablePointer<T>) throws -> Result
  ) rethrows -> Result {
    if let storage {
      return try body(storage.bytes.assumingMemoryBound(to: T.self) + Int(payload))
    }
    var bits = payload
    defer { payload = bits }
    return try withUnsafeMutableBytes(of: &bits) {
      try body($0.baseAddress!.assumingMemoryBound(to: T.self))
    }
  }

  /// A new tensor in row-major order whose elements nobody has set.
  ///
  /// - Throws: PyTorch's errors, if there cannot be so many bytes, or the system has none left.
  static func uninitialized(_ shape: [Int], _ dtype: DType) throws -> Tensor {
    guard Layout.checkedProduct(shape) != nil else { throw AutogradError.storageOverflow(shape) }
    return try uninitialized(Layout.contiguous(shape), dtype)
  }

  /// A new tensor of a layout that is dense, whose elements nobody has set.
  ///
  /// - Throws: PyTorch's errors, if there cannot be so many bytes, or the system has none left.
  static func uninitialized(_ layout: Layout?, _ dtype: DType) throws -> Tensor {
    guard let layout, layout.count != 1 else {
      return Tensor(layout: layout, storage: nil, payload: 0, dtype: dtype)
    }
    let (bytes, overflows) = layout.count.multipliedReportingOverflow(by: dtype.size)
    guard !overflows else { throw AutogradError.storageOverflow(layout.shape) }
    return Tensor(
      layout: layout, storage: try Storage(byteCount: bytes), payload: 0, dtype: dtype)
  }

  /// A tensor without dimensions that holds one element.
  @inline(__always)
  static func single<T: Element>(_ value: T, layout: Layout? = nil) -> Tensor {
    Tensor(layout: layout, storage: nil, payload: bits(of: value), dtype: T.dtype)
  }

  @inline(__always)
  static func bits<T: Element>(of value: T) -> UInt64 {
    var bits: UInt64 = 0
    withUnsafeMutableBytes(of: &bits) { $0.storeBytes(of: value, as: T.self) }
    return bits
  }

  /// The only element of a tensor that keeps it inline.
  @inline(__always)
  func inlineElement<T: Element>(_ type: T.Type) -> T {
    withUnsafeBytes(of: payload) { $0.load(as: T.self) }
  }

  /// The memory, moved out of the tensor first if it was inline, so that others can share it.
  func sharedStorage() -> Storage {
    if let storage { return storage }
    let shared = Storage(element: payload, version: ownVersion)
    payload = 0
    storage = shared
    return shared
  }

  /// A tensor that shares the memory under another layout, with no past.
  func alias(_ layout: Layout?, offset: Int) -> Tensor {
    let shared = sharedStorage()
    let alias = Tensor(layout: layout, storage: shared, payload: UInt64(offset), dtype: dtype)
    if flags.contains(.inference) { alias.flags.insert(.inference) }
    return alias
  }

  /// A tensor that shares the memory under the same layout, with no past.
  func alias() -> Tensor {
    _ = sharedStorage()
    return alias(layout, offset: Int(payload))
  }

  /// How often it, or anything that shares its memory, was modified in place.
  var currentVersion: UInt32 { storage?.version ?? ownVersion }

  /// Counts a modification.
  func bumpVersion() {
    if let storage { storage.version += 1 } else { ownVersion += 1 }
  }
}
