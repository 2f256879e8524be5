import Drawing
import Glibc
import Terminal

/// A program for the tests of `Terminal`: shows what arrives, and misbehaves when asked to.
@main
struct TerminalProbe {
  static func main() {
    let screen: NcursesScreen
    do {
      screen = try NcursesScreen()
    } catch {
      print("probe: \(error)")
      exit(3)
    }
    var log: [String] = []
    var picture = 0
    while true {
      screen.show(draw(screen, log: log, picture: picture))
      guard let event = screen.nextEvent(timeout: nil) else { continue }
      switch event {
      case .terminate(let signal):
        screen.close()
        print("ended by signal \(signal)")
        exit(128 + signal)
      case .input(.key(.character("q"))):
        screen.close()
        print("bye")
        exit(0)
      case .input(.key(.character("m"))): screen.isMouseEnabled.toggle()
      case .input(.key(.character("b"))): screen.bell()
      case .input(.key(.character("r"))): screen.redraw()
      case .input(.key(.character("n"))): screen.setTitle("probe\u{7} title")
      case .input(.key(.character("p"))): picture += 1
      case .input(.key(.character("a"))): log = [animate(screen)]
      case .input(.key(.character("w"))): wakeLater(screen.waker)
      case .input(.key(.character("x"))): exit(7)
      case .input(.key(.character("t"))): preconditionFailure("probe trapped")
      case .input(.key(.character("o"))): print(overflow(1))
      case .input(.key(.character("e"))): complain("probe complains\n")
      case .input(.key(.character("s"))): complain(String(repeating: "0123456789\n", count: 1000))
      default: break
      }
      log.append(describe(event))
    }
  }

  static func describe(_ event: ScreenEvent) -> String {
    switch event {
    case .input(.key(let key)):
      let held = (key.control ? "ctrl-" : "") + (key.alt ? "alt-" : "")
      return switch key.code {
      case .character(let character): "key \(held)\(character)"
      case .function(let number): "key \(held)F\(number)"
      default: "key \(held)\(key.code)"
      }
    case .input(.mouse(let mouse)): return "\(mouse.action) \(mouse.x) \(mouse.y)"
    case .input(.paste(let text)): return "paste \(text.debugDescription)"
    case .input(.resize(let size)): return "resize \(size.width) \(size.height)"
    case .woken: return "woken"
    case .terminate(let signal): return "terminate \(signal)"
    }
  }

  static func draw(_ screen: NcursesScreen, log: [String], picture: Int) -> Canvas {
    var canvas = Canvas(size: screen.size)
    let glyphs = screen.capabilities.glyphs
    canvas.box(
      canvas.bounds, border: glyphs.border(.rounded), style: Style(foreground: .indexed(67)),
      title: StyledText("probe \(screen.size.width)x\(screen.size.height)"))
    for (row, line) in log.suffix(max(0, screen.size.height - 4)).enumerated() {
      canvas.write(line, x: 2, y: 1 + row)
    }
    for index in 0..<picture {
      canvas.write(
        "日本 \(index) é👩‍🚀 🫨|", x: 2 + index, y: canvas.size.height - 2,
        style: Style(
          foreground: .indexed(UInt8(index * 40 & 255)), background: .indexed(UInt8(232 + index)),
          attributes: Style.Attributes(rawValue: UInt8(index % 32))))
    }
    if picture > 0 { canvas.cursor = (picture, 1) }
    return canvas
  }

  /// Boxes, edges and a pulse that moves along them: 300 frames, and what they cost.
  static func animate(_ screen: NcursesScreen) -> String {
    var times: [Duration] = []
    for step in 0..<300 {
      var canvas = Canvas(size: screen.size)
      for column in 0..<max(1, canvas.size.width / 20) {
        for row in 0..<max(1, canvas.size.height / 6) {
          let isLit = (column + row * 3 + step / 4) % 7 == 0
          let style = Style(foreground: .indexed(isLit ? 221 : 67), attributes: isLit ? .bold : [])
          canvas.box(
            Rect(x: column * 20 + 1, y: row * 6, width: 17, height: 4), style: style,
            title: "MulBackward0")
          canvas.write("∇ \(step * 37 % 1000)", x: column * 20 + 3, y: row * 6 + 1)
          canvas.verticalRule(x: column * 20 + 9, y: row * 6 + 4, height: 2, style: style)
        }
      }
      canvas.put("●", x: 9, y: step % max(1, canvas.size.height))
      times.append(ContinuousClock().measure { screen.show(canvas) })
    }
    times.sort()
    let microseconds = times.map { $0.components.attoseconds / 1_000_000_000_000 }
    return "frames: median \(microseconds[150]) us, p99 \(microseconds[297]) us"
  }

  static func wakeLater(_ waker: Waker) {
    let box = Unmanaged.passRetained(Box(waker))
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().waker.wake()
        return nil
      }, box.toOpaque())
  }

  final class Box: Sendable {
    let waker: Waker
    init(_ waker: Waker) { self.waker = waker }
  }

  static func overflow(_ depth: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 512) { buffer in
      buffer[0] = depth
      return overflow(depth + 1) &+ buffer[0]
    }
  }

  static func complain(_ text: String) {
    _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  }
}
