/// The characters that `\N{...}` names.
enum CharacterNames {
  /// The code point of a Unicode name. Looking one up walks through all of them, which a literal can
  /// afford.
  static func scalar(_ name: String) -> Unicode.Scalar? {
    let wanted = name.uppercased()
    for code in UInt32(0x20)...0x1ffff {
      guard let scalar = Unicode.Scalar(code) else { continue }
      if scalar.properties.name == wanted || scalar.properties.nameAlias == wanted { return scalar }
    }
    return nil
  }
}
