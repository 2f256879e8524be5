/// Declarations that belong together, one stored property each.
///
/// The catalogue reads the properties, so that a declaration is all it takes to add an operator.
protocol Family: Sendable {}

extension Family {
  var operators: [Operator] {
    Mirror(reflecting: self).children.compactMap { $0.value as? Operator }
  }
}

extension Operator {
  static let arithmetic: Arithmetic = .init()
  static let functions: Functions = .init()
  static let rounding: Rounding = .init()
  static let activations: Activations = .init()
  static let comparisons: Comparisons = .init()
  static let selection: Selection = .init()
  static let reductions: Reductions = .init()
  static let extremes: Extremes = .init()
  static let statistics: Statistics = .init()
  static let views: Views = .init()
  static let inPlaceViews: InPlaceViews = .init()
  static let slicing: Slicing = .init()
  static let joining: Joining = .init()
  static let indexing: Indexing = .init()
  static let linearAlgebra: LinearAlgebra = .init()
  static let matrixFunctions: MatrixFunctions = .init()
  static let losses: Losses = .init()
  static let layers: Layers = .init()
  static let convolution: Convolution = .init()
  static let pooling: Pooling = .init()
  static let batchNormalization: BatchNormalization = .init()
  static let scales: Scales = .init()
  static let matrixSums: MatrixSums = .init()
  static let placing: Placing = .init()
  static let makers: Makers = .init()

  private static let families: [any Family] = [
    arithmetic, functions, rounding, activations, comparisons, selection, reductions, extremes,
    statistics, views, inPlaceViews, slicing, joining, indexing, linearAlgebra, matrixFunctions,
    losses, layers,
    convolution, pooling,
    batchNormalization, scales, matrixSums, placing,
    makers,
  ]

  /// Every operator that has a name in PyTorch's Python, in the order of the declarations.
  public static let all: [Operator] = families.flatMap(\.operators).filter { !$0.isInternal }

  private static let byName: [String: [Operator]] = {
    var table: [String: [Operator]] = [:]
    for operation in all {
      for name in [operation.name] + operation.aliases {
        table[name, default: []].append(operation)
      }
    }
    return table
  }()

  /// The operators of a name, in the order in which PyTorch tries them.
  public static func named(_ name: String) -> [Operator] { byName[name] ?? [] }
}

// MARK: - Nodes that no call makes

extension Operator {
  static let accumulateGrad = Operator(
    "accumulate_grad", [], forward: .primitive { _ in [] }, isInternal: true)
  static let copySlices = Operator(
    "copy_slices", [], forward: .primitive { _ in [] }, isInternal: true)
  /// What the nodes of ``CustomFunction`` have in place of an operator.
  static let custom = Operator("custom", [], forward: .primitive { _ in [] }, isInternal: true)

  /// `detach()`: shares the memory, severs the graph.
  static let detach = Operator(
    "detach", [.tensor("self")], forward: .composite { [$0.input.detach()] })
}
