import Drawing
import Glibc
import TerminalTesting

/// The probe on a terminal of its own, once its first picture is there.
func openProbe(
  _ size: Size = Size(width: 60, height: 14), type: String = "xterm-256color",
  locale: String = "C.UTF-8", environment: [String: String] = [:]
) throws -> PseudoTerminal {
  let variables = ["TERM": type, "LC_ALL": locale].merging(environment) { $1 }
  return try PseudoTerminal(probePath, size: size, environment: variables)
}

/// Where the package manager puts executables: beside the tests.
let probePath: String = {
  var buffer = [CChar](repeating: 0, count: 4096)
  let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
  let path = String(
    decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  return (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + "TerminalProbe"
}()
