import Autograd
import MiniPython

/// `dtype('float32')`: what NumPy says of the type of an array's numbers.
final class ArrayType: PythonObject {
  let dtype: DType
  private unowned let arrays: Arrays

  init(_ dtype: DType, _ arrays: Arrays) {
    self.dtype = dtype
    self.arrays = arrays
    super.init()
  }

  override func repr() throws -> String { "dtype('\(dtype.name)')" }
  override func str() throws -> String { dtype.name }
  override func hash() throws -> Int? { Int(dtype.rawValue) }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "name": Value(dtype.name)
    case "itemsize": .int(dtype.size)
    case "kind": Value(dtype.isFloatingPoint ? "f" : dtype == .bool ? "b" : "i")
    case "type": .object(arrays.type(of: dtype))
    default: nil
    }
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    guard let named = try? arrays.dtype(other) else { return nil }
    return switch operation {
    case .equal: .bool(named == dtype)
    case .notEqual: .bool(named != dtype)
    default: nil
    }
  }
}
