/// Pictures that follow each other, as one SVG that plays in a browser, over and over.
///
/// Only the rows that change are animated, by CSS keyframes. Programs that do not animate, and readers
/// who want less motion, see the last picture.
public enum AnimatedSVG {
  /// The animation of some frames.
  ///
  /// - Parameters:
  ///   - hold: Seconds for which the last picture stays before the first returns.
  public static func encode(
    _ frames: [TimedFrame], theme: SVGTheme = .dark, title: String = "", framed: Bool = true,
    hold: Double = 2
  ) -> String {
    let size = frames.reduce(into: Size(width: 0, height: 0)) { size, frame in
      size.width = max(size.width, frame.canvas.size.width)
      size.height = max(size.height, frame.canvas.size.height)
    }
    var timeline = Timeline(times: frames.map(\.time), hold: hold)
    var body = ""
    for y in 0..<size.height {
      body += timeline.elements(frames.map { paint(row: y, of: $0.canvas, theme: theme) })
    }
    body += timeline.elements(
      frames.map { frame in
        var painter = SVGPainter(theme: theme)
        painter.paintCursor(of: frame.canvas)
        return painter.body
      })
    let page = SVGPage(size: size, theme: theme, title: title, framed: framed)
    return page.document(style: timeline.style, body: body)
  }

  private static func paint(row: Int, of canvas: Canvas, theme: SVGTheme) -> String {
    guard row < canvas.size.height else { return "" }
    var painter = SVGPainter(theme: theme)
    painter.paint(canvas, rows: row..<(row + 1))
    return painter.body
  }
}

/// When the parts of an animation are seen, and the style sheet that says so.
private struct Timeline {
  private let times: [Double]
  private let duration: Double
  /// The frames that a part is seen in, in the order in which such parts came.
  private var schedules: [[Bool]] = []
  private var indices: [[Bool]: Int] = [:]

  init(times: [Double], hold: Double) {
    self.times = times
    duration = max(0.001, (times.last ?? 0) + max(0, hold))
  }

  /// The elements for a part that looks like this in each frame.
  mutating func elements(_ contents: [String]) -> String {
    var distinct: [String] = []
    var seen: [String: [Bool]] = [:]
    for (frame, content) in contents.enumerated() where !content.isEmpty {
      if seen[content] == nil { distinct.append(content) }
      seen[content, default: Array(repeating: false, count: contents.count)][frame] = true
    }
    var text = ""
    for content in distinct {
      guard let frames = seen[content] else { continue }
      if frames.allSatisfy({ $0 }) {
        text += content
      } else {
        let hidden = frames.last == true ? "" : " visibility=\"hidden\""
        text += "<g class=\"s\(index(of: frames))\"\(hidden)>\n\(content)</g>\n"
      }
    }
    return text
  }

  /// The keyframes of all schedules.
  var style: String {
    guard !schedules.isEmpty else { return "" }
    var text = "\n"
    for (index, frames) in schedules.enumerated() {
      text += "@keyframes s\(index){"
      for (frame, isSeen) in frames.enumerated() where frame == 0 || frames[frame - 1] != isSeen {
        let moment = frame == 0 ? "0" : percent(times[frame])
        text += "\(moment)%{visibility:\(isSeen ? "visible" : "hidden")}"
      }
      text += "}.s\(index){animation:s\(index) \(decimal(duration))s step-end infinite}\n"
    }
    return text + "@media(prefers-reduced-motion:reduce){g{animation:none!important}}\n"
  }

  private mutating func index(of frames: [Bool]) -> Int {
    if let index = indices[frames] { return index }
    indices[frames] = schedules.count
    schedules.append(frames)
    return schedules.count - 1
  }

  private func percent(_ time: Double) -> String { decimal(time / duration * 100) }

  /// A number with three decimals.
  private func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
