import Glibc

/// A Python string: immutable, indexed by code point.
///
/// Swift compares strings by canonical equivalence and counts graphemes; Python does neither, so
/// every comparison here is one of UTF-8 bytes and every position one of scalars.
public final class StringObject: PythonObject {
  /// The text.
  @exclusivity(unchecked) public private(set) var text: String
  @exclusivity(unchecked) private var cachedHash = 0
  @exclusivity(unchecked) private var cachedCount = -1
  /// The place of a special method's name in the tables of classes, -1 for all other strings.
  let specialIndex: Int
  @exclusivity(unchecked) private var cachedScalars: [Unicode.Scalar]?

  /// A string object with the text.
  public init(_ text: String) {
    self.text = text
    specialIndex = -1
    super.init()
  }

  /// The name of a special method.
  init(_ text: String, specialIndex: Int) {
    self.text = text
    self.specialIndex = specialIndex
    super.init()
  }

  /// Appends to a string nobody else refers to, as `text += more` may.
  func append(_ tail: StringObject) {
    let sum = cachedCount >= 0 && tail.cachedCount >= 0 ? cachedCount + tail.cachedCount : -1
    text += tail.text
    (cachedHash, cachedCount, cachedScalars) = (0, sum, nil)
  }

  public override var type: TypeObject { .str }

  /// The number of code points.
  public var count: Int {
    if cachedCount < 0 { cachedCount = text.unicodeScalars.count }
    return cachedCount
  }

  /// Whether the code points are the bytes.
  var isASCII: Bool { count == text.utf8.count }

  /// Short strings behave as if they were interned.
  var isShort: Bool { text.utf8.count <= 20 }

  /// A hash that is the same in every run.
  var hashValue: Int {
    if cachedHash == 0 {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash ^= hash >> 29
      cachedHash = Int(bitPattern: UInt(hash == 0 ? 1 : hash)) >> 2
      if cachedHash == 0 { cachedHash = 1 }
    }
    return cachedHash
  }

  @inline(__always)
  func isEqual(to other: StringObject) -> Bool {
    self === other || (hashValue == other.hashValue && Self.sameBytes(text, other.text))
  }

  static func sameBytes(_ a: String, _ b: String) -> Bool {
    let count = a.utf8.count
    if count != b.utf8.count { return false }
    let same = a.utf8.withContiguousStorageIfAvailable { left in
      b.utf8.withContiguousStorageIfAvailable { right in
        count == 0 || memcmp(left.baseAddress!, right.baseAddress!, count) == 0
      }
    }
    // Only strings of another runtime lack such storage.
    return (same ?? nil) ?? a.utf8.elementsEqual(b.utf8)
  }

  /// The strings of one ASCII character, made once and never changed again.
  nonisolated(unsafe) private static let characters: [StringObject] = (0..<128).map { code in
    let made = StringObject(String(Character(Unicode.Scalar(UInt8(code)))))
    _ = (made.hashValue, made.count, made.scalars)
    return made
  }

  /// The string of one character.
  static func character(_ scalar: Unicode.Scalar) -> StringObject {
    scalar.value < 128
      ? characters[Int(scalar.value)] : StringObject(String(Character(scalar)))
  }

  /// The code points as an array, kept once asked for.
  var scalars: [Unicode.Scalar] {
    if let cachedScalars { return cachedScalars }
    let made = Array(text.unicodeScalars)
    cachedScalars = made
    return made
  }

  /// The text of a range of code points.
  func slice(_ range: Range<Int>) -> String {
    if range.isEmpty { return "" }
    if isASCII {
      let utf8 = text.utf8
      let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
      let end = utf8.index(start, offsetBy: range.count)
      return String(text[start..<end])
    }
    return String(text: scalars[range])
  }

  public override func length() -> Int? { count }

  public override func hash() -> Int? { hashValue }
}

extension String {
  /// The text made of some code points.
  init(text scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }

  /// Whether both are the same code points, as Python compares.
  func isSame(as other: String) -> Bool { StringObject.sameBytes(self, other) }
}
