/// Upper and lower case, and what kind of characters a string has.
extension StringMethods {
  static func installCases(in type: TypeObject) {
    func map(_ name: String, _ change: @escaping (String) -> String) {
      type.method(name, 0...0) { value, _ in Value(change(value.text ?? "")) }
    }
    map("upper") { $0.uppercased() }
    map("lower") { $0.lowercased() }
    map("casefold") { $0.lowercased().foldingLigatures() }
    map("capitalize") { text in
      guard let first = text.unicodeScalars.first else { return "" }
      return first.properties.titlecaseMapping
        + String(text: text.unicodeScalars.dropFirst()).lowercased()
    }
    map("swapcase") { text in
      text.unicodeScalars.map {
        $0.properties.isLowercase ? $0.properties.uppercaseMapping : $0.properties.lowercaseMapping
      }.joined()
    }
    map("title") { text in
      var result = ""
      var inWord = false
      for scalar in text.unicodeScalars {
        result +=
          inWord ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
        inWord = scalar.properties.isCased
      }
      return result
    }
    func test(_ name: String, _ holds: @escaping (Unicode.Scalar) -> Bool) {
      type.method(name, 0...0) { value, _ in
        let text = value.text ?? ""
        return .bool(!text.isEmpty && text.unicodeScalars.allSatisfy(holds))
      }
    }
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        true
      default: false
      }
    }
    test("isalpha", isLetter)
    test("isdigit") { $0.properties.numericType == .decimal || $0.properties.numericType == .digit }
    test("isdecimal") { $0.properties.numericType == .decimal }
    test("isnumeric") { $0.properties.numericType != nil }
    test("isalnum") { isLetter($0) || $0.properties.numericType != nil }
    test("isspace") { $0.properties.isWhitespace || (0x1c...0x1f).contains($0.value) }
    type.method("isprintable", 0...0) { value, _ in
      .bool((value.text ?? "").unicodeScalars.allSatisfy { $0.isPrintable })
    }
    type.method("isascii", 0...0) { value, _ in
      .bool((value.text ?? "").utf8.allSatisfy { $0 < 0x80 })
    }
    type.method("isidentifier", 0...0) { value, _ in
      let scalars = (value.text ?? "").unicodeScalars
      return .bool(
        scalars.first.map { $0 == "_" || $0.properties.isXIDStart } ?? false
          && scalars.allSatisfy { $0.properties.isXIDContinue })
    }
    for (name, upper) in [("isupper", true), ("islower", false)] {
      type.method(name, 0...0) { value, _ in
        var found = false
        for scalar in (value.text ?? "").unicodeScalars where scalar.properties.isCased {
          if scalar.properties.isUppercase != upper { return .bool(false) }
          found = true
        }
        return .bool(found)
      }
    }
    type.method("istitle", 0...0) { value, _ in
      var (found, inWord) = (false, false)
      for scalar in (value.text ?? "").unicodeScalars {
        let isUpper = scalar.properties.isUppercase
        if scalar.properties.isCased {
          if isUpper == inWord { return .bool(false) }
          found = true
          inWord = true
        } else {
          inWord = false
        }
      }
      return .bool(found)
    }
  }
}

extension String {
  /// What full case folding changes beyond lower case: `ß` is `ss`, ligatures are their letters.
  fileprivate func foldingLigatures() -> String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    return unicodeScalars.map { scalar in
      let upper = scalar.properties.uppercaseMapping
      return scalar == "ς"
        ? "σ" : upper.unicodeScalars.count > 1 ? upper.lowercased() : String(scalar)
    }.joined()
  }
}
