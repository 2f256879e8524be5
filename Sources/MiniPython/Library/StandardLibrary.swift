/// The modules every interpreter has; each is built when first imported.
enum StandardLibrary {
  static func register(in interpreter: Interpreter) {
    interpreter.register("math") { _ in MathModule.make() }
  }
}
