/// How tensors are printed; what `torch.set_printoptions` changes.
public struct PrintOptions: Sendable, Equatable {
  /// Digits after the point.
  public var precision = 4
  /// Tensors of more elements than this are printed in part.
  public var threshold = 1000
  /// How many elements stay at either end of a dimension printed in part.
  public var edgeItems = 3
  /// The line length at which rows and suffixes wrap.
  public var lineWidth = 80
  /// Whether numbers are printed with an exponent; `nil` lets the numbers decide.
  public var scientific: Bool?
  /// The floating-point type that is not mentioned, without `torch.`.
  public var defaultDType = "float32"

  /// PyTorch's defaults.
  public init() {}
}
