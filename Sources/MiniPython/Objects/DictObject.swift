/// A Python dictionary: a hash table that remembers the order of insertion.
///
/// Entries lie in one array in that order; a second, sparse array of their indices is the hash
/// table (open addressing, as CPython does since 3.6).
public final class DictObject: PythonObject {
  struct Entry {
    var key: Value
    var value: Value
    var hash: Int
  }

  /// The entries in order; a removed one has the key `.unbound`.
  // The hottest fields of the machine; nothing that runs while one of them is accessed can reach the
  // same dictionary, so the checks at run time are left out.
  @exclusivity(unchecked) private(set) var entries: [Entry] = []
  @exclusivity(unchecked) private var slots: [Int32] = []
  @exclusivity(unchecked) private var mask = 0
  /// The number of entries.
  @exclusivity(unchecked) public private(set) var count = 0
  /// Changes whenever a key comes or goes, so that iterators notice.
  @exclusivity(unchecked) private(set) var shape = 0
  /// The class, for a dictionary class of `collections`.
  var subtype: TypeObject?
  /// `defaultdict`'s factory.
  var missing: Value?

  /// An empty dictionary.
  public override init() { super.init() }

  /// A dictionary with string keys.
  public convenience init(_ pairs: [(String, Value)]) {
    self.init()
    for (key, value) in pairs { insert(StringObject(key), value) }
  }

  public override var type: TypeObject { subtype ?? .dict }

  deinit {
    // Only what may lead deeper has to go the careful way.
    for entry in entries {
      switch entry.value {
      case .tuple, .list, .dict, .object:
        var values = entries.map(\.value)
        entries = []
        Trash.take(&values)
        return
      default: continue
      }
    }
  }

  private static let free: Int32 = -1
  private static let deleted: Int32 = -2

  // MARK: String keys, which never run Python code

  /// The value of a string key.
  @inline(__always)
  func find(_ key: StringObject) -> Value? {
    guard count > 0 else { return nil }
    let index = position(of: key)
    return index < 0 ? nil : entries[index].value
  }

  /// The value of a string key.
  public func find(_ key: String) -> Value? { count == 0 ? nil : find(StringObject(key)) }

  /// The index of a string key's entry, -1 if there is none.
  func position(of key: StringObject) -> Int {
    if slots.isEmpty { return -1 }
    let hash = key.hashValue
    var slot = hash & mask
    var step = UInt(bitPattern: hash)
    while true {
      let index = slots[slot]
      if index == Self.free { return -1 }
      if index >= 0, entries[Int(index)].hash == hash,
        case .string(let candidate) = entries[Int(index)].key.unboxed, candidate.isEqual(to: key)
      {
        return Int(index)
      }
      step >>= 5
      slot = (slot &* 5 &+ Int(bitPattern: step) &+ 1) & mask
    }
  }

  /// The value of the entry at an index, if its key is this very string, else unbound.
  @inline(__always)
  func value(at index: Int, ifNamed name: StringObject) -> Value {
    entries.withUnsafeBufferPointer { entries in
      Self.isNamed(entries, index, name) ? entries[index].value : .unbound
    }
  }

  /// Replaces the value of the entry at an index, if its key is this very string.
  @inline(__always)
  func replace(at index: Int, ifNamed name: StringObject, with value: Value) -> Bool {
    entries.withUnsafeMutableBufferPointer { entries in
      guard Self.isNamed(UnsafeBufferPointer(entries), index, name) else { return false }
      entries[index].value = value
      return true
    }
  }

  /// Whether the key at an index is this very string; looks at both without counting references.
  @inline(__always)
  private static func isNamed(
    _ entries: UnsafeBufferPointer<Entry>, _ index: Int, _ name: StringObject
  ) -> Bool {
    guard index < entries.count, let entry = entries.baseAddress?.advanced(by: index),
      case .string = entry.pointee.key
    else { return false }
    let key = UnsafeRawPointer(entry).load(as: UnsafeRawPointer.self)
    return key == UnsafeRawPointer(Unmanaged.passUnretained(name).toOpaque())
  }

  /// Sets the value of a string key.
  func insert(_ key: StringObject, _ value: Value) {
    let index = position(of: key)
    if index >= 0 {
      entries[index].value = value
    } else {
      append(.string(key), value, hash: key.hashValue)
    }
  }

  /// Sets the value of a string key.
  public func insert(_ key: String, _ value: Value) { insert(StringObject(key), value) }

  /// Removes a string key and returns its value.
  @discardableResult
  public func remove(_ key: String) -> Value? {
    let index = position(of: StringObject(key))
    return index < 0 ? nil : remove(at: index)
  }

  /// Replaces the value of the entry, whose index a lookup gave.
  @inline(__always)
  func replace(at index: Int, with value: Value) { entries[index].value = value }

  // MARK: Any key

  /// The value of a key; throws when the key is not hashable or its `__eq__` throws.
  public func get(_ key: Value) throws -> Value? {
    if case .string(let string) = key { return find(string) }
    if case .int(let number) = key {
      let index = try position(of: number)
      return index < 0 ? nil : entries[index].value
    }
    let index = try position(of: key, hash: try key.hash())
    return index < 0 ? nil : entries[index].value
  }

  /// Sets the value of a key.
  public func set(_ key: Value, _ value: Value) throws {
    if case .string(let string) = key { return insert(string, value) }
    let hash = try key.hash()
    let index: Int
    if case .int(let number) = key {
      index = try position(of: number)
    } else {
      index = try position(of: key, hash: hash)
    }
    if index >= 0 {
      entries[index].value = value
    } else {
      append(key, value, hash: hash)
    }
  }

  /// Removes a key and returns its value, `nil` if it was not there.
  public func removeKey(_ key: Value) throws -> Value? {
    let index = try position(of: key, hash: try key.hash())
    return index < 0 ? nil : remove(at: index)
  }

  /// The index of an integer's entry, -1 if there is none. Another integer is never equal; what else
  /// has the same hash may be.
  private func position(of number: Int) throws -> Int {
    if slots.isEmpty { return -1 }
    let hash = Hashing.integer(number)
    var slot = hash & mask
    var step = UInt(bitPattern: hash)
    while true {
      let index = Int(slots[slot])
      if index == Int(Self.free) { return -1 }
      if index >= 0, entries[index].hash == hash {
        guard case .int(let candidate) = entries[index].key else {
          return try position(of: .int(number), hash: hash)
        }
        if candidate == number { return index }
      }
      step >>= 5
      slot = (slot &* 5 &+ Int(bitPattern: step) &+ 1) & mask
    }
  }

  private func position(of key: Value, hash: Int) throws -> Int {
    if slots.isEmpty { return -1 }
    var slot = hash & mask
    var step = hash
    while true {
      let index = Int(slots[slot])
      if index == Int(Self.free) { return -1 }
      if index >= 0, index < entries.count, entries[index].hash == hash {
        let candidate = entries[index].key
        if try candidate.isIdenticalOrEqual(to: key) { return index }
      }
      step = Int(bitPattern: UInt(bitPattern: step) >> 5)
      slot = (slot &* 5 &+ step &+ 1) & mask
    }
  }

  private func append(_ key: Value, _ value: Value, hash: Int) {
    if (entries.count + 1) * 3 > slots.count * 2 { rebuild(for: count + 1) }
    place(Int32(entries.count), hash: hash)
    entries.append(Entry(key: key, value: value, hash: hash))
    count += 1
    shape &+= 1
  }

  private func place(_ index: Int32, hash: Int) {
    var slot = hash & mask
    var step = UInt(bitPattern: hash)
    while slots[slot] >= 0 {
      step >>= 5
      slot = (slot &* 5 &+ Int(bitPattern: step) &+ 1) & mask
    }
    slots[slot] = index
  }

  private func rebuild(for size: Int) {
    var capacity = 8
    while capacity * 2 < size * 4 { capacity *= 2 }
    if entries.count != count {
      entries.removeAll { if case .unbound = $0.key { true } else { false } }
    }
    slots = [Int32](repeating: Self.free, count: capacity)
    mask = capacity - 1
    for (index, entry) in entries.enumerated() { place(Int32(index), hash: entry.hash) }
  }

  private func remove(at index: Int) -> Value {
    let entry = entries[index]
    var slot = entry.hash & mask
    var step = UInt(bitPattern: entry.hash)
    while slots[slot] != Int32(index) {
      step >>= 5
      slot = (slot &* 5 &+ Int(bitPattern: step) &+ 1) & mask
    }
    slots[slot] = Self.deleted
    entries[index] = Entry(key: .unbound, value: .unbound, hash: 0)
    count -= 1
    shape &+= 1
    if index == entries.count - 1 { entries.removeLast() }
    return entry.value
  }

  /// Removes everything.
  public func removeAll() {
    entries = []
    slots = []
    mask = 0
    count = 0
    shape &+= 1
  }

  // MARK: Enumeration

  /// Keys and values in order.
  public var pairs: [(key: Value, value: Value)] {
    entries.compactMap { entry in
      if case .unbound = entry.key { nil } else { (entry.key, entry.value) }
    }
  }

  /// The keys in order.
  public var keys: [Value] { pairs.map(\.key) }

  /// The values in order.
  public var values: [Value] { pairs.map(\.value) }

  /// The last entry, which `popitem` takes.
  var last: (key: Value, value: Value)? {
    for entry in entries.reversed() {
      if case .unbound = entry.key { continue }
      return (entry.key, entry.value)
    }
    return nil
  }

  /// A dictionary with the same entries.
  func copied() -> DictObject {
    let copy = DictObject()
    copy.entries = entries
    copy.slots = slots
    copy.mask = mask
    copy.count = count
    copy.subtype = subtype
    copy.missing = missing
    return copy
  }
}
