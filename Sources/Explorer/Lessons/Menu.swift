/// The list that the program begins with: lessons, recent files, a blank sheet.
public struct Menu: Sendable, Equatable {
  /// A line of the list.
  public struct Item: Sendable, Equatable {
    /// What opening it opens.
    public enum Target: Sendable, Equatable {
      /// A lesson, by name.
      case lesson(String)
      /// A file, by path.
      case file(String)
      /// A program without a line in it yet.
      case blank
    }

    /// What it opens.
    public var target: Target
    /// Its name in the list.
    public var title: String
    /// What one learns from it, in a sentence or two.
    public var summary: String

    /// Makes an item.
    public init(target: Target, title: String, summary: String = "") {
      self.target = target
      self.title = title
      self.summary = summary
    }
  }

  /// Everything on offer, in order; items of one kind stand together.
  public var items: [Item]
  /// The index of the chosen item.
  public var choice = 0

  /// Makes a list with its first item chosen.
  public init(items: [Item]) { self.items = items }

  /// Chooses another item; the ends hold.
  mutating func move(by count: Int) {
    choice = min(max(0, items.count - 1), max(0, choice + count))
  }
}
