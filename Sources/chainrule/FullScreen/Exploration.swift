import ArgumentParser
import Drawing
import Explorer
import Glibc
import Lessons
import Terminal

/// Shows a program or the menu: on the full screen where there is one, as plain text elsewhere.
struct Exploration {
  let options: RunOptions
  let look: LookOptions

  /// A program to show, and how to read it again; standard input can be read only once.
  struct Shown {
    var subject: Subject
    var target: Menu.Item.Target?

    init(lesson name: String) throws {
      subject = try .lesson(name)
      target = .lesson(name)
    }

    init(file path: String) throws {
      subject = try .open(path)
      target = path == "-" ? nil : .file(path)
    }
  }

  /// The lesson that stands for the program where nobody can choose one.
  private static let sample = "neuron"
  private static let plainSize = Size(width: 100, height: 36)

  /// Shows a program, or the menu where none is given.
  func show(_ shown: Shown?, watching: Bool = false) throws {
    let capabilities = Capabilities.detect()
    if let obstacle = capabilities.obstacle {
      if capabilities.isUnexpected(obstacle) {
        StandardStreams().complain("chainrule: \(obstacle); here is plain text instead\n")
      }
      return try print(shown?.subject ?? .lesson(Self.sample), capabilities)
    }
    switch try onScreen(shown, watching, capabilities) {
    case .quit: return
    case .signal(let signal): throw ExitCode(128 + signal)
    }
  }

  private func onScreen(_ shown: Shown?, _ watching: Bool, _ capabilities: Capabilities) throws
    -> FullScreen.Ending
  {
    var watch: FileWatch?
    if case .file(let path) = shown?.target {
      RecentFiles.add(path)
      if watching { watch = FileWatch(path) }
    }
    do {
      let screen = try NcursesScreen()
      defer { screen.close() }
      var fullScreen = FullScreen(
        screen, showing: shown, menu: .full, watch: watch, options: options,
        appearance: look.appearance(depth: capabilities.depth, unicode: capabilities.isUTF8))
      return fullScreen.run()
    } catch {
      throw Failure("\(error)", status: .cannotCreate)
    }
  }

  /// The run and the picture at its end, as text.
  private func print(_ subject: Subject, _ capabilities: Capabilities) throws {
    let streams = StandardStreams()
    let host = Host(options: options, starting: { Interrupts.handle($0.interrupt) }) {
      streams.show($0)
    }
    var picture = Picture(
      subject, host: host, size: Self.plainSize,
      appearance: look.appearance(depth: .none, unicode: capabilities.isUTF8))
    picture.seek(to: .end)
    streams.print("\n" + picture.canvas.text())
    try streams.finish(complaints: [], status: host.exitStatus)
  }
}

extension Menu {
  /// The lessons, the files that were opened last, and a blank sheet.
  static var full: Menu {
    let lessons = Lesson.all.map {
      Item(target: .lesson($0.name), title: $0.title, summary: $0.summary)
    }
    let blank = Item(
      target: .blank, title: "A blank sheet",
      summary: "Type lines of Python and watch the graph grow.")
    let files = RecentFiles.all().map {
      Item(
        target: .file($0), title: $0.split(separator: "/").last.map(String.init) ?? $0,
        summary: $0)
    }
    return Menu(items: lessons + files + [blank])
  }
}

extension Capabilities {
  /// Whether the person might have expected a full screen here. A pipe or `TERM=dumb` is a choice.
  fileprivate func isUnexpected(_ obstacle: TerminalError) -> Bool {
    switch obstacle {
    case .outputIsNoTerminal, .terminalTooSimple: false
    case .inputIsNoTerminal, .terminalTypeMissing, .terminalTypeUnknown, .system: true
    }
  }
}
