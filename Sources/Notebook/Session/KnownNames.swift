/// What the real modules have, so that a program can be told before it runs that it uses something
/// that is not there. `Scripts/list-known-names` writes the list.
enum KnownNames {
  /// The names by module; `modules` lists the modules that are known by name, `conversions` the methods
  /// of tensors that give their elements another type.
  static let all: [String: Set<String>] = {
    var names: [String: Set<String>] = [:]
    let text = EmbeddedText["known_names.txt"]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if let module = words.first { names[module] = Set(words.dropFirst()) }
    }
    return names
  }()
}
