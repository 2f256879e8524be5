/// How much of a node is shown.
public enum Detail: Int, Sendable, Hashable, CaseIterable {
  /// A box: operator, variable and value, gradient.
  case card
  /// The same on a single row.
  case pill
  /// A name on a single row, with a mark for the gradient's size.
  case tag
  /// A single sign.
  case dot
  /// A dot of braille: the whole graph at once.
  case map

  /// Whether nodes are called by their names.
  var hasNames: Bool { rawValue <= Detail.tag.rawValue }
}
