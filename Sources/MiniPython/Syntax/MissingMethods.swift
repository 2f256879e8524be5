/// Methods that the objects of a real module have and these lack, so that a program can be told
/// before it runs.
public struct MissingMethods {
  /// The module that a program imports to get such objects.
  let module: String
  /// The methods' names.
  var names: Set<String>
  /// What there is instead.
  let hint: String

  /// Names the methods that objects of a module lack, with a hint that says what there is instead.
  public init(of module: String, _ names: Set<String>, hint: String) {
    self.module = module
    self.names = names
    self.hint = hint
  }
}
