/// How an operator is written and said, for those whose call `name(arguments)` is not how people
/// write them or does not say what they do.
struct Notation: Sendable {
  /// The operator in a formula over its operands' names; `nil` to write it as a call. `alpha` is 1
  /// where the operator has none.
  var form: String?
  /// What it does, in a few words.
  var words: String

  /// The notation for a `grad_fn`, by its name without `Backward` and number.
  static func of(_ gradFn: String) -> Notation? { all[base(gradFn)] }

  /// `Sigmoid` of `SigmoidBackward0`.
  static func base(_ gradFn: String) -> String {
    guard let range = gradFn.ranges(of: "Backward").last else { return gradFn }
    return String(gradFn[..<range.lowerBound])
  }

  /// `log_softmax` of `LogSoftmaxBackward0`: what the program calls.
  static func function(_ gradFn: String) -> String {
    let name = base(gradFn)
    var result = ""
    for character in name.isEmpty ? gradFn : name {
      if character.isUppercase, let last = result.last, last.isLowercase { result += "_" }
      result += character.lowercased()
    }
    return result
  }

  private static func row(_ form: String?, _ words: String) -> Notation {
    Notation(form: form, words: words)
  }

  private static let all: [String: Notation] = [
    "Add": row("self + alpha * other", "adds; the gradient goes to both sides as it is"),
    "Sub": row("self - alpha * other", "subtracts; the right side gets the gradient's negative"),
    "Rsub": row("other - alpha * self", "subtracts from a number; the gradient changes its sign"),
    "Mul": row("self * other", "multiplies; each factor's gradient is scaled by the other"),
    "Div": row("self / other", "divides"),
    "Neg": row("-self", "changes the sign, of the gradient too"),
    "Pow": row("self ** exponent", "raises to a power"),
    "Mm": row("self @ mat2", "multiplies matrices"),
    "Mv": row("self @ vec", "multiplies a matrix by a vector"),
    "Exp": row(nil, "the exponential, which is its own derivative"),
    "Log": row(nil, "the natural logarithm; steep near zero"),
    "Sin": row(nil, "the sine"),
    "Cos": row(nil, "the cosine"),
    "Sqrt": row(nil, "the square root"),
    "Sigmoid": row(nil, "squashes any number into 0 to 1; flat at both ends"),
    "Tanh": row(nil, "squashes any number into -1 to 1; flat at both ends"),
    "Relu": row(nil, "passes what is positive and stops the rest"),
    "Abs": row(nil, "the size without the sign"),
    "Clamp": row(nil, "keeps numbers between two bounds; beyond them no gradient passes"),
    "Sum": row(nil, "adds all elements; each gets the whole gradient"),
    "Mean": row(nil, "averages; each element gets an equal share of the gradient"),
    "Max": row(nil, "the largest element; it alone gets the gradient"),
    "Min": row(nil, "the smallest element; it alone gets the gradient"),
    "Maximum": row(nil, "the larger of two, element by element"),
    "Minimum": row(nil, "the smaller of two, element by element"),
    "Softmax": row(nil, "turns scores into shares that add up to 1"),
    "LogSoftmax": row(nil, "the logarithm of the softmax"),
    "Clone": row(nil, "a copy that stays in the graph"),
    "View": row(nil, "the same numbers in another shape"),
    "Reshape": row(nil, "the same numbers in another shape"),
    "T": row(nil, "turns rows into columns"),
    "Transpose": row(nil, "exchanges two dimensions"),
    "Permute": row(nil, "reorders the dimensions"),
    "Expand": row(nil, "repeats without copying; gradients add up again on the way back"),
    "Select": row(nil, "takes one row; only that row gets a gradient"),
    "Slice": row(nil, "takes a part; only that part gets a gradient"),
    "Index": row(nil, "picks elements; only those get a gradient"),
    "Addmm": row("self + mat1 @ mat2", "a linear layer: matrix product plus bias"),
    "MseLoss": row(nil, "the mean of the squared differences"),
  ]
}
