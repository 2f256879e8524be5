import Glibc

/// What belongs to the thread that runs Python: the interpreter at work and the pending trash.
///
/// Objects don't know their interpreter; the few that need it (interrupts inside native loops,
/// serial numbers) find it here.
final class ThreadState {
  var interpreter: Interpreter?
  var serial = 0
  var trashDepth = 0
  var trash: [[Value]] = []

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { pointer in
      if let pointer { Unmanaged<ThreadState>.fromOpaque(pointer).release() }
    }
    return key
  }()

  /// The state of the calling thread.
  static var current: ThreadState {
    if let pointer = pthread_getspecific(key) {
      return Unmanaged<ThreadState>.fromOpaque(pointer).takeUnretainedValue()
    }
    let state = ThreadState()
    pthread_setspecific(key, Unmanaged.passRetained(state).toOpaque())
    return state
  }
}

/// Frees nested containers without deep recursion, so that a list nested a million times can go.
enum Trash {
  private static let deepest = 200

  /// Releases the items, now or, deep inside another release, after it.
  @inline(__always)
  static func take(_ items: inout [Value]) {
    for item in items {
      switch item {
      case .tuple, .list, .dict, .object:
        release(&items)
        return
      default: continue
      }
    }
  }

  /// Ends the values in memory that its owner is about to give back.
  @inline(__always)
  static func take(_ first: UnsafeMutablePointer<Value>, _ count: Int) {
    for index in 0..<count {
      switch first[index] {
      case .tuple, .list, .dict, .object:
        release(first, count)
        return
      default: continue
      }
    }
    first.deinitialize(count: count)
  }

  @inline(never)
  private static func release(_ first: UnsafeMutablePointer<Value>, _ count: Int) {
    let state = ThreadState.current
    if state.trashDepth >= deepest {
      state.trash.append(Array(UnsafeMutableBufferPointer(start: first, count: count)))
      first.deinitialize(count: count)
      return
    }
    state.trashDepth += 1
    first.deinitialize(count: count)
    state.trashDepth -= 1
    if state.trashDepth == 0 { empty(state) }
  }

  @inline(never)
  private static func release(_ items: inout [Value]) {
    let state = ThreadState.current
    if state.trashDepth >= deepest {
      state.trash.append(items)
      items = []
      return
    }
    state.trashDepth += 1
    items = []
    state.trashDepth -= 1
    if state.trashDepth == 0 { empty(state) }
  }

  private static func empty(_ state: ThreadState) {
    while let pending = state.trash.popLast() {
      state.trashDepth += 1
      var pending = pending
      pending = []
      _ = pending
      state.trashDepth -= 1
    }
  }
}
