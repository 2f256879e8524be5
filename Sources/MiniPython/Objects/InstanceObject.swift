/// An instance of a class written in Python.
///
/// Its attributes lie one after another, where its layout says. The first who wants a dictionary of
/// them (`__dict__`, `vars`, `del`) turns them into one, and from then on that is what holds them.
final class InstanceObject: HostObject {
  /// Which attributes there are, `nil` once a dictionary holds them. The class owns its layouts.
  @exclusivity(unchecked) private(set) unowned(unsafe) var layout: InstanceLayout?
  @exclusivity(unchecked) private var fields: UnsafeMutablePointer<Value>?
  @exclusivity(unchecked) private var capacity: Int32 = 0
  @exclusivity(unchecked) private var count: Int32 = 0

  override init(type: TypeObject) {
    layout = type.rootLayout
    super.init(type: type)
  }

  deinit {
    guard let fields else { return }
    Trash.take(fields, Int(count))
    fields.deallocate()
  }

  /// The address of the layout, which stands for it in comparisons.
  @inline(__always)
  var layoutIdentity: UnsafeRawPointer? {
    layout.map { UnsafeRawPointer(Unmanaged.passUnretained($0).toOpaque()) }
  }

  /// The value at a place of the layout.
  @inline(__always)
  func field(_ index: Int) -> Value { fields.unsafelyUnwrapped[index] }

  /// Replaces the value at a place of the layout.
  @inline(__always)
  func setField(_ index: Int, _ value: Value) { fields.unsafelyUnwrapped[index] = value }

  /// Gives the instance one attribute more, with which it has the next layout.
  @inline(__always)
  func append(_ value: Value, next: InstanceLayout) {
    if count == capacity { grow() }
    (fields.unsafelyUnwrapped + Int(count)).initialize(to: value)
    count += 1
    layout = next
  }

  @inline(never)
  private func grow() {
    let type = objectType
    let room = max(4, Int(capacity) * 2, capacity == 0 ? type.usualFields : 0)
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: room)
    if let fields {
      larger.moveInitialize(from: fields, count: Int(count))
      fields.deallocate()
    }
    type.usualFields = max(type.usualFields, min(room, Int(count) + 1))
    fields = larger
    capacity = Int32(room)
  }

  override func ownAttribute(_ name: StringObject) -> Value? {
    guard let layout else { return super.ownAttribute(name) }
    let index = layout.index(of: name)
    return index < 0 ? nil : field(index)
  }

  override func setOwnAttribute(_ name: StringObject, _ value: Value) {
    guard let layout else { return super.setOwnAttribute(name, value) }
    let index = layout.index(of: name)
    if index >= 0 {
      setField(index, value)
    } else if let next = layout.adding(name) {
      append(value, next: next)
    } else {
      super.setOwnAttribute(name, value)
    }
  }

  override var ownAttributes: [(name: Value, value: Value)] {
    guard let layout else { return super.ownAttributes }
    return layout.names.enumerated().map { (.string($1), field($0)) }
  }

  override func makeAttributeDictionary() -> DictObject {
    let dictionary = DictObject()
    guard let layout else { return dictionary }
    for (index, name) in layout.names.enumerated() { dictionary.insert(name, field(index)) }
    self.layout = nil
    if let fields {
      self.fields = nil
      fields.deinitialize(count: Int(count))
      fields.deallocate()
      (count, capacity) = (0, 0)
    }
    return dictionary
  }

  /// `object.__class__ = type`. Its layouts belong to the class it had, so a dictionary takes over.
  func changeClass(to type: TypeObject) {
    _ = attributeDictionary
    objectType = type
  }
}
