/// What could be typed at a place of a line.
public struct Completion: Sendable, Equatable {
  /// How many characters before the cursor a candidate replaces.
  public var replaced: Int
  /// What could stand there, in alphabetical order.
  public var candidates: [String]

  /// Nothing to offer.
  public static let none = Completion(replaced: 0, candidates: [])

  /// The longest text with which all candidates begin.
  public var commonPrefix: String {
    guard let first = candidates.first else { return "" }
    var length = first.count
    for candidate in candidates.dropFirst() {
      length = min(length, zip(first, candidate).prefix { $0 == $1 }.count)
    }
    return String(first.prefix(length))
  }
}

extension Interpreter {
  /// The names that fit before the cursor: of modules behind `import`, of attributes behind a dot,
  /// else of everything a program can see. Nothing is called to find them out, but computed attributes
  /// on the way to the last dot are.
  ///
  /// - Parameters:
  ///   - line: The line so far.
  ///   - cursor: Characters before the cursor.
  public func completion(of line: String, cursor: Int) -> Completion {
    let before = line.prefix(cursor)
    let word = String(before.reversed().prefix(while: Self.isNameOrDot).reversed())
    if let names = importable(before.dropLast(word.count), word) {
      return Completion(replaced: word.count, candidates: names)
    }
    guard let dot = word.lastIndex(of: ".") else {
      // A number, or a string that is still open.
      if word.first?.isNumber == true || Self.isInsideText(before) { return .none }
      let names =
        globals.namespace.keys.compactMap(\.text) + builtins.keys.compactMap(\.text)
        + Keywords.all
      return Completion(replaced: word.count, candidates: Self.fitting(names, word))
    }
    let part = String(word[word.index(after: dot)...])
    guard let object = try? onThisThread({ try value(ofPath: word[..<dot]) }) else { return .none }
    let names = (try? onThisThread { try Builtins.names(of: object) }) ?? []
    return Completion(
      replaced: part.count, candidates: Self.fitting(names.compactMap(\.text), part))
  }

  private static func isNameOrDot(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "."
  }

  private static func isInsideText(_ line: Substring) -> Bool {
    var open: Character?
    for character in line where character == "\"" || character == "'" {
      if open == nil { open = character } else if open == character { open = nil }
    }
    return open != nil
  }

  /// Names with the beginning; those that begin with `_` only for who asks for them.
  private static func fitting(_ names: [String], _ beginning: String) -> [String] {
    let isPrivate = beginning.hasPrefix("_")
    return Set(names).filter { $0.hasPrefix(beginning) && (isPrivate || !$0.hasPrefix("_")) }
      .sorted()
  }

  private func value(ofPath path: Substring) throws -> Value? {
    var parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, !first.isEmpty else { return nil }
    parts.removeFirst()
    var value = globals.namespace.find(first) ?? builtins.find(first)
    for part in parts { value = try value?.attributeIfPresent(part) }
    return value
  }

  /// The modules, or the names of a module, that an import statement may be about.
  private func importable(_ before: Substring, _ word: String) -> [String]? {
    let words = before.split { $0 == " " || $0 == "," }.map(String.init)
    guard let first = words.first, first == "import" || first == "from" else { return nil }
    if first == "from", let place = words.firstIndex(of: "import"), place == 2 {
      guard let module = try? onThisThread({ try importModule(words[1]) }) else { return [] }
      return Self.fitting(module.namespace.keys.compactMap(\.text), word)
    }
    guard words.count == 1 || first == "import" else { return nil }
    return Self.fitting(Array(moduleBuilders.keys) + Array(modules.keys), word)
  }
}
