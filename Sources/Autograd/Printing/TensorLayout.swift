/// Arranges a tensor's elements in brackets and lines, long dimensions in part.
struct TensorLayout {
  private let shape: [Int]
  /// How far apart neighbours along each dimension stand in row-major order.
  private let steps: [Int]
  private let isSummarized: Bool
  private let options: PrintOptions
  private let format: ElementFormat
  private let elementText: (Int) -> String

  init(_ tensor: PrintedTensor, _ options: PrintOptions) {
    shape = tensor.shape
    self.options = options
    var steps = [Int](repeating: 1, count: shape.count)
    for dimension in shape.indices.dropLast().reversed() {
      steps[dimension] = steps[dimension + 1] * shape[dimension + 1]
    }
    self.steps = steps
    let count = shape.reduce(1, *)
    isSummarized = count > options.threshold

    var visible = [0]
    if count == 0 { visible = [] }
    for dimension in shape.indices {
      let places = TensorLayout.places(
        shape[dimension], isSummarized ? options.edgeItems : nil
      ).compactMap { $0 }
      visible = visible.flatMap { start in places.map { start + $0 * steps[dimension] } }
    }
    let format: ElementFormat
    switch tensor.elements {
    case .floating(let element):
      format = ElementFormat(visible.map(element), options)
      elementText = { format.padded(format.text(element($0))) }
    case .integers(let element):
      format = ElementFormat(texts: visible.map { String(element($0)) })
      elementText = { format.padded(String(element($0))) }
    case .booleans(let element):
      format = ElementFormat(texts: visible.map { element($0) ? "True" : "False" })
      elementText = { format.padded(element($0) ? "True" : "False") }
    }
    self.format = format
  }

  /// All elements in brackets; the first line begins in column `indent`.
  func text(indent: Int) -> String {
    if shape.contains(0) { return "[]" }
    return text(dimension: 0, start: 0, indent: indent)
  }

  /// One sub-tensor. The recursion is as deep as the tensor has dimensions.
  private func text(dimension: Int, start: Int, indent: Int) -> String {
    if dimension == shape.count { return elementText(start) }
    let places = TensorLayout.places(shape[dimension], isSummarized ? options.edgeItems : nil)
    if dimension == shape.count - 1 { return row(places, start: start, indent: indent) }
    let blocks = places.map { place in
      place.map {
        text(dimension: dimension + 1, start: start + $0 * steps[dimension], indent: indent + 1)
      } ?? "..."
    }
    let breaks = String(repeating: "\n", count: shape.count - 1 - dimension)
    let separator = "," + breaks + String(repeating: " ", count: indent + 1)
    return "[" + blocks.joined(separator: separator) + "]"
  }

  /// The last dimension, wrapped.
  private func row(_ places: [Int?], start: Int, indent: Int) -> String {
    let elements = places.map { place in place.map { elementText(start + $0) } ?? " ..." }
    let perLine = max(1, (options.lineWidth - indent) / (format.width + 2))
    let lines = stride(from: 0, to: elements.count, by: perLine).map { first in
      elements[first..<min(first + perLine, elements.count)].joined(separator: ", ")
    }
    return "[" + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
  }

  /// The places of a dimension that are shown; `nil` stands for those left out.
  private static func places(_ size: Int, _ edge: Int?) -> [Int?] {
    guard let edge, size > 2 * edge else { return Array(0..<size) }
    return Array(0..<edge) + [nil] + Array((size - edge)..<size)
  }
}
