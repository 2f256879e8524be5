/// What the text of a tensor is made from, and the text: exactly what PyTorch's `repr` gives.
///
///     PrintedTensor(shape: [2], elements: .floating { [1, 2.5][$0] }).text()
///     // tensor([1.0000, 2.5000])
public struct PrintedTensor {
  /// Gives an element by its position in row-major order. Only elements that are shown are asked
  /// for.
  public enum Elements {
    case floating((Int) -> Double)
    case integers((Int) -> Int)
    case booleans((Int) -> Bool)
  }

  /// The size of every dimension.
  public var shape: [Int]
  /// The numbers.
  public var elements: Elements
  /// The type's name without `torch.`.
  public var dtype: String
  /// The name of the operator that made the tensor.
  public var gradFn: String?
  /// Whether the tensor is tracked; shown where there is no ``gradFn``.
  public var requiresGrad: Bool
  /// Whether this is an `nn.Parameter`, which announces itself.
  public var isParameter: Bool

  /// Describes a tensor to print.
  public init(
    shape: [Int], elements: Elements, dtype: String = "float32", gradFn: String? = nil,
    requiresGrad: Bool = false, isParameter: Bool = false
  ) {
    self.shape = shape
    self.elements = elements
    self.dtype = dtype
    self.gradFn = gradFn
    self.requiresGrad = requiresGrad
    self.isParameter = isParameter
  }

  /// The text: `tensor([1., 2.], grad_fn=<MulBackward0>)`.
  public func text(_ options: PrintOptions = PrintOptions()) -> String {
    let prefix = "tensor("
    let body = prefix + TensorLayout(self, options).text(indent: prefix.utf8.count)
    let text = appendSuffixes(
      to: body, indent: prefix.utf8.count, lineWidth: options.lineWidth, options)
    return isParameter ? "Parameter containing:\n" + text : text
  }

  /// What follows the numbers, in PyTorch's order.
  private func suffixes(_ options: PrintOptions) -> [String] {
    var suffixes: [String] = []
    let isEmpty = shape.contains(0)
    if isEmpty, shape.count != 1 { suffixes.append("size=(\(shapeText))") }
    let isSilent =
      dtype == options.defaultDType || !isEmpty && (dtype == "int64" || dtype == "bool")
    if !isSilent { suffixes.append("dtype=torch.\(dtype)") }
    if let gradFn {
      suffixes.append("grad_fn=<\(gradFn)>")
    } else if requiresGrad {
      suffixes.append("requires_grad=True")
    }
    return suffixes
  }

  private var shapeText: String { shape.map(String.init).joined(separator: ", ") }

  private func appendSuffixes(
    to body: String, indent: Int, lineWidth: Int, _ options: PrintOptions
  ) -> String {
    var text = body
    // Two more for what follows: a comma and a space, or the closing bracket.
    var column = (body.split(separator: "\n").last?.utf8.count ?? 0) + 2
    for suffix in suffixes(options) {
      if column + suffix.utf8.count + 2 > lineWidth {
        text += ",\n" + String(repeating: " ", count: indent) + suffix
        column = indent + suffix.utf8.count
      } else {
        text += ", " + suffix
        column += suffix.utf8.count + 2
      }
    }
    return text + ")"
  }
}
