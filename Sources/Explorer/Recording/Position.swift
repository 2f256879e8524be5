/// A place on the timeline as a person names it: `forward:3`, `backward:END`, `END`.
public enum Position: Sendable, Equatable, CustomStringConvertible {
  /// After so many leaves and nodes.
  case forward(Int)
  /// After so many gradients of the last backward pass have moved.
  case backward(Int)
  /// After the last leaf or node.
  case forwardEnd
  /// After the last backward pass.
  case backwardEnd
  /// After everything.
  case end

  /// The place as it is named.
  public var description: String {
    switch self {
    case .forward(let count): "forward:\(count)"
    case .backward(let count): "backward:\(count)"
    case .forwardEnd: "forward:END"
    case .backwardEnd: "backward:END"
    case .end: "END"
    }
  }

  /// Reads `forward:K`, `backward:K` or `END`, where K is a number or `END`; anything else is
  /// `nil`.
  public init?(_ text: String) {
    if text == "END" {
      self = .end
      return
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    switch (parts[0], parts[1]) {
    case ("forward", "END"): self = .forwardEnd
    case ("backward", "END"): self = .backwardEnd
    case ("forward", let count):
      guard let number = Int(count), number >= 0 else { return nil }
      self = .forward(number)
    case ("backward", let count):
      guard let number = Int(count), number >= 0 else { return nil }
      self = .backward(number)
    default: return nil
    }
  }
}

extension Recording {
  /// Why there is no such moment here; `nil` if there is one.
  func obstacle(to position: Position) -> String? {
    switch position {
    case .forward(let count):
      let forward = steps.count(where: \.isForward)
      return count > forward ? "there are \(forward) leaves and nodes" : nil
    case .backward(let count):
      guard let pass = passes.last else { return "there is no backward pass" }
      return count > pass.moves.count
        ? "the last pass moves \(pass.moves.count) gradients" : nil
    case .backwardEnd: return passes.isEmpty ? "there is no backward pass" : nil
    case .forwardEnd, .end: return nil
    }
  }

  /// The moment that a position means here; a count beyond the end means the end.
  func moment(at position: Position) -> Moment {
    switch position {
    case .end: return end
    case .forward(0): return Moment(step: 0)
    case .forward(let count):
      let forward = steps.indices.filter { steps[$0].isForward }
      guard let last = forward.last else { return Moment(step: 0) }
      return Moment(step: (count <= forward.count ? forward[count - 1] : last) + 1)
    case .forwardEnd:
      return Moment(step: (steps.lastIndex(where: \.isForward) ?? -1) + 1)
    case .backward(let count):
      guard let pass = passes.last else { return end }
      if count == 0 || pass.moves.isEmpty { return Moment(step: pass.start + 1) }
      return Moment(step: pass.moves[min(count, pass.moves.count) - 1] + 1)
    case .backwardEnd:
      return Moment(step: passes.last?.end ?? steps.count)
    }
  }
}
