import Tracing

/// Keeps the recording of a long training run small enough for memory.
///
/// The last ``wholePasses`` backward passes, and everything since, stay as they happened, however
/// large their graphs are, and so do the passes 1, 2, 4, 8 and so on. Of what else is older there remain the cells, the output, the leaves that later
/// events speak of, and for every pass its loss, the gradients that arrived as statistics (with their
/// norms), and its end. Where there are too many passes even for that, every second one is left out,
/// again and again. Only where the whole passes would fill the memory their older half goes too.
struct EventBudget {
  /// Passes that are always kept as they happened.
  static let wholePasses = 8
  /// Older passes of which at least half are kept in short.
  static let shortPasses = 50_000
  /// Events, and numbers in them, that are kept before anything is condensed.
  static let events = 30_000
  static let numbers = 2_000_000
  /// Events and numbers that even the last passes may not exceed: about half a gigabyte.
  static let mostEvents = 1_000_000
  static let mostNumbers = 30_000_000

  private var spentEvents = 0
  private var spentNumbers = 0
  private var eventLimit = EventBudget.events
  private var numberLimit = EventBudget.numbers

  /// Whether it is time to condense.
  var isExhausted: Bool { spentEvents > eventLimit || spentNumbers > numberLimit }

  mutating func spend(_ event: Event) {
    spentEvents += 1
    spentNumbers += event.numberCount
  }

  /// Condenses all but the last passes; whether there was anything to condense.
  mutating func condense(_ events: inout [Event]) -> Bool {
    let cut = cut(events)
    if let cut {
      let recent = events[cut...]
      var older = Condenser().condensed(
        events[..<cut], referredToBy: recent, keepsSamples: !isFull)
      older += recent
      events = older
      spentEvents = events.count
      spentNumbers = events.reduce(0) { $0 + $1.numberCount }
    }
    eventLimit = max(EventBudget.events, 2 * spentEvents)
    numberLimit = max(EventBudget.numbers, 2 * spentNumbers)
    return cut != nil
  }

  private var isFull: Bool {
    spentEvents > Self.mostEvents || spentNumbers > Self.mostNumbers
  }

  /// Where the part begins that stays whole: behind the last pass but ``wholePasses``.
  private func cut(_ events: [Event]) -> Int? {
    var ends = 0
    for index in events.indices.reversed() {
      guard case .end = events[index] else { continue }
      ends += 1
      if ends > Self.wholePasses { return index + 1 }
    }
    return isFull ? events.count / 2 : nil
  }
}
extension Event {
  /// How many numbers the event holds.
  fileprivate var numberCount: Int {
    switch self {
    case .leaf(let leaf): leaf.value.numberCount
    case .node(let node): node.value.numberCount + 4 * node.inputs.count
    case .backwardNode(let step):
      (step.gradOutputs + step.gradInputs + step.local).reduce(0) { $0 + ($1?.numberCount ?? 0) }
    case .accumulate(let accumulation):
      (accumulation.before?.numberCount ?? 0) + accumulation.incoming.numberCount
        + accumulation.after.numberCount
    case .update(_, let value, _): value.numberCount
    case .gradient(_, let value, _): value?.numberCount ?? 0
    default: 1
    }
  }
}

extension TensorValue {
  fileprivate var numberCount: Int {
    if case .whole(_, let data) = self { data.count } else { 8 }
  }
}
