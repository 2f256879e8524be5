import Autograd
import MiniPython

extension Torch {
  /// What `torch.autograd.graph` and `torch.utils.checkpoint`, which are written in Python, stand on.
  func installSavedTensorHooks() {
    core.function(Signature("_push_saved_tensors_hooks(pack, unpack)")) { [unowned self] values in
      Engine.savedTensorHooks.append(savedTensorHooks(values[0], values[1]))
      return .none
    }
    core.function(Signature("_pop_saved_tensors_hooks()")) { _ in
      _ = Engine.savedTensorHooks.popLast()
      return .none
    }
    core.function(Signature("_is_checkpoint_valid()")) { _ in .bool(Engine.isAccumulating) }
  }

  private func savedTensorHooks(_ pack: Value, _ unpack: Value) -> SavedTensorHooks {
    SavedTensorHooks { [unowned self] tensor in
      try pack.call([value(tensor)])
    } unpack: { [unowned self] packed in
      let result = try unpack.call([packed as? Value ?? .none])
      guard let tensor = tensor(result) else {
        throw PythonError(
          .typeError,
          "Output of saved tensor unpack_hook expected to be a Tensor but got result of type "
            + result.typeName)
      }
      return tensor
    }
  }
}
