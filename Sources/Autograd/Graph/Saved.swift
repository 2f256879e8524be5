/// What a derivative reads of the forward pass: an argument or an output of the operator.
///
/// Only what a wanted derivative reads is kept for the backward pass.
public struct Saved: Sendable, Hashable {
  /// The position of the parameter, or -1 - the position of the output.
  let code: Int

  /// The argument for a parameter.
  public static func parameter(_ index: Int) -> Saved { Saved(code: index) }
  /// An output of the operator.
  public static func output(_ index: Int) -> Saved { Saved(code: -1 - index) }
  /// The first argument.
  public static let input = parameter(0)
  /// The second argument.
  public static let other = parameter(1)
  /// The result.
  public static let result = output(0)

  var isResult: Bool { code == -1 }
}

extension Node {
  /// Whether anything is kept that the backward pass needs.
  final var savesSomething: Bool { !kinds.isEmpty || flags.contains(.savesMore) }

  /// Keeps a tensor in a slot; slots are numbered as in ``Operator/savedSlots``.
  @inline(__always)
  final func save(_ tensor: Tensor, slot: Int) {
    switch slot {
    case 0:
      saved0 = bits(retaining: tensor)
      version0 = tensor.currentVersion
      kinds.first = .tensor
    case 1:
      saved1 = bits(retaining: tensor)
      version1 = tensor.currentVersion
      kinds.second = .tensor
    default: saveMore(tensor, slot: slot)
    }
  }

  private final func saveMore(_ tensor: Tensor, slot: Int) {
    let rest = restOrNew
    while rest.saved.count < slot - 1 {
      rest.saved.append(nil)
      rest.savedVersions.append(0)
    }
    rest.saved[slot - 2] = tensor
    rest.savedVersions[slot - 2] = tensor.currentVersion
    flags.insert(.savesMore)
  }

  /// Keeps a number in a slot.
  @inline(__always)
  final func save(_ number: Scalar, slot: Int) {
    switch slot {
    case 0: (kinds.first, saved0) = number.saved
    case 1: (kinds.second, saved1) = number.saved
    default: saveMore(.wrapped(number), slot: slot)
    }
  }

  /// Keeps the result, which owns this node and must therefore not be owned by it.
  @inline(__always)
  final func saveResult(_ result: Tensor) {
    saved0 = UInt(bitPattern: Unmanaged.passUnretained(result).toOpaque())
    version0 = result.currentVersion
    kinds.first = .livingResult
    result.flags.insert(.savedByNode)
  }

  /// The result dies, or becomes the output of another node: keeps its contents.
  final func adoptResult(of result: Tensor) {
    guard kinds.first == .livingResult else { return }
    if result.storage == nil, result.ownVersion == version0 {
      saved0 = UInt(result.payload)
      kinds.first = .resultElement
      return
    }
    let copy = Tensor(
      layout: result.layout, storage: result.storage, payload: result.payload, dtype: result.dtype)
    copy.ownVersion = result.ownVersion
    saved0 = bits(retaining: copy)
    kinds.first = .resultTensor
  }

  @inline(__always)
  final func bits(retaining tensor: Tensor) -> UInt {
    UInt(bitPattern: Unmanaged.passRetained(tensor).toOpaque())
  }

  @inline(__always)
  private final func tensor(_ bits: UInt) -> Unmanaged<Tensor> {
    Unmanaged.fromOpaque(UnsafeRawPointer(bitPattern: bits)!)
  }

  private final func tensor(_ kind: SavedKind, _ bits: UInt) -> Tensor? {
    switch kind {
    case .nothing: nil
    case .tensor, .livingResult, .resultTensor: tensor(bits).takeUnretainedValue()
    case .resultElement:
      Tensor(layout: outputLayout, storage: nil, payload: UInt64(bits), dtype: outputDType)
    case .double, .int, .bool: .wrapped(Scalar(kind, bits)!)
    }
  }

  /// The saved tensor of a slot as it is, whether or not it may still be used.
  final func rawSaved(_ slot: Int) -> (tensor: Tensor, version: UInt32)? {
    switch slot {
    case 0:
      tensor(kinds.first, saved0).map { ($0, kinds.first == .resultElement ? 0 : version0) }
    case 1: tensor(kinds.second, saved1).map { ($0, version1) }
    default:
      if let rest, slot - 2 < rest.saved.count, let tensor = rest.saved[slot - 2] {
        (tensor, rest.savedVersions[slot - 2])
      } else {
        nil
      }
    }
  }

  /// The number of a slot, if it holds one.
  @inline(__always)
  final func savedNumber(_ slot: Int) -> Scalar? {
    switch slot {
    case 0: Scalar(kinds.first, saved0)
    case 1: Scalar(kinds.second, saved1)
    default: nil
    }
  }

  /// The saved tensor of a slot, to compute with.
  @inline(__always)
  final func unpack(_ slot: Int) -> Tensor? {
    if slot == 0, kinds.first == .tensor { return tensor(saved0).takeUnretainedValue() }
    if slot == 1, kinds.second == .tensor { return tensor(saved1).takeUnretainedValue() }
    return unpackOther(slot)
  }

  private final func unpackOther(_ slot: Int) -> Tensor? {
    guard let (tensor, _) = rawSaved(slot) else { return nil }
    guard slot == 0, Engine.isGradEnabled else { return tensor }
    switch kinds.first {
    case .resultElement:
      tensor.node = self
      return tensor
    case .resultTensor:
      let result = tensor.alias()
      result.node = self
      return result
    default: return tensor
    }
  }

  /// Throws unless everything saved is still there and unchanged.
  @inline(__always)
  final func checkSaved() throws {
    if flags.contains(.freed) { throw AutogradError.freed }
    if kinds.isEmpty, !flags.contains(.savesMore) { return }
    try checkVersions()
  }

  private final func checkVersions() throws {
    if kinds.first.isTensor,
      tensor(saved0)._withUnsafeGuaranteedRef({ $0.currentVersion }) != version0
    {
      throw changedError(0)
    }
    if kinds.second.isTensor,
      tensor(saved1)._withUnsafeGuaranteedRef({ $0.currentVersion }) != version1
    {
      throw changedError(1)
    }
    guard flags.contains(.savesMore), let rest else { return }
    for (index, tensor) in rest.saved.enumerated() {
      if let tensor, tensor.currentVersion != rest.savedVersions[index] {
        throw changedError(index + 2)
      }
    }
    if !rest.packed.isEmpty { try unpackSaved(rest) }
  }

  private final func changedError(_ slot: Int) -> AutogradError {
    let (tensor, version) = rawSaved(slot)!
    let isResult =
      slot == 0 && kinds.first.isResult || tensor.flags.contains(.standsForResult)
    return .changed(
      tensor, expected: version, maker: isResult ? self : tensor.currentNode(),
      output: isResult ? 0 : tensor.outputIndex)
  }

  /// The name without its trailing "Backward" and digits, as messages about forward operators use it.
  final var forwardName: String {
    var text = Substring(qualifiedName)
    while let last = text.last, last.isNumber { text.removeLast() }
    guard text.hasSuffix("Backward") else { return qualifiedName }
    return String(text.dropLast("Backward".count))
  }

  @inline(__always)
  final func releaseSaved() {
    if !kinds.isEmpty {
      let old = kinds
      kinds = SavedKinds()
      if old.first.isRetained { tensor(saved0).release() }
      if old.second.isRetained { tensor(saved1).release() }
    }
    if flags.contains(.savesMore) {
      rest?.saved.removeAll()
      rest?.packed.removeAll()
    }
  }

  /// What is kept in the inline slots, moved out for somebody else to release.
  @inline(__always)
  final func takeRetained() -> (Tensor?, Tensor?) {
    let old = kinds
    kinds = SavedKinds()
    return (
      old.first.isRetained ? tensor(saved0).takeRetainedValue() : nil,
      old.second.isRetained ? tensor(saved1).takeRetainedValue() : nil
    )
  }

  /// The names of what is saved, as PyTorch's `_saved_` attributes: `self`, `other`, `result`.
  public final var savedNames: [String] {
    if flags.contains(.freed) { return [] }
    return operation.savedSlots.indices.filter { rawSaved($0) != nil }
      .map { operation.name(of: operation.savedSlots[$0]) }.sorted()
  }

  /// An argument that is no tensor by the name of its parameter, as PyTorch's `_saved_dim`.
  public final func attribute(_ name: String) -> Argument? {
    guard let parameter = operation.index(ofParameter: name), operation.isAttribute(parameter)
    else { return nil }
    let place = operation.attributeIndex(ofParameter: name)
    return attributes.indices.contains(place) ? attributes[place] : nil
  }

  /// The saved tensor of a name.
  ///
  /// - Throws: the errors of a backward pass, if it was freed or changed.
  public final func savedTensor(_ name: String) throws -> Tensor? {
    if flags.contains(.freed) { throw AutogradError.freed }
    if let rest, !rest.packed.isEmpty { try unpackSaved(rest) }
    let slots = operation.savedSlots
    guard let slot = slots.indices.first(where: { operation.name(of: slots[$0]) == name }),
      let (tensor, version) = rawSaved(slot)
    else { return nil }
    if tensor.currentVersion != version { throw changedError(slot) }
    if slot == 0, kinds.first == .livingResult {
      // The result itself would be kept alive by what it keeps alive.
      let result = tensor.alias()
      result.node = self
      return result
    }
    return unpack(slot)
  }
}

extension AutogradError {
  /// A tensor that was kept for the backward pass has another version than it had then.
  static func changed(_ tensor: Tensor, expected version: UInt32, maker: Node?, output: UInt32)
    -> AutogradError
  {
    var text =
      "one of the variables needed for gradient computation has been modified by an inplace "
      + "operation: [torch.\(tensor.dtype.scalarTypeName)Tensor \(tensor.shape)]"
    if let maker { text += ", which is output \(output) of \(maker.forwardName)," }
    text += " is at version \(tensor.currentVersion); expected version \(version) instead. Hint: "
    if Engine.detectsAnomalies {
      text +=
        "the backtrace further above shows the operation that failed to compute its gradient. "
        + "The variable in question was changed in there or anywhere later. Good luck!"
    } else {
      text +=
        "enable anomaly detection to find the operation that failed to compute its gradient, with "
        + "torch.autograd.set_detect_anomaly(True, check_nan=False)."
    }
    return .runtime(text)
  }

  static let freed = AutogradError.runtime(
    "Trying to backward through the graph a second time (or directly access saved tensors after "
      + "they have already been freed). Saved intermediate values of the graph are freed when you "
      + "call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward "
      + "through the graph a second time or if you need to access saved tensors after calling backward."
  )
}
