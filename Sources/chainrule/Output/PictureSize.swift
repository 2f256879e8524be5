import ArgumentParser
import Drawing

/// A size on the command line: `100x30`.
struct PictureSize: ExpressibleByArgument {
  /// Larger pictures are a mistake rather than a wish.
  private static let allowed = 1...1000

  var size: Size

  init(_ size: Size) { self.size = size }

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1],
      Self.allowed.contains(width), Self.allowed.contains(height)
    else { return nil }
    size = Size(width: width, height: height)
  }

  var defaultValueDescription: String { "\(size.width)x\(size.height)" }
}
