@testable import Autograd

/// A value of an expression of the golden table.
indirect enum PythonValue {
  case tensor(Tensor)
  case number(Scalar)
  case text(String)
  case none
  case list([PythonValue])
  case slice(Int?, Int?, Int?)
  case ellipsis
  case dtype(DType)
  case results([String], [Tensor])
  /// `torch`, `torch.linalg`, `F`: where functions are found.
  case module(Operator.Homes)
  /// A function found in a module, or a method of a tensor.
  case function(String, Operator.Homes, Tensor?)
  case lambda(String, PythonExpression)
}

/// What the table needs of Python's expressions; calls go through ``Operator/resolve(_:in:_:_:)``.
indirect enum PythonExpression {
  case literal(PythonValue)
  case name(String)
  case attribute(PythonExpression, String)
  case call(PythonExpression, [(String?, PythonExpression)])
  case index(PythonExpression, PythonExpression)
  case tuple([PythonExpression])
  case slice(PythonExpression?, PythonExpression?, PythonExpression?)
  case unary(String, PythonExpression)
  case binary(String, PythonExpression, PythonExpression)
  case lambda(String, PythonExpression)

  struct Failure: Error, CustomStringConvertible { var description: String }

  func value(_ names: [String: PythonValue]) throws -> PythonValue {
    switch self {
    case .literal(let value): return value
    case .name(let name):
      guard let value = names[name] else { throw Failure(description: "no name \(name)") }
      return value
    case .attribute(let object, let name): return try Self.attribute(object.value(names), name)
    case .tuple(let items): return .list(try items.map { try $0.value(names) })
    case .slice(let start, let end, let step):
      return .slice(
        try start?.value(names).int, try end?.value(names).int, try step?.value(names).int)
    case .lambda(let parameter, let body): return .lambda(parameter, body)
    case .unary(let sign, let operand):
      switch (sign, try operand.value(names)) {
      case ("-", .tensor(let tensor)): return .tensor(try -tensor)
      case ("-", .number(.int(let value))): return .number(.int(-value))
      case ("-", .number(let value)): return .number(.double(-value.double))
      default: throw Failure(description: "unary \(sign)")
      }
    case .binary(let sign, let left, let right):
      return try Self.combine(sign, left.value(names), right.value(names))
    case .index(let object, let index):
      return try Self.index(object.value(names), index.value(names), isTuple: index.isTuple)
    case .call(let callee, let arguments):
      let values = try arguments.map { ($0.0, try $0.1.value(names)) }
      return try Self.call(callee.value(names), values, names)
    }
  }

  private var isTuple: Bool { if case .tuple = self { true } else { false } }

  private static func attribute(_ object: PythonValue, _ name: String) throws -> PythonValue {
    switch (object, name) {
    case (.module, "linalg"): return .module(.linalg)
    case (.module, "special"): return .module(.special)
    case (.module, "float64"): return .dtype(.float64)
    case (.module(let homes), _): return .function(name, homes, nil)
    case (.tensor(let tensor), "T"):
      return .tensor(try tensor.permute(Array((0..<tensor.rank).reversed())))
    case (.tensor(let tensor), _): return .function(name, .method, tensor)
    case (.results(let names, let tensors), _): return .tensor(tensors[names.firstIndex(of: name)!])
    default: throw Failure(description: "attribute \(name)")
    }
  }

  private static func call(
    _ callee: PythonValue, _ arguments: [(String?, PythonValue)], _ names: [String: PythonValue]
  ) throws -> PythonValue {
    switch callee {
    case .lambda(let parameter, let body):
      return try body.value(names.merging([parameter: arguments[0].1]) { $1 })
    case .function("tuple", _, _): return arguments[0].1
    case .function("range", _, _):
      return .list((0..<arguments[0].1.int).map { .number(.int($0)) })
    case .function("dim", _, let tensor?): return .number(.int(tensor.rank))
    case .function("detach", _, let tensor?): return .tensor(tensor.detach())
    case .function("__setitem__", _, let tensor?):
      try tensor.setIndexed(
        indices(arguments[0].1), to: Tensor(arguments[1].1.argument.scalar!, dtype: tensor.dtype))
      return .none
    case .function(let name, let homes, let tensor):
      var positional = arguments.filter { $0.0 == nil }.map(\.1.argument)
      let keywords = arguments.compactMap { pair in pair.0.map { ($0, pair.1.argument) } }
      if let tensor { positional.insert(.tensor(tensor), at: 0) }
      if name.hasSuffix("_"), let tensor {
        let (operation, bound) = try Operator.resolve(
          String(name.dropLast()), in: .inPlace, positional, keywords)
        try operation.applyInPlace(bound)
        return .tensor(tensor)
      }
      let (operation, bound) = try Operator.resolve(name, in: homes, positional, keywords)
      let results = try operation.apply(bound)
      if operation.returnsList { return .list(results.map { .tensor($0) }) }
      if results.count > 1 { return .results(operation.resultNames, results) }
      return .tensor(results[0])
    default: throw Failure(description: "cannot call \(callee)")
    }
  }

  private static func indices(_ index: PythonValue) throws -> [Index] {
    switch index {
    case .list(let items): try items.map { try single($0) }
    default: [try single(index)]
    }
  }

  private static func single(_ index: PythonValue) throws -> Index {
    switch index {
    case .number(let number): .at(number.int)
    case .slice(let start, let end, let step): .range(start, end, step: step)
    case .none: .newAxis
    case .ellipsis: .ellipsis
    case .tensor(let tensor): .tensor(tensor)
    default: throw Failure(description: "index \(index)")
    }
  }

  private static func index(_ object: PythonValue, _ index: PythonValue, isTuple: Bool) throws
    -> PythonValue
  {
    switch object {
    case .list(let items): return items[index.int < 0 ? index.int + items.count : index.int]
    case .tensor(let tensor):
      return .tensor(try tensor.indexed(indices(index), isTuple: isTuple))
    default: throw Failure(description: "cannot index \(object)")
    }
  }

  private static func combine(_ sign: String, _ left: PythonValue, _ right: PythonValue) throws
    -> PythonValue
  {
    if case .number(let a) = left, case .number(let b) = right {
      switch sign {
      case "/": return .number(.double(a.double / b.double))
      case "-": return .number(.double(a.double - b.double))
      default: throw Failure(description: "number \(sign) number")
      }
    }
    let names = [
      "+": "add", "-": "sub", "*": "mul", "/": "div", "%": "remainder", "**": "pow", "@": "matmul",
      ">": "gt",
    ]
    if case .number(let number) = left, case .tensor(let tensor) = right {
      switch sign {
      case "-": return .tensor(try number - tensor)
      case "/": return .tensor(try number / tensor)
      case "+", "*": return try combine(sign, right, left)
      default: break
      }
    }
    let (operation, bound) = try Operator.resolve(
      names[sign]!, in: .torch, [left.argument, right.argument])
    return .tensor(try operation.apply(bound)[0])
  }
}

extension PythonValue {
  var int: Int { if case .number(let value) = self { value.int } else { 0 } }

  var argument: Argument {
    switch self {
    case .tensor(let tensor): .tensor(tensor)
    case .number(let value): .scalar(value)
    case .text(let text): .string(text)
    case .dtype(let dtype): .dtype(dtype)
    case .list(let items):
      if case .tensor? = items.first {
        .tensors(items.compactMap { $0.argument.tensor })
      } else {
        .ints(items.map(\.int))
      }
    default: .none
    }
  }
}
