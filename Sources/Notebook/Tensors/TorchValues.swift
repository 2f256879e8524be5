import Autograd
import MiniPython

/// `torch.float32` and its kind.
final class DTypeObject: PythonObject {
  let dtype: DType
  private let objectType: TypeObject

  init(_ dtype: DType, type: TypeObject) {
    self.dtype = dtype
    objectType = type
    super.init()
  }

  override var type: TypeObject { objectType }
  override func repr() throws -> String { "torch.\(dtype.name)" }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "is_floating_point": .bool(dtype.isFloatingPoint)
    case "is_complex": .bool(false)
    case "is_signed": .bool(dtype != .bool)
    case "itemsize": .int(dtype.size)
    default: nil
    }
  }
}

/// `torch.device('cpu')`, the only device there is, and names of others.
final class DeviceObject: PythonObject {
  let kind: String
  let index: Int?
  private let objectType: TypeObject

  init(_ kind: String = "cpu", _ index: Int? = nil, type: TypeObject) {
    self.kind = kind
    self.index = index
    objectType = type
    super.init()
  }

  override var type: TypeObject { objectType }
  override func repr() throws -> String {
    "device(type='\(kind)'\(index.map { ", index=\($0)" } ?? ""))"
  }
  override func str() throws -> String { kind + (index.map { ":\($0)" } ?? "") }
  override func hash() throws -> Int? { kind.hashValue ^ (index ?? -1) }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "type": Value(kind)
    case "index": index.map { .int($0) } ?? Value.none
    default: nil
    }
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    let device: DeviceObject? = other.object()
    let isSame = device?.kind == kind && device?.index == index
    return switch operation {
    case .equal: .bool(isSame)
    case .notEqual: .bool(!isSame)
    default: nil
    }
  }
}

/// `torch.Generator`: a source of random numbers besides the one that everybody shares.
final class GeneratorObject: PythonObject {
  let source: RandomSource
  private let objectType: TypeObject

  init(_ source: RandomSource, type: TypeObject) {
    self.source = source
    objectType = type
    super.init()
  }

  override var type: TypeObject { objectType }
}
