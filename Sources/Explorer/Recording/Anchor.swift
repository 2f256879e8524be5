/// A place on the timeline that is found again in a longer recording of the same run, also where the
/// older part of that was shortened.
struct Anchor: Sendable, Equatable {
  /// The number of the pass that began last before the place; `nil` before the first.
  var pass: Int?
  /// Steps since the pass began.
  var offset: Int
}

extension Recording {
  /// Where a step is.
  func anchor(of step: Int) -> Anchor {
    guard let pass = passes.last(where: { $0.start <= step }) else { return Anchor(offset: step) }
    return Anchor(pass: pass.number, offset: step - pass.start)
  }

  /// The step that is nearest to a place.
  func step(at anchor: Anchor) -> Int {
    let pass = anchor.pass.flatMap { number in passes.lastIndex { $0.number <= number } }
    let next = pass.map { $0 + 1 } ?? 0
    let limit = passes.indices.contains(next) ? passes[next].start - 1 : steps.count
    guard let pass else { return min(anchor.offset, max(0, limit)) }
    let isSame = passes[pass].number == anchor.pass
    return isSame ? min(passes[pass].start + anchor.offset, limit) : passes[pass].end
  }
}
