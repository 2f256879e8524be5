import Drawing

@testable import Explorer

extension Model {
  /// Presses keys one after the other, written as in ``KeyScript``; the effects of all are returned.
  @discardableResult
  mutating func press(_ text: String) -> [Effect] {
    (KeyScript(text)?.messages ?? []).flatMap { update(&self, $0) }
  }
}
