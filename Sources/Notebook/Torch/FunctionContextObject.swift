import Autograd
import MiniPython

/// The `ctx` of a `torch.autograd.Function`: what `forward` leaves for `backward`.
final class FunctionContextObject: HostObject {
  private unowned let torch: Torch
  /// The engine's side of it. The node that holds it holds this object too, not the other way round.
  private weak var context: FunctionContext?
  private let needed: [Bool]

  init(_ torch: Torch, _ context: FunctionContext, needed: [Bool]) {
    self.torch = torch
    self.context = context
    self.needed = needed
    super.init(type: torch.contextType)
  }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "needs_input_grad": return Value(tuple: needed.map { .bool($0) })
    case "saved_tensors", "saved_variables":
      let tensors = try torch.raising { try context?.savedTensors() ?? [] }
      return Value(tuple: tensors.map { torch.value($0) })
    case "save_for_backward":
      return method(name) { torch, context, arguments in
        for (index, argument) in arguments.positional.enumerated()
        where !argument.isNone && torch.tensor(argument) == nil {
          throw PythonError(
            .typeError,
            "save_for_backward can only save variables, but argument \(index) is of type "
              + argument.typeName)
        }
        context.save(arguments.positional.map { torch.tensor($0) })
      }
    case "mark_non_differentiable":
      return method(name) { torch, context, arguments in
        context.markNonDifferentiable(arguments.positional.compactMap { torch.tensor($0) })
      }
    case "mark_dirty":
      return method(name) { torch, context, arguments in
        context.markDirty(arguments.positional.compactMap { torch.tensor($0) })
      }
    case "set_materialize_grads":
      return method(name) { _, context, arguments in
        context.materializesGradients = try (arguments[0] ?? .bool(true)).truth()
      }
    default: return nil
    }
  }

  private func method(
    _ name: String,
    _ body: @escaping (Torch, FunctionContext, MiniPython.Arguments) throws -> Void
  ) -> Value {
    Value(function: name) { [torch, context] arguments in
      if let context { try body(torch, context, arguments) }
      return .none
    }
  }
}
