import Tracing

/// Says things about tensors in names and numbers: `dL/dz = dL/dp * p * (1 - p) = 813.4 * 0.001228`.
struct Wording {
  let recording: Recording
  let moment: Moment
  let designations: Designations
  let text: TensorText
  let signs: Signs

  /// Steps that have happened or are happening: names count from when one sees them given.
  private var seen: Int { max(moment.step, moment.active + 1) }

  private func number(_ value: TensorValue, dtype: String = "float32") -> String {
    text(value, dtype: dtype, within: 30)
  }

  // MARK: Names

  /// A tensor as a formula writes it: its variable, or what it was made from, to a small depth.
  func formula(of id: NodeID, depth: Int = 2) -> Formula {
    guard let tensor = recording.tensor(id) else { return .name("?") }
    let name = name(of: tensor)
    if !name.isEmpty { return .name(name) }
    switch tensor.maker {
    case .leaf(let leaf):
      guard let origin = leaf.origin else { return .name(number(leaf.value, dtype: leaf.dtype)) }
      guard depth > 0 else { return .name(signs.glyphs.ellipsis) }
      return .call(origin.op, origin.inputs.map { formula(of: $0, depth: depth - 1) })
    case .node(let node):
      guard depth > 0 else { return .name(signs.glyphs.ellipsis) }
      return expression(of: node) { formula(of: $0, depth: depth - 1) }
    }
  }

  /// An input as a formula writes it; of an operator with several results, which of them.
  private func formula(of source: Node.Source, depth: Int = 2) -> Formula {
    guard let tensor = recording.tensor(source.id), tensor.hasSeveralOutputs else {
      return formula(of: source.id, depth: depth)
    }
    if let name = tensor.name(ofOutput: source.output, at: seen) { return .name(name) }
    guard depth > 0, let node = tensor.node else { return .name(signs.glyphs.ellipsis) }
    let whole = expression(of: node) { formula(of: $0, depth: depth - 1) }
    return .name("\(whole.text)[\(source.output)]")
  }

  /// `dL/dz`.
  func gradient(of formula: Formula) -> String {
    formula.isAtom ? "dL/d\(formula.text)" : "dL/d(\(formula.text))"
  }

  private func name(of tensor: Tensor) -> String {
    designations(tensor.name(at: seen), of: tensor.id)
  }

  /// A node's own result: its variable, or `out`.
  func result(of node: Node) -> Formula {
    let name = recording.tensor(node.id).map(name(of:)) ?? ""
    return .name(name.isEmpty ? "out" : name)
  }

  // MARK: Forward

  /// The operator applied: `self * other` with the operands put in.
  private func expression(of node: Node, input: (Node.Source) -> Formula) -> Formula {
    let operands = operands(of: node, input: input)
    if var form = Notation.of(node.name)?.form.flatMap({ Formula($0) }) {
      form = form.replacing(["alpha": operands.names["alpha"] ?? .number("1")]).simplified
      if form.names.allSatisfy({ operands.names[$0] != nil }) {
        return form.replacing(operands.names)
      }
    }
    // Of a node whose inputs are not known, that there are some.
    let list = operands.list.isEmpty ? [.name(signs.glyphs.ellipsis)] : operands.list
    return .call(Notation.function(node.name), list)
  }

  private func operands(of node: Node, input: (Node.Source) -> Formula)
    -> (list: [Formula], names: [String: Formula])
  {
    var list: [Formula] = []
    var names: [String: Formula] = [:]
    for operand in node.operands {
      let formula: Formula
      switch operand.value {
      case .input(let slot):
        guard node.inputs.indices.contains(slot) else { continue }
        formula = input(node.inputs[slot])
      case .constant(let value): formula = Self.constant(value)
      }
      list.append(formula)
      names[operand.name] = formula
    }
    if node.operands.isEmpty { list = node.inputs.map(input) }
    return (list, names)
  }

  /// A number as the program wrote it, shorter if it is long; any other argument as Python prints it.
  private static func constant(_ value: String) -> Formula {
    guard let number = Double(value) else { return .name(value) }
    let short = Numerals.text(number)
    // What is not quite 1 must never read as 1.
    let isExact = Double(short) == number
    return .number(isExact || value.count > 9 && short.contains(".") ? short : value)
  }

  /// `p = sigmoid(z) = sigmoid(6.7) = 0.9988`.
  func equation(of node: Node) -> [String] {
    let symbols = expression(of: node) { formula(of: $0) }.text
    let born = recording.tensor(node.id)?.born ?? 0
    let numbers = expression(of: node) { source in
      guard let tensor = recording.tensor(source.id) else { return .name("?") }
      // Of several results only the first one's numbers are known.
      if source.output > 0 { return .name(signs.glyphs.ellipsis) }
      return .number(text.operand(tensor.value(at: born), dtype: tensor.dtype, within: 30))
    }.text
    var parts = [result(of: node).text, symbols]
    if numbers != symbols, numbers.count <= 48 { parts.append(numbers) }
    parts.append(number(node.value, dtype: node.dtype))
    return parts
  }

  // MARK: Backward

  /// The gradient that goes on to an input, in names: the gradient that arrives times the local
  /// derivative, or what else becomes of it; `nil` where nothing is known.
  func share(of node: Node, slot: Int) -> String? {
    guard node.derivatives.indices.contains(slot), !node.derivatives[slot].isEmpty else {
      return nil
    }
    let upstream = gradient(of: result(of: node))
    var names = operands(of: node) { self.formula(of: $0) }.names
    names["alpha"] = names["alpha"] ?? .number("1")
    names["result"] = result(of: node)
    names["grad"] = .name(upstream)
    guard let formula = Formula(node.derivatives[slot]) else {
      // Words rather than a formula: what becomes of the gradient, or a factor with conditions.
      let (text, hasGradient) = node.derivatives[slot].replacing(names)
      return hasGradient ? text : "\(upstream) * (\(text))"
    }
    let local = formula.replacing(names).simplified
    if formula.names.contains("grad") { return summed(local.text, node, slot) }
    switch local {
    case .number("-1"), .negative(.number("1")): return summed("-" + upstream, node, slot)
    case .negative(let positive):
      return summed("-" + Formula.name(upstream).times(positive).text, node, slot)
    default: return summed(Formula.name(upstream).times(local).text, node, slot)
    }
  }

  /// A share as it arrives: where the input was repeated to fit the other operand (broadcast), the
  /// shares of its copies add up.
  private func summed(_ share: String, _ node: Node, _ slot: Int) -> String {
    guard let shape = recording.tensor(node.inputs[slot].id)?.shape, shape != node.shape,
      !node.derivatives[slot].contains("@"), Self.isRepeated(shape, to: node.shape)
    else { return share }
    return "sum(\(share))"
  }

  private static func isRepeated(_ shape: [Int], to larger: [Int]) -> Bool {
    shape.count <= larger.count
      && zip(shape.reversed(), larger.reversed()).allSatisfy { $0 == 1 || $0 == $1 }
  }

  /// What a run of a node's derivative does for one input: names, numbers, the result.
  func chainRule(_ node: Node, _ step: BackwardStep, slot: Int) -> [String]? {
    guard step.gradInputs.indices.contains(slot), let out = step.gradInputs[slot] else {
      return nil
    }
    var parts = [gradient(of: formula(of: node.inputs[slot]))]
    if let share = share(of: node, slot: slot) { parts.append(share) }
    if let incoming = step.gradOutputs.lazy.compactMap({ $0 }).first {
      // A product of shapes would say nothing.
      if let factor = step.local.indices.contains(slot) ? step.local[slot] : nil,
        let left = text.numbers(incoming, within: 30), let right = text.numbers(factor, within: 30),
        left.count + right.count <= 44
      {
        parts.append(left + " * " + bracketed(right))
      }
    }
    parts.append(number(out))
    return parts
  }

  private func bracketed(_ number: String) -> String {
    number.hasPrefix("-") ? "(\(number))" : number
  }

  /// A sum written out: `a + b`.
  func sum(_ values: [TensorValue]) -> String {
    values.enumerated().map { $0 == 0 ? number($1) : bracketed(number($1)) }
      .joined(separator: " + ")
  }

  func value(_ value: TensorValue, dtype: String = "float32") -> String {
    number(value, dtype: dtype)
  }
}

extension String {
  /// The text with names in it replaced, and whether `grad` was among them.
  fileprivate func replacing(_ names: [String: Formula]) -> (text: String, hasGradient: Bool) {
    var result = ""
    var word = ""
    var hasGradient = false
    for character in self + " " {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        hasGradient = hasGradient || word == "grad"
        result += (names[word]?.text ?? word) + String(character)
        word = ""
      }
    }
    return (String(result.dropLast()), hasGradient)
  }
}

extension Formula {
  /// The names in it.
  fileprivate var names: [String] {
    switch self {
    case .name(let name): [name]
    case .number: []
    case .negative(let inner): inner.names
    case .binary(_, let left, let right): left.names + right.names
    case .call(_, let arguments): arguments.flatMap(\.names)
    }
  }
}
