/// Which attributes an instance has, in the order in which it got them.
///
/// Instances of one class mostly get the same attributes in the same order, so they share their
/// layout and keep no more than the values (Self's maps, V8's hidden classes). A layout leads to
/// another by each name that was ever added to it; all begin with the empty one of their class, which
/// owns them, and none of them ever changes.
final class InstanceLayout {
  /// The names, the oldest first; where a name is, there its value is in the instance.
  let names: [StringObject]
  private var following: [InstanceLayout] = []

  /// Beyond these an instance keeps its attributes in a dictionary: it is used as one.
  private static let mostNames = 48
  private static let mostFollowing = 24

  /// The layout of instances without attributes.
  init() { names = [] }

  private init(_ names: [StringObject]) { self.names = names }

  /// The place of a name, -1 if the layout lacks it.
  func index(of name: StringObject) -> Int {
    for index in names.indices where names[index] === name { return index }
    for index in names.indices where names[index].isEqual(to: name) { return index }
    return -1
  }

  /// The layout of an instance that gets one attribute more; `nil` where that leads too far.
  func adding(_ name: StringObject) -> InstanceLayout? {
    for next in following where next.names[names.count].isEqual(to: name) { return next }
    guard names.count < Self.mostNames, following.count < Self.mostFollowing else { return nil }
    let next = InstanceLayout(names + [name])
    following.append(next)
    return next
  }
}
