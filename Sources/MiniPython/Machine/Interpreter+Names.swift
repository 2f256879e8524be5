/// Names, with the place where each instruction found its name last.
extension Interpreter {
  @inline(never)
  func loadGlobal(
    _ name: StringObject, _ globals: DictObject, _ instruction: UnsafeMutablePointer<Instruction>
  ) throws -> Value {
    let position = globals.position(of: name)
    if position >= 0 {
      instruction.pointee.c = Int32(position)
      // The key in the dictionary may be another object with the same text.
      return globals.entries[position].value
    }
    if let value = builtins.find(name) { return value }
    throw undefined(name.text, globals)
  }

  private func undefined(_ name: String, _ globals: DictObject) -> PythonError {
    let error = PythonError(.nameError, "name '\(name)' is not defined")
    error.exception.suggestion = suggestion(for: name, globals)
    return error
  }

  /// ". Did you mean: 'x'?" for names that differ little.
  private func suggestion(for name: String, _ globals: DictObject) -> String {
    let locals = frameCount > 0 ? frames[frameCount - 1].code.localNames.map(\.text) : []
    let candidates =
      locals + globals.keys.compactMap(\.text) + builtins.keys.compactMap(\.text)
    return Suggestion.text(for: name, among: candidates)
  }

  func loadName(_ name: Value, _ namespace: DictObject?, _ cell: Value, _ globals: DictObject)
    throws -> Value
  {
    guard case .string(let name) = name else { return .none }
    if let value = namespace?.find(name) { return value }
    if case .object(let object) = cell, let cell = object as? CellObject {
      if !cell.content.isUnbound { return cell.content }
    }
    if let value = globals.find(name) ?? builtins.find(name) { return value }
    throw undefined(name.text, globals)
  }
}

/// CPython's guess at what a misspelt name was meant to be.
enum Suggestion {
  /// What is appended to a message, if anything.
  static func text(for name: String, among candidates: [String]) -> String {
    closest(to: name, among: candidates).map { ". Did you mean: '\($0)'?" } ?? ""
  }

  static func closest(to name: String, among candidates: [String]) -> String? {
    let wrong = Array(name.unicodeScalars)
    if wrong.count > 40 || candidates.count > 750 { return nil }
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
      let other = Array(candidate.unicodeScalars)
      let limit = min((wrong.count + other.count + 3) * 2 / 6, bestDistance - 1)
      let distance = distance(wrong, other, limit: limit)
      if distance <= limit, distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  /// Edit distance in which a change of case costs half.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    if abs(a.count - b.count) * 2 > limit { return Int.max / 2 }
    func cost(_ x: Unicode.Scalar, _ y: Unicode.Scalar) -> Int {
      if x == y { return 0 }
      return x.properties.lowercaseMapping == y.properties.lowercaseMapping ? 1 : 2
    }
    var row = (0...b.count).map { $0 * 2 }
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = (i + 1) * 2
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(diagonal + cost(x, y), min(above, row[j]) + 2)
        diagonal = above
      }
    }
    return row[b.count]
  }
}

extension Interpreter {
  static func content(_ cell: Value, _ name: Value, isFree: Bool) throws -> Value {
    guard case .object(let object) = cell else { return .none }
    let content = unsafeDowncast(object, to: CellObject.self).content
    if case .unbound = content {
      if isFree {
        throw PythonError(
          .nameError,
          "cannot access free variable '\(name.text ?? "")' where it is not associated with a "
            + "value in enclosing scope")
      }
      throw unbound(name.text ?? "")
    }
    return content
  }

  static func unbound(_ name: String) -> PythonError {
    PythonError(
      .unboundLocalError,
      "cannot access local variable '\(name)' where it is not associated with a value")
  }

  func unboundLocal(_ name: Value) -> PythonError { Self.unbound(name.text ?? "") }
}
