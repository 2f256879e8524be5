/// Two functions through which goes what is kept for the backward pass; PyTorch's
/// `torch.autograd.graph.saved_tensors_hooks`.
public struct SavedTensorHooks {
  let pack: (Tensor) throws -> Any
  let unpack: (Any) throws -> Tensor

  /// - Parameters:
  ///   - pack: Gets a tensor without its past and gives what is kept in its place.
  ///   - unpack: Makes the tensor of that again, whenever a derivative reads it.
  public init(pack: @escaping (Tensor) throws -> Any, unpack: @escaping (Any) throws -> Tensor) {
    self.pack = pack
    self.unpack = unpack
  }
}

/// What hooks made of a tensor.
struct PackedTensor {
  private let value: Any
  private let hooks: SavedTensorHooks
  /// Where the tensor came from; not kept for the result of the very node that keeps it.
  private let past: Node.Edge?

  init(_ tensor: Tensor, by hooks: SavedTensorHooks, keepingPast: Bool) throws {
    self.hooks = hooks
    past = keepingPast && tensor.requiresGrad ? tensor.gradientEdge() : nil
    let version = tensor.currentVersion
    value = try Engine.withGradMode(false) { try hooks.pack(tensor.alias()) }
    guard tensor.currentVersion == version else {
      throw AutogradError.runtime(
        "A saved tensor pack hook is modifying its input in place. Tensors provided as input to "
          + "pack hook can not be modified by in-place operations as this can lead to unexpected "
          + "side-effects. Please open an issue if you need to perform in-place operations on the "
          + "input to a pack hook.")
    }
  }

  func unpacked() throws -> Tensor {
    let tensor = try hooks.unpack(value).alias()
    if let past, let node = past.node { tensor.attach(node, output: Int(past.output)) }
    return tensor
  }
}

/// A slot of a node whose tensor went through hooks.
struct PackedSlot {
  let slot: Int
  let tensor: PackedTensor
}

extension Node {
  /// Sends what is kept through the innermost hooks.
  final func packSaved() throws {
    guard let hooks = Engine.savedTensorHooks.last else { return }
    for slot in operation.savedSlots.indices { try pack(slot, hooks) }
  }

  private final func pack(_ slot: Int, _ hooks: SavedTensorHooks) throws {
    // Numbers stay; so do lists, of which a slot has only the first.
    let saved = operation.savedSlots[slot]
    if saved.code >= 0 {
      switch operation.parameters[saved.code].kind {
      case .tensors, .indices: return
      default: break
      }
    }
    guard savedNumber(slot) == nil, let (tensor, _) = rawSaved(slot) else { return }
    let packed = try PackedTensor(tensor, by: hooks, keepingPast: !saved.isResult)
    empty(slot)
    restOrNew.packed.append(PackedSlot(slot: slot, tensor: packed))
    flags.insert(.savesMore)
  }

  /// Fills the slots again, for derivatives to read.
  final func unpackSaved(_ rest: Rest) throws {
    for packed in rest.packed {
      let tensor = try packed.tensor.unpacked()
      empty(packed.slot)
      save(tensor, slot: packed.slot)
      if operation.savedSlots[packed.slot].isResult { kinds.first = .resultTensor }
    }
  }

  private final func empty(_ slot: Int) {
    switch slot {
    case 0:
      if kinds.first.isRetained {
        Unmanaged<Tensor>.fromOpaque(.init(bitPattern: saved0)!).release()
      }
      if kinds.first == .livingResult { rawSaved(0)?.tensor.flags.remove(.savedByNode) }
      kinds.first = .nothing
    case 1:
      if kinds.second.isRetained {
        Unmanaged<Tensor>.fromOpaque(.init(bitPattern: saved1)!).release()
      }
      kinds.second = .nothing
    default:
      if let rest, slot - 2 < rest.saved.count { rest.saved[slot - 2] = nil }
    }
  }
}
