/// Searching text by code point rather than by grapheme.
enum TextSearch {
  /// The byte offset of the first occurrence at or behind an offset.
  static func find(_ part: String, in text: String, from start: Int = 0) -> Int? {
    var text = text
    var part = part
    return text.withUTF8 { haystack in
      part.withUTF8 { needle in find(needle, in: haystack, from: start) }
    }
  }

  static func find(
    _ needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    Interpreter.worked((haystack.count - start) >> 4)
    if needle.isEmpty { return start <= haystack.count ? start : nil }
    let last = haystack.count - needle.count
    if last < start { return nil }
    var position = start
    while position <= last {
      if haystack[position] == needle[0] {
        var matched = 1
        while matched < needle.count, haystack[position + matched] == needle[matched] {
          matched += 1
        }
        if matched == needle.count { return position }
      }
      position += 1
    }
    return nil
  }

  /// How often a text that is not empty occurs, without overlaps.
  static func count(_ part: String, in text: String) -> Int {
    var (text, part) = (text, part)
    return text.withUTF8 { haystack in
      part.withUTF8 { needle in
        var (count, start) = (0, 0)
        while let found = find(needle, in: haystack, from: start) {
          count += 1
          start = found + needle.count
        }
        return count
      }
    }
  }

  /// The byte offset of the last occurrence.
  static func findLast(_ part: String, in text: String) -> Int? {
    let haystack = Array(text.utf8)
    let needle = Array(part.utf8)
    if needle.count > haystack.count { return nil }
    var position = haystack.count - needle.count
    while position >= 0 {
      if haystack[position..<position + needle.count].elementsEqual(needle) { return position }
      position -= 1
    }
    return nil
  }

  /// The pieces between occurrences, at most `limit` cuts (negative: all).
  static func split(_ text: String, by separator: String, limit: Int) -> [String] {
    var pieces: [String] = []
    var start = 0
    let length = separator.utf8.count
    let utf8 = text.utf8
    while limit < 0 || pieces.count < limit,
      let found = find(separator, in: text, from: start)
    {
      pieces.append(String(slice(utf8, start, found)))
      start = found + length
    }
    pieces.append(String(slice(utf8, start, utf8.count)))
    return pieces
  }

  static func slice(_ utf8: String.UTF8View, _ start: Int, _ end: Int) -> Substring {
    let from = utf8.index(utf8.startIndex, offsetBy: start)
    let to = utf8.index(from, offsetBy: end - start)
    return Substring(utf8[from..<to])
  }

  /// The text with occurrences replaced, at most `limit` of them (negative: all).
  static func replace(_ text: String, _ old: String, _ new: String, limit: Int) -> String {
    if limit == 0 { return text }
    if old.isEmpty {
      var result = ""
      var left = limit < 0 ? Int.max : limit
      for scalar in text.unicodeScalars {
        if left > 0 {
          result += new
          left -= 1
        }
        result.unicodeScalars.append(scalar)
      }
      return left > 0 ? result + new : result
    }
    return split(text, by: old, limit: limit).joined(separator: new)
  }
}

extension Representation {
  /// The text with everything beyond ASCII escaped.
  static func ascii(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        let width = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
        let digits = String(scalar.value, radix: 16)
        result += width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U"
        result += String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
    }
    return result
  }
}
