import Tracing

/// Shortens the older part of a recording; see ``EventBudget``.
struct Condenser {
  /// The older events in short, such that everything the recent ones speak of is still declared.
  ///
  /// - Parameter keepsSamples: Whether the passes 1, 2, 4, 8 and so on stay whole.
  func condensed(
    _ older: ArraySlice<Event>, referredToBy recent: ArraySlice<Event>, keepsSamples: Bool
  ) -> [Event] {
    let samples = keepsSamples ? samples(of: older) : []
    let recent = samples.flatMap { older[$0] } + recent
    var wanted: Set<NodeID> = []
    for event in recent { wanted.formUnion(event.references) }
    let passes = shortPasses(older)
    for event in older {
      switch event {
      case .backward(let start) where passes.contains(start.pass): wanted.formUnion(start.roots)
      case .accumulate(let accumulation) where passes.contains(accumulation.pass):
        wanted.insert(accumulation.id)
      default: break
      }
    }
    let scopes = scopes(of: recent, declaredIn: older)
    var shorter: [Event] = []
    var last: [NodeID: Int] = [:]
    var named: Set<NodeID> = []
    var ahead = samples[...]
    for (index, event) in zip(older.indices, older) {
      if let sample = ahead.first, sample.contains(index) {
        // What was changed before it counts for it.
        last = [:]
        shorter.append(event)
        if index == sample.upperBound - 1 { ahead.removeFirst() }
        continue
      }
      switch event {
      case .cell, .output: shorter.append(event)
      case .leaf(var leaf):
        guard wanted.contains(leaf.id) || leaf.requiresGrad else { continue }
        leaf.origin?.inputs.removeAll { !wanted.contains($0) }
        leaf.scope = nil
        wanted.insert(leaf.id)
        shorter.append(.leaf(leaf))
      case .node(let node):
        guard wanted.contains(node.id) else { continue }
        shorter.append(.node(node.withoutPast))
      case .scope(let scope):
        if scopes.contains(scope.id) { shorter.append(event) }
      case .name(let naming):
        guard wanted.contains(naming.id), named.insert(naming.id).inserted else { continue }
        shorter.append(event)
      case .update(let id, _, _), .gradient(let id, _, _), .requiresGrad(let id, _, _):
        // Only the last change of each kind counts.
        guard wanted.contains(id) else { continue }
        let key = id * 3 + event.changeKind
        if let before = last[key] { shorter[before] = .freed(pass: 0, id: id) }
        last[key] = shorter.count
        shorter.append(event)
      case .backward(var start):
        guard passes.contains(start.pass) else { continue }
        start.isAbridged = true
        shorter.append(.backward(start))
      case .accumulate(let accumulation):
        if passes.contains(accumulation.pass) { shorter.append(.accumulate(accumulation.short)) }
      case .end(let pass, _): if passes.contains(pass) { shorter.append(event) }
      case .backwardNode, .freed: continue
      }
    }
    return shorter.filter { if case .freed(pass: 0, _) = $0 { false } else { true } }
  }

  /// Where the passes are, with the forward passes before them, whose numbers are powers of two and
  /// which are still whole: in a long run the first ones change most.
  private func samples(of older: ArraySlice<Event>) -> [Range<Int>] {
    var samples: [Range<Int>] = []
    var begin = older.startIndex
    var isWhole = true
    for (index, event) in zip(older.indices, older) {
      if case .backward(let start) = event, start.isAbridged { isWhole = false }
      guard case .end(let pass, _) = event else { continue }
      if isWhole, pass & (pass - 1) == 0 { samples.append(begin..<index + 1) }
      begin = index + 1
      isWhole = true
    }
    return samples
  }

  /// The scopes in which recent nodes lie, and those around them.
  private func scopes(of recent: [Event], declaredIn older: ArraySlice<Event>) -> Set<Int> {
    var wanted: Set<Int> = []
    for event in recent {
      switch event {
      case .node(let node): if let scope = node.scope { wanted.insert(scope) }
      case .leaf(let leaf): if let scope = leaf.scope { wanted.insert(scope) }
      case .scope(let scope): if let parent = scope.parent { wanted.insert(parent) }
      default: break
      }
    }
    // A scope is declared before those inside of it.
    for case .scope(let scope) in older.reversed() where wanted.contains(scope.id) {
      if let parent = scope.parent { wanted.insert(parent) }
    }
    return wanted
  }

  /// The passes of which something is kept: all, or every second, fourth... where they are too many.
  private func shortPasses(_ older: ArraySlice<Event>) -> Set<Int> {
    var passes = older.compactMap { if case .backward(let start) = $0 { start.pass } else { nil } }
    while passes.count > EventBudget.shortPasses {
      passes = passes.enumerated().compactMap { $0 % 2 == 0 ? $1 : nil }
    }
    return Set(passes)
  }
}

extension Event {
  /// The leaves and nodes that the event speaks of.
  fileprivate var references: [NodeID] {
    switch self {
    case .leaf(let leaf): leaf.origin?.inputs ?? []
    case .node(let node): node.inputs.map(\.id)
    case .name(let naming): [naming.id]
    case .backward(let start): start.roots
    case .backwardNode(let step): [step.id]
    case .accumulate(let accumulation): [accumulation.id]
    case .freed(_, let id), .update(let id, _, _), .gradient(let id, _, _),
      .requiresGrad(let id, _, _):
      [id]
    case .cell, .output, .end, .scope: []
    }
  }

  fileprivate var changeKind: Int {
    switch self {
    case .update: 0
    case .gradient: 1
    default: 2
    }
  }
}

extension Node {
  /// The node alone, its inputs forgotten.
  fileprivate var withoutPast: Node {
    var node = self
    node.inputs = []
    node.operands = []
    node.derivatives = []
    node.scope = nil
    return node
  }
}

extension Accumulation {
  /// The norms of what arrived and of the sum.
  fileprivate var short: Accumulation {
    var short = self
    short.before = nil
    short.incoming = incoming.short
    short.after = after.short
    return short
  }
}

extension TensorValue {
  /// Statistics in place of the elements, where those are more.
  fileprivate var short: TensorValue {
    guard case .whole(let shape, let data) = self, data.count > 6 else { return self }
    return TensorValue(statisticsOf: data, shape: shape)
  }
}
