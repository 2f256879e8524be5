import Glibc

/// A thread that runs closures one after another, with a stack for deep recursion.
///
/// The engine keeps its modes for each thread, so all cells of a session have to run on the same.
final class Worker: @unchecked Sendable {
  private var mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Guarded by the mutex, as is `isEnded`.
  private var job: (() -> Void)?
  private var isEnded = false
  private var thread = pthread_t()

  init(stackSize: Int = 1 << 29) {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackSize)
    defer { pthread_attr_destroy(&attributes) }
    let state = Unmanaged.passUnretained(self).toOpaque()
    let status = pthread_create(
      &thread, &attributes,
      { state in
        guard let state else { return nil }
        Unmanaged<Worker>.fromOpaque(state).takeUnretainedValue().loop()
        return nil
      }, state)
    precondition(status == 0, "no thread can be made: \(String(cString: strerror(status)))")
  }

  deinit {
    change { isEnded = true }
    pthread_join(thread, nil)
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Runs a closure on the thread and waits for it.
  func run(_ body: @escaping () -> Void) {
    change { job = body }
    pthread_mutex_lock(mutex)
    while job != nil { pthread_cond_wait(changed, mutex) }
    pthread_mutex_unlock(mutex)
  }

  private func loop() {
    pthread_mutex_lock(mutex)
    while true {
      while job == nil && !isEnded { pthread_cond_wait(changed, mutex) }
      guard let body = job else { break }
      pthread_mutex_unlock(mutex)
      body()
      pthread_mutex_lock(mutex)
      job = nil
      pthread_cond_broadcast(changed)
    }
    pthread_mutex_unlock(mutex)
  }

  private func change(_ body: () -> Void) {
    pthread_mutex_lock(mutex)
    body()
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
  }
}
