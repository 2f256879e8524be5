import ArgumentParser
import Drawing
import Explorer

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

  /// Refuses what has no room for the explorer's screen: nobody wants a picture that says so.
  func validate() throws {
    let least = Model.smallestSize
    guard size.width >= least.width, size.height >= least.height else {
      throw ValidationError(
        "--size takes at least \(least.width)x\(least.height), for the screen has to fit in")
    }
  }

  var defaultValueDescription: String { "\(size.width)x\(size.height)" }
}
