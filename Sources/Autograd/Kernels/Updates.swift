import CAutograd

/// The steps of optimizers in one pass over memory, with the rounding of PyTorch's chains of operators.
///
/// They write behind autograd's back, as optimizers do under `no_grad`, and count as one modification.
public enum Update {
  /// The numbers of plain gradient descent, as `torch.optim.SGD` takes them.
  public struct SGD {
    /// The learning rate.
    public var rate: Double
    /// How much of the last step is kept.
    public var momentum: Double
    /// How much of the gradient the momentum leaves out.
    public var dampening: Double
    /// How strongly parameters are pulled to zero.
    public var decay: Double
    /// Whether the step looks ahead by the momentum.
    public var isNesterov: Bool
    /// Whether it climbs.
    public var maximizes: Bool

    /// The numbers of one parameter group.
    public init(
      rate: Double, momentum: Double, dampening: Double, decay: Double, isNesterov: Bool,
      maximizes: Bool
    ) {
      (self.rate, self.momentum, self.dampening) = (rate, momentum, dampening)
      (self.decay, self.isNesterov, self.maximizes) = (decay, isNesterov, maximizes)
    }

    /// Moves a parameter; false if it is of a kind that has to take the long way.
    ///
    /// - Parameters:
    ///   - velocity: The momentum, nil for none.
    ///   - begins: Whether the momentum has nothing in it yet.
    public func step(_ parameter: Tensor, _ gradient: Tensor, velocity: Tensor?, begins: Bool)
      -> Bool
    {
      guard Update.areAlike([parameter, gradient] + (velocity.map { [$0] } ?? [])) else {
        return false
      }
      let options = autograd_sgd(
        rate: Float(rate), momentum: Float(momentum), dampening: Float(dampening),
        decay: Float(decay), nesterov: isNesterov, maximize: maximizes)
      let count = parameter.count
      gradient.withElements(Float.self) { gradient in
        parameter.withMutableElements(Float.self) { parameter in
          if let velocity {
            velocity.withMutableElements(Float.self) {
              autograd_step_sgd(options, parameter, gradient, $0, begins, count)
            }
          } else {
            autograd_step_sgd(options, parameter, gradient, nil, false, count)
          }
        }
      }
      Update.count([parameter] + (velocity.map { [$0] } ?? []))
      return true
    }
  }

  /// The numbers of one step of Adam, as `torch.optim.Adam` and `AdamW` take them.
  public struct Adam {
    /// The learning rate.
    public var rate: Double
    /// How much of the means of gradients and of their squares is kept.
    public var betas: (Double, Double)
    /// Keeps the divisor from zero.
    public var epsilon: Double
    /// How strongly parameters are pulled to zero.
    public var decay: Double
    /// Whether that happens apart from the gradient, as AdamW does.
    public var isDecoupled: Bool
    /// Whether it climbs.
    public var maximizes: Bool

    /// The numbers of one parameter group.
    public init(
      rate: Double, betas: (Double, Double), epsilon: Double, decay: Double, isDecoupled: Bool,
      maximizes: Bool
    ) {
      (self.rate, self.betas, self.epsilon) = (rate, betas, epsilon)
      (self.decay, self.isDecoupled, self.maximizes) = (decay, isDecoupled, maximizes)
    }

    /// Moves a parameter; false if it is of a kind that has to take the long way.
    ///
    /// - Parameters:
    ///   - number: Which step it is, from 1.
    ///   - mean: The mean of the gradients so far.
    ///   - square: The mean of their squares.
    public func step(
      _ number: Int, _ parameter: Tensor, _ gradient: Tensor, mean: Tensor, square: Tensor
    ) -> Bool {
      guard Update.areAlike([parameter, gradient, mean, square]) else { return false }
      let power = Double(number)
      let options = autograd_adam(
        beta1: Float(betas.0), beta2: Float(betas.1), epsilon: Float(epsilon), decay: Float(decay),
        step_size: Float(-rate / (1 - Double.pow(betas.0, power))),
        correction: Float((1 - Double.pow(betas.1, power)).squareRoot()),
        shrinking: Float(1 - rate * decay), one_minus_beta1: Float(1 - betas.0),
        one_minus_beta2: Float(1 - betas.1), decoupled: isDecoupled, maximize: maximizes)
      let count = parameter.count
      gradient.withElements(Float.self) { gradient in
        parameter.withMutableElements(Float.self) { parameter in
          mean.withMutableElements(Float.self) { mean in
            square.withMutableElements(Float.self) { square in
              autograd_step_adam(options, parameter, gradient, mean, square, count)
            }
          }
        }
      }
      Update.count([parameter, mean, square])
      return true
    }
  }

  /// Whether tensors have one type and lie in memory alike, without gaps.
  private static func areAlike(_ tensors: [Tensor]) -> Bool {
    let first = tensors[0]
    guard first.dtype == .float32, !first.isInference else { return false }
    return tensors.allSatisfy { tensor in
      tensor.dtype == .float32 && tensor.isContiguous && !tensor.isInference
        && (tensor.layout === first.layout || tensor.shape == first.shape)
    }
  }

  private static func count(_ modified: [Tensor]) {
    for tensor in modified { tensor.bumpVersion() }
    Engine.notify { observer in for tensor in modified { observer.modified(tensor) } }
  }
}
