import Tracing

/// The calls of modules and functions of a recording, each within another.
///
/// A place in the program is called again and again. Its calls share a path, such as
/// `net/layers.0`, and what is folded is folded at a path: for all calls, and in every pass.
struct ScopeTree: Sendable {
  private(set) var scopes: [Scope] = []
  /// For each scope the place in ``scopes`` of the one around it.
  private(set) var parents: [Int?] = []
  /// For each scope the number of its path.
  private var numbers: [Int] = []
  private var paths: [String] = []
  private var numbersOfPaths: [String: Int] = [:]
  private var places: [Int: Int] = [:]

  mutating func add(_ scope: Scope) {
    let parent = scope.parent.flatMap { places[$0] }
    let path = parent.map { self.path(of: $0) + "/" + scope.name } ?? scope.name
    let number = numbersOfPaths[path] ?? paths.count
    if number == paths.count {
      numbersOfPaths[path] = number
      paths.append(path)
    }
    places[scope.id] = scopes.count
    scopes.append(scope)
    parents.append(parent)
    numbers.append(number)
  }

  /// What a call is called; the elements of a container, which are but numbers, after that.
  func name(of scope: Int) -> String {
    let name = scopes[scope].name
    guard name.allSatisfy(\.isNumber), let parent = parents[scope] else { return name }
    return self.name(of: parent) + "." + name
  }

  /// The place in ``scopes`` of the scope with a number.
  func place(of id: Int) -> Int? { places[id] }

  /// The names of the scopes around a scope and its own, outermost first.
  func path(of scope: Int) -> String { paths[numbers[scope]] }
}
