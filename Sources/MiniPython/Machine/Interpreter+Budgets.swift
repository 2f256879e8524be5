extension Interpreter {
  /// Looks at the interrupt flag and the budgets, and lets the host have its turn; called every few
  /// thousand steps.
  func pulse(allocated: Int) throws {
    breathed()
    if interruptFlag.take() {
      throw PythonError(ExceptionObject(type: .keyboardInterrupt, arguments: []))
    }
    if let deadline, clock() > deadline {
      self.deadline = nil
      throw PythonError(.keyboardInterrupt, "time budget exhausted")
    }
    if let memoryBudget, allocated > memoryBudget { throw PythonError(.memoryError, "") }
    if allocated > 1 << 24 { try checkMemory() }
  }

  /// Notes that a built-in went over so many items at once, so that the next look at the flags comes no
  /// later than had each been a step.
  @inline(__always)
  static func worked(_ items: Int) {
    if items > 1 << 10, let current { current.countdown -= items >> 6 }
  }

  /// Called when the countdown of steps has run out.
  @inline(never)
  func tick() throws {
    countdown = Self.pulseInterval
    if let steps = stepBudget {
      stepBudget = steps - Self.pulseInterval
      if steps <= Self.pulseInterval {
        stepBudget = nil
        throw PythonError(.keyboardInterrupt, "step budget exhausted")
      }
      countdown = min(Self.pulseInterval, steps - Self.pulseInterval)
    }
    try pulse(allocated: 0)
    lastPulseMemory += 1
    if lastPulseMemory >= 16 {
      lastPulseMemory = 0
      try checkMemory()
    }
  }

  private func checkMemory() throws {
    guard let memoryBudget else { return }
    if SystemClock.residentBytes() - memoryAtStart > memoryBudget {
      throw PythonError(.memoryError, "")
    }
  }
}
