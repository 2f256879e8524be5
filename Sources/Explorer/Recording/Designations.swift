import Tracing

/// What the tensors of a chapter are called, told apart: programs use a name again and again, and
/// `dL/dp = dL/dp * ..` says nothing. The first tensor called `p` is `p`, the next one `p₂`.
struct Designations: Sendable {
  /// Which of several tensors of one name a tensor is, from 2 on.
  private var ordinals: [NodeID: [String: Int]] = [:]

  init() {}

  /// Counts the names that tensors, oldest first, have during some steps.
  init(_ tensors: [Tensor], during steps: Range<Int>) {
    var counts: [String: Int] = [:]
    for tensor in tensors {
      for name in Set(Self.names(of: tensor, during: steps)) where !name.isEmpty {
        let ordinal = counts[name, default: 0] + 1
        counts[name] = ordinal
        if ordinal > 1 { ordinals[tensor.id, default: [:]][name] = ordinal }
      }
    }
  }

  /// Every name a tensor has during some steps.
  static func names(of tensor: Tensor, during steps: Range<Int>) -> [String] {
    [tensor.name(at: max(steps.lowerBound, tensor.born + 1))] + tensor.names.values(during: steps)
  }

  /// What a tensor is called that the program calls `name`.
  func callAsFunction(_ name: String, of id: NodeID) -> String {
    guard let ordinal = ordinals[id]?[name] else { return name }
    return name + String(String(ordinal).map { Self.subscripts[$0.wholeNumberValue ?? 0] })
  }

  private static let subscripts: [Character] = Array("₀₁₂₃₄₅₆₇₈₉")
}
