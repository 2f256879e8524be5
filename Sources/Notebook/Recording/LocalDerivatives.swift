import Autograd
import Tracing

/// The local derivatives of an elementwise operator as numbers, so that a person can check
/// `upstream x local = out`.
enum LocalDerivatives {
  /// One value for each edge; `nil` where nobody asked for the gradient, or where it cannot be told.
  ///
  /// The gradient that went out is what came in times the local derivative, so the local derivative
  /// is their quotient; where nothing came in, or a sum over broadcast dimensions mixed the products,
  /// there is no telling.
  static func values(_ node: Autograd.Node, _ gradOutputs: [Tensor?], _ gradInputs: [Tensor?])
    -> [TensorValue?]
  {
    guard let upstream = gradOutputs.first ?? nil, upstream.count <= TensorValue.largestWhole,
      let arrived = try? upstream.toArray()
    else {
      return []
    }
    let locals = gradInputs.map { gradient -> TensorValue? in
      guard let gradient, gradient.shape == upstream.shape,
        let left = try? gradient.toArray()
      else { return nil }
      let quotients = zip(left, arrived).map { out, into -> Double in
        upstream.dtype == .float32 ? Double(Float(out) / Float(into)) : out / into
      }
      guard zip(quotients, arrived).allSatisfy({ $0.isFinite && $1 != 0 && $1.isFinite }) else {
        return nil
      }
      return TensorValue(shape: gradient.shape, elements: quotients)
    }
    return locals.contains { $0 != nil } ? locals : []
  }
}
