/// Where each name of a function, class or module lives: decided before code is made.
final class Scope {
  enum Kind { case module, function, `class`, comprehension }
  enum Place: Equatable { case local, cell, free, global, name }

  let kind: Kind
  let parent: Scope?
  let name: String
  private(set) var bound: Set<String> = []
  private var order: [String] = []
  private(set) var globals: Set<String> = []
  private(set) var nonlocals: Set<String> = []
  private var used: Set<String> = []
  private var usedOrder: [String] = []
  private(set) var captured: Set<String> = []
  private(set) var free: [String] = []
  private(set) var deleted: Set<String> = []
  var parameters: [String] = []
  var isGenerator = false
  var hasWalrus = false
  private(set) var children: [Scope] = []

  init(_ kind: Kind, parent: Scope?, name: String) {
    self.kind = kind
    self.parent = parent
    self.name = name
    parent?.children.append(self)
  }

  var isFunctionLike: Bool { kind == .function || kind == .comprehension }

  func bind(_ name: String) {
    if bound.insert(name).inserted { order.append(name) }
  }

  func use(_ name: String) {
    if used.insert(name).inserted { usedOrder.append(name) }
  }

  func delete(_ name: String) { deleted.insert(name) }
  func declareGlobal(_ name: String) { globals.insert(name) }
  func declareNonlocal(_ name: String) {
    nonlocals.insert(name)
    use(name)
  }
  func isBoundOrUsed(_ name: String) -> Bool { bound.contains(name) || used.contains(name) }

  /// The locals in the order of their binding, parameters first.
  var locals: [String] {
    order.filter { !globals.contains($0) && !nonlocals.contains($0) }
  }

  /// Finds for each used name who owns it; children first pass their needs upward.
  func resolve() {
    for name in usedOrder {
      if globals.contains(name) { continue }
      if bound.contains(name), !nonlocals.contains(name) { continue }
      requestFromParent(name)
    }
    for child in children { child.resolve() }
  }

  private func requestFromParent(_ name: String) {
    guard let parent, parent.provides(name) else { return }
    if !free.contains(name) { free.append(name) }
  }

  /// Whether an enclosing function has the name; marks it as captured on the way.
  private func provides(_ name: String) -> Bool {
    switch kind {
    case .module: return false
    case .class:
      if name == "__class__" {
        captured.insert(name)
        return true
      }
      guard let parent, parent.provides(name) else { return false }
      if !free.contains(name) { free.append(name) }
      return true
    case .function, .comprehension:
      if globals.contains(name) { return false }
      if bound.contains(name), !nonlocals.contains(name) {
        captured.insert(name)
        return true
      }
      guard let parent, parent.provides(name) else { return false }
      if !free.contains(name) { free.append(name) }
      return true
    }
  }

  func place(of name: String) -> Place {
    if globals.contains(name) { return .global }
    switch kind {
    case .module: return .global
    case .class:
      if name == "__class__", captured.contains(name) { return .cell }
      return .name
    case .function, .comprehension:
      if free.contains(name) { return .free }
      if bound.contains(name) { return captured.contains(name) ? .cell : .local }
      return .global
    }
  }
}
