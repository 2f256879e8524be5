import CAutograd
import Glibc

/// Letting go of a graph without recursion.
///
/// Freeing a node frees its inputs' nodes, and so on: a chain of a million would need a million
/// stack frames. Beyond a small depth the references go on a stack of their own instead, which the
/// outermost release empties.
private let maximumReleaseDepth: UInt32 = 24

extension Node {
  final func releaseGraph() {
    let state = thread
    autograd_prefetch(edge0?.toOpaque())
    autograd_prefetch(edge1?.toOpaque())
    if state.pointee.release_depth < maximumReleaseDepth {
      state.pointee.release_depth += 1
      edge0?.release()
      edge1?.release()
      releaseSaved()
      if rest != nil { rest = nil }
      if gradient != nil { gradient = nil }
      finishRelease(state)
    } else {
      postpone(edge0?.takeRetainedValue(), state)
      postpone(edge1?.takeRetainedValue(), state)
      let (first, second) = takeRetained()
      postpone(first, state)
      postpone(second, state)
      postpone(rest, state)
      rest = nil
      postpone(gradient, state)
      gradient = nil
    }
  }
}

extension Tensor {
  func releaseGraph() {
    let state = thread
    if state.pointee.release_depth < maximumReleaseDepth {
      state.pointee.release_depth += 1
      node = nil
      rare = nil
      finishRelease(state)
    } else {
      postpone(node, state)
      node = nil
      postpone(rare, state)
      rare = nil
    }
  }
}

private func postpone(_ object: AnyObject?, _ state: ThreadState) {
  guard let object else { return }
  if state.pointee.release_count == state.pointee.release_capacity {
    let capacity = max(64, state.pointee.release_capacity * 2)
    let bytes = capacity * MemoryLayout<UnsafeMutableRawPointer>.stride
    state.pointee.release_stack = realloc(state.pointee.release_stack, bytes)!
      .assumingMemoryBound(to: Optional<UnsafeMutableRawPointer>.self)
    state.pointee.release_capacity = capacity
  }
  state.pointee.release_stack![state.pointee.release_count] = Unmanaged.passRetained(object)
    .toOpaque()
  state.pointee.release_count += 1
}

@inline(__always)
private func finishRelease(_ state: ThreadState) {
  if state.pointee.release_depth == 1, state.pointee.release_count > 0 { emptyReleaseStack(state) }
  state.pointee.release_depth -= 1
}

private func emptyReleaseStack(_ state: ThreadState) {
  while state.pointee.release_count > 0 {
    state.pointee.release_count -= 1
    let object = state.pointee.release_stack![state.pointee.release_count]!
    Unmanaged<AnyObject>.fromOpaque(object).release()
  }
  free(state.pointee.release_stack)
  state.pointee.release_stack = nil
  state.pointee.release_capacity = 0
}
