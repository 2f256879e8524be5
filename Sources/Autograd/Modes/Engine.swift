import CAutograd
import Glibc

/// The state of the engine on the current thread: modes, observer, warnings.
///
/// Every thread has its own and starts with the defaults, so independent programs run side by side.
public enum Engine {
  /// Whether operators record the graph; `torch.set_grad_enabled(flag)` sets it.
  public static var isGradEnabled: Bool {
    get { !thread.pointee.grad_disabled }
    set { thread.pointee.grad_disabled = !newValue }
  }

  /// Whether `torch.inference_mode()` is on; switch it with ``withInferenceMode(_:_:)`` or by hand.
  public static var isInferenceMode: Bool {
    get { thread.pointee.inference_mode }
    set { thread.pointee.inference_mode = newValue }
  }

  /// Whether the sweep looks for NaN after every node and names the one that made it.
  public static var detectsAnomalies: Bool {
    get { thread.pointee.anomaly_mode }
    set { thread.pointee.anomaly_mode = newValue }
  }

  /// Whether anomaly mode looks for NaN at all.
  public static var anomalyModeChecksNaN: Bool {
    get { !thread.pointee.anomaly_ignores_nan }
    set { thread.pointee.anomaly_ignores_nan = !newValue }
  }

  /// Who hears of everything the engine does; nothing is computed for it while there is none.
  public static var observer: (any Observer)? {
    get { ThreadObjects.existing?.observer }
    set {
      ThreadObjects.current.observer = newValue
      thread.pointee.observed = newValue != nil
    }
  }

  /// Where warnings go; without a handler they are dropped.
  public static var warningHandler: ((Warning) -> Void)? {
    get { ThreadObjects.existing?.warningHandler }
    set { ThreadObjects.current.warningHandler = newValue }
  }

  /// Asked for what a node should remember of where it was made (a line of the program), when an
  /// observer is set or anomaly mode is on; see ``Node/site``.
  public static var siteProvider: (() -> AnyObject?)? {
    get { ThreadObjects.existing?.siteProvider }
    set { ThreadObjects.current.siteProvider = newValue }
  }

  /// The functions by which tensors are kept for the backward pass, the innermost last.
  public static var savedTensorHooks: [SavedTensorHooks] {
    get { ThreadObjects.existing?.savedTensorHooks ?? [] }
    set {
      ThreadObjects.current.savedTensorHooks = newValue
      thread.pointee.packs_saved = !newValue.isEmpty
    }
  }

  /// Whether the backward pass that is running leaves every gradient at its leaf, as `backward()` without
  /// `inputs` does.
  public static var isAccumulating: Bool { !thread.pointee.sweep_captures }

  /// How many nodes of graphs made on this thread are alive.
  public static var liveNodeCount: Int { Int(thread.pointee.live_nodes) }

  /// Runs `body` with recording switched on or off, and switches it back.
  @discardableResult
  public static func withGradMode<Result, Failure: Error>(
    _ enabled: Bool, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let state = thread
    let before = state.pointee.grad_disabled
    state.pointee.grad_disabled = !enabled
    defer { state.pointee.grad_disabled = before }
    return try body()
  }

  /// Runs `body` in inference mode, in which nothing is recorded and tensors are marked as
  /// unfit for recording ever after.
  @discardableResult
  public static func withInferenceMode<Result, Failure: Error>(
    _ enabled: Bool = true, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let state = thread
    let before = (state.pointee.inference_mode, state.pointee.grad_disabled)
    state.pointee.inference_mode = enabled
    if enabled { state.pointee.grad_disabled = true }
    defer { (state.pointee.inference_mode, state.pointee.grad_disabled) = before }
    return try body()
  }

  /// Runs `body` looking for NaN after every step of a backward pass; the error names the step.
  ///
  /// - Parameter checksNaN: Whether it looks for NaN at all, or only remembers where nodes were made.
  @discardableResult
  public static func withAnomalyDetection<Result, Failure: Error>(
    checksNaN: Bool = true, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    warn(
      .user,
      "Anomaly Detection has been enabled. This mode will increase the runtime and should only be "
        + "enabled for debugging.")
    let before = (detectsAnomalies, anomalyModeChecksNaN)
    (detectsAnomalies, anomalyModeChecksNaN) = (true, checksNaN)
    defer { (detectsAnomalies, anomalyModeChecksNaN) = before }
    return try body()
  }

  /// Runs `body` reporting to an observer, and restores the one before.
  public static func withObserver<Result, Failure: Error>(
    _ observer: (any Observer)?, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = Engine.observer
    Engine.observer = observer
    defer { Engine.observer = before }
    return try body()
  }

  /// Runs a computation that is the engine's own business: not recorded, not reported.
  @inline(__always)
  static func silently<Result>(_ body: () throws -> Result) rethrows -> Result {
    let state = thread
    let before = (state.pointee.grad_disabled, state.pointee.observed)
    state.pointee.grad_disabled = true
    state.pointee.observed = false
    defer { (state.pointee.grad_disabled, state.pointee.observed) = before }
    return try body()
  }

  static func warn(_ category: Warning.Category = .user, _ message: String) {
    ThreadObjects.existing?.warningHandler?(Warning(category: category, message: message))
  }

  /// Warns once in the life of a thread, as PyTorch's `TORCH_WARN_ONCE` does in that of a process.
  static func warnOnce(_ message: String) {
    if ThreadObjects.current.warned.insert(message).inserted { warn(.user, message) }
  }

  /// The observer, if one is set and nobody asked for silence.
  static var activeObserver: (any Observer)? {
    thread.pointee.observed ? ThreadObjects.existing?.observer : nil
  }
}

/// A warning with PyTorch's text.
public struct Warning: Sendable, Equatable {
  /// The Python class of the warning.
  public enum Category: String, Sendable {
    case user = "UserWarning"
    case future = "FutureWarning"
    case deprecation = "DeprecationWarning"
  }
  /// The Python class of the warning.
  public var category: Category
  /// The text, without the trailing "(Triggered internally at ...)" of PyTorch.
  public var message: String
}

/// The objects of a thread that need reference counting; freed when the thread ends.
final class ThreadObjects {
  var observer: (any Observer)?
  var warningHandler: ((Warning) -> Void)?
  var siteProvider: (() -> AnyObject?)?
  var savedTensorHooks: [SavedTensorHooks] = []
  var warned: Set<String> = []
  let pool = MemoryPool()

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { Unmanaged<ThreadObjects>.fromOpaque($0!).release() }
    return key
  }()

  static var existing: ThreadObjects? {
    pthread_getspecific(key).map { Unmanaged<ThreadObjects>.fromOpaque($0).takeUnretainedValue() }
  }

  static var current: ThreadObjects {
    if let existing { return existing }
    let objects = ThreadObjects()
    pthread_setspecific(key, Unmanaged.passRetained(objects).toOpaque())
    return objects
  }
}
