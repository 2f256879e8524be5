import ArgumentParser
import Drawing
import Explorer
import Glibc

/// What a picture looks like, wherever one is made.
struct LookOptions: ParsableArguments {
  /// How many colours there are.
  enum Colors: String, ExpressibleByArgument, CaseIterable {
    case none = "0"
    case sixteen = "16"
    case all = "256"

    var depth: ColorDepth {
      switch self {
      case .none: .none
      case .sixteen: .sixteen
      case .all: .indexed256
      }
    }
  }

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(help: "How many colours to use; otherwise as many as the output has.")
  var colors: Colors?

  @Option(help: "For a dark or a light background.")
  var theme: Appearance.Theme = .dark

  /// The colours of a picture that is written: as asked for, else all unless `NO_COLOR` is set.
  var written: ColorDepth {
    let wantsNone = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    return colors?.depth ?? (wantsNone ? .none : .indexed256)
  }

  /// The appearance for an output that has so many colours of its own, and Unicode or not.
  func appearance(depth: ColorDepth, unicode: Bool = true) -> Appearance {
    Appearance(
      colorDepth: colors?.depth ?? depth, glyphs: ascii || !unicode ? .ascii : .unicode,
      theme: theme)
  }
}

extension Appearance.Theme: ExpressibleByArgument {}
