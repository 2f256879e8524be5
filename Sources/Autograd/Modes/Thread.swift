import CAutograd

/// What the engine keeps for the current thread.
typealias ThreadState = UnsafeMutablePointer<autograd_thread_state>

@inline(__always)
var thread: ThreadState { autograd_current_thread() }
