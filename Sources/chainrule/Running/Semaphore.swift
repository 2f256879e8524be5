import Glibc

/// POSIX's counting semaphore.
final class Semaphore: @unchecked Sendable {
  // The address stays the same for the semaphore's life, and sem_* may be called from any thread.
  private let handle: UnsafeMutablePointer<sem_t> = .allocate(capacity: 1)

  init() { sem_init(handle, 0, 0) }

  deinit {
    sem_destroy(handle)
    handle.deallocate()
  }

  func signal() { sem_post(handle) }

  func wait() {
    while sem_wait(handle) != 0, errno == EINTR {}
  }

  /// Waits, but not longer than that.
  func wait(seconds: Double) {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    let nanoseconds = moment.tv_nsec + Int(seconds * 1e9)
    moment.tv_sec += nanoseconds / 1_000_000_000
    moment.tv_nsec = nanoseconds % 1_000_000_000
    while sem_timedwait(handle, &moment) != 0, errno == EINTR {}
  }
}
