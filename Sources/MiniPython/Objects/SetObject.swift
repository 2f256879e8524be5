/// A Python `set` or `frozenset`.
///
/// The table, its probing and its growth are CPython's, so that sets of numbers are printed and
/// iterated in the order CPython has.
public final class SetObject: PythonObject {
  private struct Slot {
    var key: Value
    var hash: Int
  }

  private var table: [Slot]
  private var mask = 7
  private var fill = 0
  /// The number of members.
  public private(set) var count = 0
  private(set) var shape = 0
  let isFrozen: Bool

  private static let deletedHash = -1
  private static let linearProbes = 9

  /// An empty set.
  public init(frozen: Bool = false) {
    isFrozen = frozen
    table = [Slot](repeating: Slot(key: .unbound, hash: 0), count: 8)
    super.init()
  }

  /// A set of the given members.
  public convenience init(_ items: [Value], frozen: Bool = false) throws {
    self.init(frozen: frozen)
    for item in items { try add(item) }
  }

  public override var type: TypeObject { isFrozen ? .frozenSet : .set }

  /// The members in the order of iteration.
  public var items: [Value] {
    table.compactMap { slot in if case .unbound = slot.key { nil } else { slot.key } }
  }

  /// Whether the value is a member.
  public override func contains(_ item: Value) throws -> Bool? {
    try find(item, hash: try item.hash()) != nil
  }

  private func find(_ key: Value, hash: Int) throws -> Int? {
    var perturb = UInt(bitPattern: hash)
    var index = hash & mask
    while true {
      var entry = index
      var probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
      while true {
        let slot = table[entry]
        if case .unbound = slot.key {
          if slot.hash == 0 { return nil }
        } else if slot.hash == hash, try slot.key.isIdenticalOrEqual(to: key) {
          return entry
        }
        if probes == 0 { break }
        entry += 1
        probes -= 1
        if entry >= table.count { return nil }
      }
      perturb >>= 5
      index = Int(bitPattern: UInt(bitPattern: index) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  /// Adds a member.
  public func add(_ key: Value) throws {
    let hash = try key.hash()
    if try find(key, hash: hash) != nil { return }
    insertClean(key, hash: hash)
    count += 1
    fill += 1
    shape &+= 1
    if fill * 5 >= mask * 3 { resize(count > 50_000 ? count * 2 : count * 4) }
  }

  private func insertClean(_ key: Value, hash: Int) {
    var perturb = UInt(bitPattern: hash)
    var index = hash & mask
    while true {
      var entry = index
      var probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
      while true {
        if case .unbound = table[entry].key, table[entry].hash == 0 {
          table[entry] = Slot(key: key, hash: hash)
          return
        }
        if probes == 0 { break }
        entry += 1
        probes -= 1
      }
      perturb >>= 5
      index = Int(bitPattern: UInt(bitPattern: index) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  private func resize(_ wanted: Int) {
    var size = 8
    while size <= wanted { size <<= 1 }
    let old = table
    table = [Slot](repeating: Slot(key: .unbound, hash: 0), count: size)
    mask = size - 1
    fill = count
    for slot in old {
      if case .unbound = slot.key { continue }
      insertClean(slot.key, hash: slot.hash)
    }
  }

  /// Removes a member; `false` when it was none.
  public func remove(_ key: Value) throws -> Bool {
    guard let entry = try find(key, hash: try key.hash()) else { return false }
    table[entry] = Slot(key: .unbound, hash: Self.deletedHash)
    count -= 1
    shape &+= 1
    return true
  }

  /// Removes everything.
  public func removeAll() {
    table = [Slot](repeating: Slot(key: .unbound, hash: 0), count: 8)
    mask = 7
    fill = 0
    count = 0
    shape &+= 1
  }

  /// A set with the same members.
  func copied(frozen: Bool) -> SetObject {
    let copy = SetObject(frozen: frozen)
    copy.table = table
    copy.mask = mask
    copy.fill = fill
    copy.count = count
    return copy
  }

  public override func length() -> Int? { count }

  public override func makeIterator() -> IteratorObject? {
    let shape = shape
    var index = 0
    return NativeIterator(named: .setIterator) { [self] in
      if shape != self.shape {
        throw PythonError(.runtimeError, "Set changed size during iteration")
      }
      while index < table.count {
        let slot = table[index]
        index += 1
        if case .unbound = slot.key { continue }
        return slot.key
      }
      return nil
    }
  }

  public override func hash() throws -> Int? {
    guard isFrozen else { return nil }
    return try items.reduce(0x345) { try $0 ^ ($1.hash() &* 0x9e37_79b9) }
  }

  public override func repr() throws -> String { try repr(named: nil) }

  /// The text, with the name of a class of one's own.
  func repr(named name: String?) throws -> String {
    let shown = name ?? (isFrozen ? "frozenset" : nil)
    if count == 0 { return "\(shown ?? "set")()" }
    let inner = try Representation.guarded(self, cycle: "set(...)") {
      try items.map { try $0.repr() }.joined(separator: ", ")
    }
    return shown.map { "\($0)({\(inner)})" } ?? "{\(inner)}"
  }

  /// Whether every member is in the other.
  func isSubset(of other: SetObject) throws -> Bool {
    if count > other.count { return false }
    for item in items where try !(other.contains(item) ?? false) { return false }
    return true
  }

  public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    guard let other: SetObject = other.object() else { return nil }
    switch operation {
    case .equal: return .bool(try count == other.count && isSubset(of: other))
    case .notEqual: return .bool(try !(count == other.count && isSubset(of: other)))
    case .lessOrEqual: return .bool(try isSubset(of: other))
    case .less: return .bool(try count < other.count && isSubset(of: other))
    case .greaterOrEqual: return .bool(try other.isSubset(of: self))
    case .greater: return .bool(try other.count < count && other.isSubset(of: self))
    }
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    guard let other: SetObject = other.object() else { return nil }
    guard
      let result = try combined(operation, with: other.items, { try other.contains($0) ?? false })
    else { return nil }
    return .object(result)
  }

  public override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    guard !isFrozen, let other: SetObject = other.object(),
      let result = try binary(operation, .object(other)), let set: SetObject = result.object()
    else { return nil }
    take(from: set)
    return .object(self)
  }

  /// Becomes a copy of the other set.
  func take(from set: SetObject) {
    table = set.table
    mask = set.mask
    fill = set.fill
    count = set.count
    shape &+= 1
  }

  /// Union, intersection, difference or symmetric difference, as a new set.
  func combined(
    _ operation: BinaryOperator, with items: [Value], _ isMember: (Value) throws -> Bool
  ) throws -> SetObject? {
    switch operation {
    case .or:
      let result = copied(frozen: isFrozen)
      for item in items { try result.add(item) }
      return result
    case .and:
      let result = SetObject(frozen: isFrozen)
      if items.count <= count {
        for item in items where try contains(item) ?? false { try result.add(item) }
      } else {
        for item in self.items where try isMember(item) { try result.add(item) }
      }
      return result
    case .subtract:
      let result = SetObject(frozen: isFrozen)
      for item in self.items where try !isMember(item) { try result.add(item) }
      return result
    case .xor:
      let result = copied(frozen: isFrozen)
      for item in items where try !result.remove(item) { try result.add(item) }
      return result
    default: return nil
    }
  }
}
