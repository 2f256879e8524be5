/// Questions about numbers; their answers are truth values, through which no gradient flows.
struct Comparisons: Family {
  let eq = comparison("eq", .init(comparing: equal, equal, equal, equal, equal))
  let ne = comparison(
    "ne", .init(comparing: unequal, unequal, unequal, unequal, unequal), aliases: ["not_equal"])
  let lt = comparison("lt", .init(comparing: less, less, less, less, less), aliases: ["less"])
  let le = comparison(
    "le", .init(comparing: lessOrEqual, lessOrEqual, lessOrEqual, lessOrEqual, lessOrEqual),
    aliases: ["less_equal"])
  let gt = comparison(
    "gt", .init(comparing: greater, greater, greater, greater, greater), aliases: ["greater"])
  let ge = comparison(
    "ge",
    .init(
      comparing: greaterOrEqual, greaterOrEqual, greaterOrEqual, greaterOrEqual, greaterOrEqual),
    aliases: ["greater_equal"])

  let logicalAnd = comparison(
    "logical_and", .init(comparing: both, both, both, both, both))
  let logicalOr = comparison(
    "logical_or", .init(comparing: either, either, either, either, either))
  let logicalXor = comparison("logical_xor", .init(comparing: xor, xor, xor, xor, xor))
  let logicalNot: Operator = .init(
    "logical_not", in: .all, [.tensor("self")],
    forward: .primitive { [try $0.input.equal(0)] }, elementwise: true)

  let bitwiseAnd: Operator = .init(
    "bitwise_and", in: .all, [.tensor("self"), .operand("other")],
    forward: .primitive { [try bitwise("and", $0.input, $0.other, { $0 & $1 }, { $0 & $1 })] })
  let bitwiseOr: Operator = .init(
    "bitwise_or", in: .all, [.tensor("self"), .operand("other")],
    forward: .primitive { [try bitwise("or", $0.input, $0.other, { $0 | $1 }, { $0 | $1 })] })
  let bitwiseXor: Operator = .init(
    "bitwise_xor", in: .all, [.tensor("self"), .operand("other")],
    forward: .primitive { [try bitwise("xor", $0.input, $0.other, { $0 ^ $1 }, { $0 ^ $1 })] })
  let bitwiseNot: Operator = .init(
    "bitwise_not", in: .all, [.tensor("self")],
    forward: .primitive { arguments in
      switch arguments.input.dtype {
      case .bool: return [try arguments.input.equal(0)]
      case .int32, .int64: return [try -arguments.input - 1]
      default:
        throw AutogradError.runtime(
          "\"bitwise_not_cpu\" not implemented for '\(arguments.input.dtype.scalarTypeName)'")
      }
    })

  let isnan = test(
    "isnan", .init(comparing: { a, _ in a.isNaN }, { a, _ in a.isNaN }, never, never, never))
  let isinf = test(
    "isinf",
    .init(comparing: { a, _ in a.isInfinite }, { a, _ in a.isInfinite }, never, never, never))
  let isfinite = test(
    "isfinite",
    .init(
      comparing: { a, _ in a.isFinite }, { a, _ in a.isFinite }, always, always, always))
}

private func equal<T: Element>(_ a: T, _ b: T) -> Bool { a == b }
private func unequal<T: Element>(_ a: T, _ b: T) -> Bool { a != b }
private func less<T: Element>(_ a: T, _ b: T) -> Bool { a < b }
private func lessOrEqual<T: Element>(_ a: T, _ b: T) -> Bool { a <= b }
private func greater<T: Element>(_ a: T, _ b: T) -> Bool { a > b }
private func greaterOrEqual<T: Element>(_ a: T, _ b: T) -> Bool { a >= b }
private func both<T: Element>(_ a: T, _ b: T) -> Bool { a != .zero && b != .zero }
private func either<T: Element>(_ a: T, _ b: T) -> Bool { a != .zero || b != .zero }
private func xor<T: Element>(_ a: T, _ b: T) -> Bool { (a != .zero) != (b != .zero) }
private func never<T: Element>(_ a: T, _ b: T) -> Bool { false }
private func always<T: Element>(_ a: T, _ b: T) -> Bool { true }

private func comparison(_ name: String, _ kernel: BinaryKernel, aliases: [String] = []) -> Operator
{
  Operator(
    name, aliases: aliases, in: .all, [.tensor("self"), .operand("other")],
    forward: .binary(kernel), elementwise: true)
}

private func test(_ name: String, _ kernel: BinaryKernel) -> Operator {
  Operator(
    name, [.tensor("self")], forward: .primitive { [try kernel($0.input, $0.input)] },
    elementwise: true)
}

private func bitwise(
  _ name: String, _ a: Tensor, _ b: Tensor, _ int64: @escaping @Sendable (Int64, Int64) -> Int64,
  _ int32: @escaping @Sendable (Int32, Int32) -> Int32
) throws -> Tensor {
  let dtype = DType.promote(a, b)
  guard !dtype.isFloatingPoint else {
    throw AutogradError.runtime(
      "\"bitwise_\(name)_cpu\" not implemented for '\(dtype.scalarTypeName)'")
  }
  let kernel = BinaryKernel({ a, _ in a }, { a, _ in a }, int64, int32, nil)
  return try kernel(a, b)
}
