/// A Python tuple.
public final class TupleObject: PythonObject {
  /// The items. They never change.
  @exclusivity(unchecked) public private(set) var items: [Value]
  /// Names of the items when the tuple is of a named tuple type.
  let named: TypeObject?

  /// A tuple of the items.
  public init(_ items: [Value]) {
    self.items = items
    named = nil
    super.init()
  }

  init(_ items: [Value], named: TypeObject) {
    self.items = items
    self.named = named
    super.init()
  }

  public override var type: TypeObject { named ?? .tuple }

  deinit { Trash.take(&items) }
}

/// A Python list.
public final class ListObject: PythonObject {
  /// The items.
  @exclusivity(unchecked) public var items: [Value]

  /// A list of the items.
  public init(_ items: [Value]) {
    self.items = items
    super.init()
  }

  public override var type: TypeObject { .list }

  deinit { Trash.take(&items) }
}
