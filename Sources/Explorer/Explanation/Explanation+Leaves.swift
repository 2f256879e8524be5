import Drawing
import Tracing

/// Leaves: their numbers and the story of their `.grad`.
extension Explanation {
  func lines(_ leaf: Leaf, _ tensor: Tensor) -> [StyledText] {
    let name = wording.formula(of: leaf.id, depth: 1).text
    let position = max(scene.moment.step, tensor.born + 1)
    let value = wording.value(tensor.value(at: position), dtype: tensor.dtype)
    var lines = name == value ? [] : chain([name, value], .data)
    if let origin = leaf.origin { lines += self.origin(origin, of: leaf) }
    let isWanted = tensor.requiresGrad(at: position)
    if isWanted {
      lines.append(StyledText())
      lines += accumulated(name, tensor)
    } else if leaf.origin == nil {
      lines += plain("A constant: no gradient is asked of it.", .muted)
    }
    lines.append(StyledText())
    lines += facts(tensor, kind: isWanted ? "leaf, requires_grad=True" : "requires_grad=False")
    return lines
  }

  private func origin(_ origin: Leaf.Origin, of leaf: Leaf) -> [StyledText] {
    let from = origin.inputs.map { wording.formula(of: $0).text }.joined(separator: ", ")
    let wasTracked = origin.inputs.contains {
      recording.tensor($0)?.requiresGrad(at: scene.moment.step) == true
    }
    return plain("from \(origin.op)(\(from))", .data)
      + plain(
        wasTracked
          ? "Cut off \(signs.scissors): made without tracking, so no gradient goes back through here."
          : "Made from constants, so there is nothing to track.", wasTracked ? .failure : .muted)
  }

  /// The story of `.grad` in this chapter.
  private func accumulated(_ name: String, _ tensor: Tensor) -> [StyledText] {
    let range = scene.chapter.steps
    let additions = tensor.additions.filter {
      range.contains($0.step) && $0.step <= scene.moment.active
    }
    let current = tensor.gradients.value(at: scene.moment.step) ?? nil
    let parts = shares(of: tensor)
    guard let last = additions.last else {
      var lines: [StyledText] = []
      if let total = Scene.sum(parts) { lines = arrived(name, parts, total) }
      if pass?.returnsGradients == true, !lines.isEmpty {
        lines += plain("grad() gives it back and leaves .grad alone:", .muted)
      }
      return lines
        + chain([name + ".grad", current.map { wording.value($0) } ?? "None"], .gradient)
    }
    var lines = arrived(name, parts, last.accumulation.incoming)
    let sum = last.accumulation
    if let before = sum.before {
      lines += chain(
        [name + ".grad", wording.sum([before, sum.incoming]), wording.value(sum.after)], .gradient)
      lines += plain("What was there stays: gradients add up.", .muted)
    } else {
      lines += chain([name + ".grad", wording.value(sum.after)], .gradient)
      lines += plain("It was None before.", .muted)
    }
    if current != sum.after, last.step < scene.moment.step {
      lines += chain([name + ".grad", current.map { wording.value($0) } ?? "None"], .gradient)
      lines += plain("The program has changed it since.", .muted)
    }
    return lines
  }

  /// What the uses of a tensor have sent back so far.
  private func shares(of tensor: Tensor) -> [TensorValue] {
    guard let index = scene.diagram.index(of: tensor.id, in: recording) else { return [] }
    return scene.shares(of: index)
  }

  /// The gradient that reached a leaf, as a sum where it has several uses.
  private func arrived(_ name: String, _ parts: [TensorValue], _ total: TensorValue)
    -> [StyledText]
  {
    let gradient = wording.gradient(of: .name(name))
    if let sum = hooked(parts, total) { return hookLines(gradient, parts, sum, total) }
    guard parts.count > 1 else { return chain([gradient, wording.value(total)], .gradient) }
    return chain([gradient, wording.sum(parts), wording.value(total)], .gradient)
      + plain("one share from each of its \(parts.count) uses", .muted)
  }
}
