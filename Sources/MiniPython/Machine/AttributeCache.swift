/// What an instruction found out about the object it met last.
struct AttributeCache {
  private(set) var type: TypeObject?
  private(set) var version = -1
  /// The attribute found on the type, unbound if the type has none.
  private(set) var value = Value.unbound
  /// Whether that attribute decides, whatever the instance itself has.
  var isData = false
  /// Where the instance dictionary had the name.
  var hint: Int32 = 0
  /// Where the layout below has the name, -1 where it lacks it.
  private(set) var field: Int32 = -1
  /// The layout that `field` is about. It is one of `type`'s, which keeps it alive.
  fileprivate var layoutIdentity: UnsafeRawPointer?
  /// The layout that an instance of it has after the name was added.
  private(set) unowned(unsafe) var nextLayout: InstanceLayout?
  /// The address of `type`, to be looked at without counting.
  fileprivate var typeIdentity: UnsafeRawPointer?

  /// Notes what the type has under the name.
  mutating func fill(_ type: TypeObject, _ name: StringObject) {
    self.type = type
    typeIdentity = UnsafeRawPointer(Unmanaged.passUnretained(type).toOpaque())
    version = type.version
    (layoutIdentity, nextLayout, field) = (nil, nil, -1)
    if type.special(Names.getattribute) != nil {
      (value, isData) = (.unbound, true)
      return
    }
    value = type.lookup(name) ?? .unbound
    isData = false
    if case .object(let descriptor) = value { isData = descriptor.isDataDescriptor }
  }

  /// Notes where the instance's layout has the name; `fill` was called for its type.
  mutating func note(_ layout: InstanceLayout, of instance: InstanceObject, _ name: StringObject) {
    layoutIdentity = instance.layoutIdentity
    field = Int32(layout.index(of: name))
    nextLayout = nil
  }

  /// Notes the layout of an instance that is given the name.
  mutating func noteAddition(_ next: InstanceLayout) { nextLayout = next }
}

// Asked of the place where the cache is, for a method of the structure would copy it first.
extension UnsafeMutablePointer<AttributeCache> {
  /// Whether what is known holds for instances of the type as it is now.
  @inline(__always)
  func knows(_ type: TypeObject) -> Bool {
    pointee.typeIdentity == UnsafeRawPointer(Unmanaged.passUnretained(type).toOpaque())
      && pointee.version == type.version
  }

  /// Whether `field` is where the instance has the name, or would have it.
  @inline(__always)
  func knowsLayout(of instance: InstanceObject) -> Bool {
    guard let layout = pointee.layoutIdentity, layout == instance.layoutIdentity,
      let type = pointee.typeIdentity
    else { return false }
    return pointee.version
      == Unmanaged<TypeObject>.fromOpaque(type)._withUnsafeGuaranteedRef { $0.version }
  }
}
