import Autograd

/// Functions of one tensor, of two, of all elements and of rows, by their names in the catalogue, which
/// are those of PyTorch: a million elements each, forward; milliseconds.
func measureCatalogue() throws {
  let input = try spread([1_000_000]).abs() * 0.6 + 0.05
  let other = try spread([1_000_000], scale: 0.5).abs() + 0.1
  let square = try input.view([1000, 1000])
  let groups: [(kind: String, names: [String], arguments: [Argument])] = [
    (
      "unary",
      [
        "abs", "neg", "reciprocal", "rsqrt", "square", "exp2", "expm1", "log1p", "log2", "log10",
        "tan", "asin", "acos", "atan", "sinh", "cosh", "asinh", "atanh", "erf", "erfc", "erfinv",
        "logit", "deg2rad", "floor", "ceil", "round", "trunc", "frac", "sign", "isnan",
        "clone", "cumsum", "cumprod", "flip", "sort",
      ], [.tensor(input)]
    ),
    (
      "binary",
      [
        "sub", "maximum", "minimum", "fmax", "fmod", "remainder", "floor_divide", "pow", "atan2",
        "hypot", "logaddexp", "copysign", "xlogy", "eq", "lt",
      ], [.tensor(input), .tensor(other)]
    ),
    ("whole", ["prod", "var", "std", "norm", "min", "amax", "argmax", "all"], [.tensor(input)]),
    (
      "rows",
      [
        "prod", "var", "std", "mean", "amin", "argmax", "min", "logsumexp", "cumsum", "cumprod",
        "softmax", "log_softmax", "sort",
      ], [.tensor(square), 1]
    ),
    (
      "columns", ["sum", "mean", "var", "amax", "argmax", "max", "logsumexp", "cumsum", "softmax"],
      [.tensor(square), 0]
    ),
  ]
  for (kind, names, arguments) in groups {
    for name in names {
      let isAlongVector = kind == "unary" && ["cumsum", "cumprod", "flip"].contains(name)
      let arguments = isAlongVector ? arguments + [0] : arguments
      let seconds = try shortest(of: 9) { _ = try Operator.call(name, arguments) }
      report("\(kind) \(name)", seconds * 1e3)
    }
  }
}
