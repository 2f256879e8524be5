/// Where a text that is too long loses its middle, its end or its start.
public enum Truncation: Sendable, Hashable {
  /// Keeps the end: `…Backward0`.
  case start
  /// Keeps both ends: `Sigm…ward0`.
  case middle
  /// Keeps the start: `SigmoidBac…`.
  case end
}

/// Where a text that is shorter than its room stands in it.
public enum Alignment: Sendable, Hashable {
  /// At the left border.
  case left
  /// In the middle; of an odd rest the larger half is on the right.
  case center
  /// At the right border.
  case right
}

extension StringProtocol {
  /// The longest start of the text that fits into so many columns.
  public func prefix(columns limit: Int) -> String {
    var room = limit
    var end = startIndex
    while end < endIndex, self[end].columns <= room {
      room -= self[end].columns
      formIndex(after: &end)
    }
    return String(self[..<end])
  }

  /// The longest end of the text that fits into so many columns.
  public func suffix(columns limit: Int) -> String {
    var room = limit
    var start = endIndex
    while start > startIndex {
      let before = index(before: start)
      let width = self[before].columns
      if width > room { break }
      room -= width
      start = before
    }
    return String(self[start...])
  }

  /// The text itself if it fits into so many columns; otherwise what fits, with an ellipsis for
  /// the rest. The result never takes more than `limit` columns.
  public func truncated(
    to limit: Int, at place: Truncation = .end, ellipsis: String = Glyphs.unicode.ellipsis
  ) -> String {
    guard limit > 0 else { return "" }
    if columns <= limit { return String(self) }
    let room = limit - ellipsis.columns
    guard room > 0 else { return ellipsis.prefix(columns: limit) }
    switch place {
    case .start: return ellipsis + suffix(columns: room)
    case .end: return prefix(columns: room) + ellipsis
    case .middle:
      let head = prefix(columns: (room + 1) / 2)
      return head + ellipsis + suffix(columns: room - head.columns)
    }
  }

  /// The text with spaces around it, so that it takes at least so many columns.
  public func padded(to width: Int, align: Alignment = .left) -> String {
    let missing = width - columns
    guard missing > 0 else { return String(self) }
    let left =
      switch align {
      case .left: 0
      case .center: missing / 2
      case .right: missing
      }
    return String(repeating: " ", count: left) + String(self)
      + String(repeating: " ", count: missing - left)
  }

  /// The text truncated or padded to exactly so many columns.
  public func fitted(
    to width: Int, align: Alignment = .left, truncating place: Truncation = .end,
    ellipsis: String = Glyphs.unicode.ellipsis
  ) -> String {
    truncated(to: width, at: place, ellipsis: ellipsis).padded(to: width, align: align)
  }
}
