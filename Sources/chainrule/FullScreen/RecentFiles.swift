import Glibc

/// The files that were opened last, in `$XDG_STATE_HOME/chainrule/recent`: a path a line, newest
/// first. A convenience: where it cannot be read or written, there is none, and nobody is told.
enum RecentFiles {
  private static let limit = 8

  /// The paths of those that still exist.
  static func all() -> [String] { stored().filter { access($0, R_OK) == 0 } }

  /// Puts a file at the head of the list.
  static func add(_ path: String) {
    guard let folder, let absolute = realpath(path, nil) else { return }
    defer { free(absolute) }
    let path = String(cString: absolute)
    // One path a line.
    guard !path.contains("\n") else { return }
    let paths = [path] + stored().filter { $0 != path }.prefix(limit - 1)
    var parent = ""
    for part in folder.split(separator: "/") {
      parent += "/" + part
      mkdir(parent, 0o700)
    }
    try? OutputFile.write(paths.map { $0 + "\n" }.joined(), to: folder + "/recent")
  }

  private static func stored() -> [String] {
    guard let folder, let bytes = try? InputFile.bytes(of: folder + "/recent") else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The program's own folder for what it remembers (XDG Base Directory Specification).
  private static var folder: String? {
    if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/chainrule" }
    return variable("HOME").map { $0 + "/.local/state/chainrule" }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
