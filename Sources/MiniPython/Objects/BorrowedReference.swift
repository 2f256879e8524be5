/// A reference read where it is stored, without counting it.
///
/// Counting references is most of what short instructions cost: reading `x.y` counts the object, its
/// dictionary and the value up, and the first two down again at once. The register keeps the object
/// alive meanwhile, so the machine may look at it without. A value's reference is the first word of
/// its storage, for its other cases need all bits of theirs; `BorrowedReferenceTests` would notice if
/// that changed.
enum BorrowedReference {
  /// The object a value refers to. The value must be of a case that holds a reference, and must not
  /// be overwritten while the closure runs.
  @inline(__always)
  static func with<Object: PythonObject, Result>(
    _ value: UnsafePointer<Value>, as: Object.Type, _ body: (Object) throws -> Result
  ) rethrows -> Result {
    let word = UnsafeRawPointer(value).load(as: UnsafeRawPointer.self)
    return try Unmanaged<Object>.fromOpaque(word)._withUnsafeGuaranteedRef(body)
  }
}
