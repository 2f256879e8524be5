/// `torch.einsum`: a sum of products written with a letter for each dimension.
///
/// The steps are PyTorch's, so that the graph is too: every operand is brought to all the dimensions
/// in one order, those of the result first, and pairs of operands meet in a product of matrices.
struct Contraction {
  private var operands: [Tensor] = []
  /// How many dimensions the result has, and how many there are with those that are summed.
  private let kept: Int
  private let total: Int

  /// Reads an equation such as `bij,bjk->bik` or `...i,...i`.
  ///
  /// - Throws: if it does not fit the operands.
  init(_ equation: String, _ tensors: [Tensor]) throws {
    let text = Array(equation.filter { $0 != " " })
    let arrow = text.indices.first { $0 + 1 < text.count && text[$0] == "-" && text[$0 + 1] == ">" }
    let terms = text[..<(arrow ?? text.count)]
      .split(separator: ",", omittingEmptySubsequences: false)
    guard terms.count == tensors.count else {
      throw AutogradError.runtime(
        terms.count < tensors.count
          ? "einsum(): more operands were provided than specified in the equation"
          : "einsum(): fewer operands were provided than specified in the equation")
    }
    let labels = try zip(terms, tensors).enumerated().map { index, pair in
      try Contraction.labels(of: Array(pair.0), rank: pair.1.rank, operand: index)
    }
    let spread = labels.flatMap { $0 }.filter { $0.hasPrefix(".") }.max()
    let every = labels.flatMap { $0 }
    var output: [String] = []
    if let arrow {
      let letters = Array(text[(arrow + 2)...])
      let dots = (spread.flatMap { Int($0.dropFirst()) } ?? 0)
      let rank = letters.count { $0 != "." } + (letters.contains(".") && spread != nil ? dots : 0)
      output = try Contraction.labels(of: letters, rank: rank, operand: nil)
    } else {
      output = Set(every.filter { $0.hasPrefix(".") }).sorted(by: >)
      output += Set(every).filter { label in
        !label.hasPrefix(".") && every.count { $0 == label } == 1
      }.sorted()
    }
    for label in output where !every.contains(label) {
      throw AutogradError.runtime(
        "einsum(): output subscript \(label) does not appear in the equation for any input operand")
    }
    let order = output + Set(every).subtracting(output).sorted()
    (kept, total) = (output.count, order.count)
    var sizes: [String: Int] = [:]
    for (index, (tensor, labels)) in zip(tensors, labels).enumerated() {
      for (label, size) in zip(labels, tensor.shape) where size != 1 {
        if let seen = sizes[label], seen != size {
          throw AutogradError.runtime(
            "einsum(): subscript \(label) has size \(size) for operand \(index) which does not "
              + "broadcast with previously seen size \(seen)")
        }
        sizes[label] = size
      }
      operands.append(try Contraction.arranged(tensor, labels, order))
    }
  }

  /// One label for each dimension; those that `...` stands for are counted from the last.
  private static func labels(of term: [Character], rank: Int, operand: Int?) throws -> [String] {
    let letters = term.filter { $0 != "." }
    let hasDots = letters.count != term.count
    guard hasDots ? letters.count <= rank : letters.count == rank else {
      throw AutogradError.runtime(
        "einsum(): the number of subscripts in the equation (\(letters.count)) "
          + (hasDots ? "is more than" : "does not match")
          + " the number of dimensions (\(rank)) for "
          + "operand \(operand ?? 0)" + (hasDots ? "" : " and no ellipsis was given"))
    }
    guard letters.allSatisfy(\.isLetter) else {
      throw AutogradError.runtime(
        "einsum(): invalid subscript given at index 0 in the equation string, subscripts must be in "
          + "[a-zA-Z]")
    }
    var labels: [String] = []
    var isBehindDots = false
    for character in term {
      if character != "." {
        labels.append(String(character))
      } else if !isBehindDots {
        isBehindDots = true
        labels += (0..<(rank - letters.count)).reversed().map { ".\($0 + 1)" }
      }
    }
    return labels
  }

  /// The tensor with all dimensions in order; a label that stands twice means the diagonal.
  private static func arranged(_ tensor: Tensor, _ labels: [String], _ order: [String]) throws
    -> Tensor
  {
    var tensor = tensor
    var labels = labels
    while let first = labels.indices.first(where: { labels[($0 + 1)...].contains(labels[$0]) }) {
      let second = labels[(first + 1)...].firstIndex(of: labels[first])!
      tensor = try tensor.diagonal(offset: 0, first, second)
      labels.append(labels[first])
      labels.remove(at: second)
      labels.remove(at: first)
    }
    var places = order.map { labels.firstIndex(of: $0) }
    for index in places.indices where places[index] == nil {
      tensor = try tensor.unsqueeze(-1)
      places[index] = tensor.rank - 1
    }
    return try tensor.permute(places.map { $0! })
  }

  /// The result, computed from left to right.
  func result() throws -> Tensor {
    var counts = (kept..<max(total, kept)).map { dimension in
      operands.count { $0.shape[dimension] != 1 }
    }
    var current = operands[0]
    for next in operands.dropFirst() {
      var (a, b) = (current, next)
      var summed: [Int] = []
      var onlyA: [Int] = []
      var onlyB: [Int] = []
      for dimension in kept..<max(total, kept) {
        let (wideA, wideB) = (a.shape[dimension] != 1, b.shape[dimension] != 1)
        if wideA, wideB {
          counts[dimension - kept] -= 1
          if counts[dimension - kept] == 1 {
            summed.append(dimension)
            counts[dimension - kept] = 0
          }
        } else if counts[dimension - kept] == 1, wideA || wideB {
          if wideA { onlyA.append(dimension) } else { onlyB.append(dimension) }
          counts[dimension - kept] = 0
        }
      }
      if !onlyA.isEmpty { a = try a.sum(onlyA, keepDim: true) }
      if !onlyB.isEmpty { b = try b.sum(onlyB, keepDim: true) }
      current = try summed.isEmpty ? a * b : product(a, b, summed)
    }
    if total == kept { return current }
    if operands.count > 1 { return try current.view(Array(current.shape.prefix(kept))) }
    return try current.sum(Array(kept..<total))
  }

  /// The product of two operands, summed over some dimensions that stay with a size of one.
  private func product(_ left: Tensor, _ right: Tensor, _ summed: [Int]) throws -> Tensor {
    var both: [Int] = []
    var onlyLeft: [Int] = []
    var onlyRight: [Int] = []
    for dimension in 0..<total where !summed.contains(dimension) {
      switch (left.shape[dimension] != 1, right.shape[dimension] != 1) {
      case (true, true): both.append(dimension)
      case (true, false): onlyLeft.append(dimension)
      default: onlyRight.append(dimension)
      }
    }
    func size(_ dimensions: [Int], _ tensor: Tensor) -> Int {
      dimensions.reduce(1) { $0 * tensor.shape[$1] }
    }
    let a = try left.permute(both + onlyLeft + summed + onlyRight)
      .reshape([size(both, left), size(onlyLeft, left), size(summed, left)])
    let b = try right.permute(both + summed + onlyRight + onlyLeft)
      .reshape([size(both, left), size(summed, left), size(onlyRight, right)])
    let order = both + onlyLeft + summed + onlyRight
    let shape = order.map {
      summed.contains($0) ? 1 : onlyRight.contains($0) ? right.shape[$0] : left.shape[$0]
    }
    let back = (0..<total).map { order.firstIndex(of: $0)! }
    return try a.bmm(b).view(shape).permute(back)
  }
}
