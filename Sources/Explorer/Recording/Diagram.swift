import Tracing

/// The graph of a chapter: which tensors it shows and how they hang together.
struct Diagram: Sendable {
  /// Which tensors, as places in ``Recording/tensors``, oldest first.
  var places: [Int] = []
  /// The edges, those into one tensor in argument order.
  var links: [Link] = []
  /// For each tensor of the diagram the links that lead into it, in argument order.
  var inward: [[Int]] = []
  /// For each tensor of the diagram the links that leave it, oldest consumer first.
  var outward: [[Int]] = []
  /// How many older tensors are left out because there are too many to look at.
  var hidden = 0
  /// For each tensor of the diagram the folded call that it stands for; empty where nothing is folded.
  var groups: [Group?] = []
  /// For each place in ``Recording/tensors`` the index of what is drawn for it.
  var indices: [Int: Int] = [:]

  /// Tensors of a graph that are drawn; of more, the latest.
  static let most = 20_000

  /// An edge from a tensor to what was computed from it.
  struct Link: Sendable, Equatable {
    /// Index in ``Diagram/places`` of the input.
    var from: Int
    /// Index in ``Diagram/places`` of the result.
    var to: Int
    /// Which of the result's inputs it is.
    var slot: Int
    var kind: Kind
    /// The edges that it stands for, where it begins or ends at a folded call.
    var parts: [Part] = []
  }

  /// An edge whose ends may lie in folded calls.
  struct Part: Sendable, Equatable {
    /// Places in ``Recording/tensors`` of the input and of the result.
    var source: Int
    var consumer: Int
    /// Which of the result's inputs it is.
    var slot: Int
  }

  /// What an edge can carry.
  enum Kind: Sendable, Equatable {
    /// Data down and gradients up.
    case tracked
    /// Data only: nothing above it asks for a gradient.
    case untracked
    /// Data only, although a gradient would have been wanted: `detach`, `no_grad`.
    case severed
  }

  init() {}

  /// The graph of a chapter: its tracked tensors with what they use, all that its root came from,
  /// and what was cut loose from them.
  ///
  /// Arithmetic on plain constants stays out of the picture, unless there is nothing else.
  init(chapter: Recording.Chapter, of recording: Recording) {
    let made = recording.steps[chapter.made].filter(\.isForward)
      .compactMap { $0.subject.flatMap(recording.place(of:)) }
    let ancestors = Self.ancestors(of: chapter, in: recording)
    var chosen = ancestors.union(made.filter { recording.tensors[$0].isTracked })
    for step in recording.steps[chapter.steps] where step.kind == .change {
      if let place = step.subject.flatMap(recording.place(of:)) { chosen.insert(place) }
    }
    if chosen.isEmpty {
      chosen = Set(made)
    } else {
      chosen.formUnion(Self.loose(among: made, from: chosen, in: recording))
    }
    for place in Array(chosen) {
      for input in recording.tensors[place].inputs {
        if let place = recording.place(of: input) { chosen.insert(place) }
      }
    }
    places = chosen.sorted()
    hidden = max(0, places.count - Self.most)
    places.removeFirst(hidden)
    for (index, place) in places.enumerated() { indices[place] = index }
    connect(recording)
  }

  /// Everything that the roots of the chapter's pass came from, themselves included.
  private static func ancestors(of chapter: Recording.Chapter, in recording: Recording) -> Set<Int>
  {
    guard let pass = chapter.pass else { return [] }
    var open = recording.passes[pass].roots.compactMap(recording.place(of:))
    var reached = Set(open)
    while let place = open.popLast() {
      for input in recording.tensors[place].inputs {
        if let place = recording.place(of: input), reached.insert(place).inserted {
          open.append(place)
        }
      }
    }
    return reached
  }

  /// The untracked tensors that came from tracked ones, and those that nobody uses.
  private static func loose(among made: [Int], from tracked: Set<Int>, in recording: Recording)
    -> Set<Int>
  {
    var cut: Set<Int> = []
    for place in made {
      let tensor = recording.tensors[place]
      guard let leaf = tensor.leaf, !tensor.isTracked else { continue }
      if leaf.origin == nil {
        if !tensor.isUsed { cut.insert(place) }
        continue
      }
      let comesFromTracked = tensor.inputs.contains { input in
        guard let place = recording.place(of: input) else { return false }
        return cut.contains(place) || tracked.contains(place) && recording.tensors[place].isTracked
      }
      if comesFromTracked { cut.insert(place) }
    }
    return cut
  }

  /// The folded call that a tensor of the diagram stands for.
  func group(_ index: Int) -> Group? { groups.isEmpty ? nil : groups[index] }

  /// How many edges of the graph a link stands for.
  func count(_ link: Int) -> Int { max(1, links[link].parts.count) }

  /// The index in ``places`` of a tensor of the diagram, or of the folded call that it lies in.
  func index(of id: NodeID, in recording: Recording) -> Int? {
    recording.place(of: id).flatMap { indices[$0] }
  }

  private mutating func connect(_ recording: Recording) {
    inward = Array(repeating: [], count: places.count)
    outward = inward
    for (to, place) in places.enumerated() {
      let tensor = recording.tensors[place]
      for (slot, input) in tensor.inputs.enumerated() {
        guard let from = index(of: input, in: recording) else { continue }
        let source = recording.tensors[places[from]]
        let wanted = source.requiresGrad(at: tensor.born)
        let kind: Kind = !wanted ? .untracked : tensor.isLeaf ? .severed : .tracked
        inward[to].append(links.count)
        outward[from].append(links.count)
        links.append(Link(from: from, to: to, slot: slot, kind: kind))
      }
    }
  }
}
