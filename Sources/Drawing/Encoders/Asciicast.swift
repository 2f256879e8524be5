/// A picture and the moment from which on it is shown.
public struct TimedFrame: Sendable, Equatable {
  /// Seconds since the start; never falling from one frame to the next.
  public var time: Double
  /// The picture.
  public var canvas: Canvas

  /// Makes a frame.
  public init(time: Double, canvas: Canvas) {
    self.time = time
    self.canvas = canvas
  }
}

/// Recordings that asciinema plays, in version 2 of its format: a line of JSON about the terminal,
/// then one line for each change.
public enum Asciicast {
  /// The recording of some frames.
  ///
  /// Only the differences between frames are written. A frame of another size than the one before
  /// resizes the terminal. The recording ends with the last frame.
  ///
  /// - Parameter title: What players show beside the recording.
  public static func encode(
    _ frames: [TimedFrame], title: String = "", depth: ColorDepth = .indexed256
  ) -> String {
    let size = frames.first?.canvas.size ?? Size(width: 80, height: 24)
    var text = "{\"version\": 2, \"width\": \(size.width), \"height\": \(size.height)"
    if let last = frames.last { text += ", \"duration\": \(microseconds(last.time))" }
    if !title.isEmpty { text += ", \"title\": \(title.jsonQuoted)" }
    text += ", \"env\": {\"TERM\": \"xterm-256color\"}}\n"
    var previous: Canvas?
    for frame in frames {
      let time = microseconds(frame.time)
      if let old = previous?.size, old != frame.canvas.size {
        let size = frame.canvas.size
        text += "[\(time), \"r\", \"\(size.width)x\(size.height)\"]\n"
      }
      let change = frame.canvas.diff(from: previous, depth: depth)
      if !change.isEmpty { text += "[\(time), \"o\", \(change.jsonQuoted)]\n" }
      previous = frame.canvas
    }
    return text
  }

  /// Seconds with six decimals.
  private static func microseconds(_ time: Double) -> String {
    let whole = Int((max(0, time) * 1_000_000).rounded())
    let fraction = String(whole % 1_000_000)
    return "\(whole / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
  }
}

extension String {
  /// The text as a JSON string, with quotes.
  var jsonQuoted: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
