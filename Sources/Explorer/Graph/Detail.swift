/// How much of a node is shown.
public enum Detail: Int, Sendable, Hashable, CaseIterable {
  /// A box: operator, variable and value, gradient.
  case card
  /// The same on a single row.
  case pill
  /// A single sign.
  case dot
}
