import Drawing
import GraphLayout
import Tracing

/// What was worked out for the picture: the chapter's graph and its layout, the listing of the
/// code, the marks of the timeline. Each part is kept until what it was made from changes.
struct Stage: Sendable {
  /// A chapter's graph, ready for any moment of it.
  struct Prepared: Sendable {
    /// What is drawn.
    var diagram: Diagram
    /// The graph with nothing folded.
    var whole: Diagram
    var hierarchy: Hierarchy
    var peak: Double
    var designations: Designations
    var faces: [Face]
    /// The same with tensors shown by their shapes; `nil` where that is no shorter.
    var briefFaces: [Face]?
    var leaves: [Bool]
    /// The steps in which a tensor of the graph comes into being in this chapter.
    var forward: [Int]
  }

  /// The lines of the explanation, and what they depend on.
  struct Panel: Sendable {
    struct Key: Equatable {
      var step: Int
      var active: Int
      var selection: NodeID?
      var width: Int
      var appearance: Appearance
      /// The paths of the selected fold.
      var group: Set<String>?
    }

    var key: Key
    var lines: [StyledText]
  }

  /// What a chapter's graph depends on.
  struct GraphKey: Hashable {
    var chapter: Int
    /// The paths at which calls are folded.
    var folds: Set<String>
  }

  /// What the folds depend on that make a graph readable.
  private struct Question: Hashable {
    var chapter: Int
    var size: Size
    var hasStubs: Bool
  }

  /// How a chapter was laid out.
  struct Key: Hashable {
    var graph: GraphKey
    var form: Geometry.Form
  }

  var chapter = 0
  var prepared: Prepared?
  var geometry: Geometry?
  var listing: Listing?
  var track: Track?
  var panel: Panel?
  private var hasStubs = false
  /// The paths at which calls are folded.
  private(set) var folds: Set<String> = []
  private var graphs: [GraphKey: Prepared] = [:]
  private var readableFolds: [Question: Set<String>] = [:]
  private var geometries: [Key: Geometry] = [:]

  /// Prepares a chapter's graph and lays it out as large as `size` allows, or as `zoom` says.
  mutating func show(
    _ chapter: Int, of recording: Recording, in size: Size, zoom: Detail?, hasStubs: Bool = false,
    folds: Set<String>? = nil, text: TensorText
  ) {
    self.hasStubs = hasStubs
    self.chapter = chapter
    self.folds = folds ?? foldsToRead(chapter, of: recording, in: size, text: text)
    let graph = graph(
      GraphKey(chapter: chapter, folds: self.folds), of: recording, text: text)
    prepared = graph
    geometry = fitting(graph, in: size, zoom: zoom)
  }

  /// The folds it takes to see a graph whole and with names: none for a small one, or where there is
  /// room, else one level of calls after the other; none again where even that does not help.
  private mutating func foldsToRead(
    _ chapter: Int, of recording: Recording, in size: Size, text: TensorText
  ) -> Set<String> {
    let question = Question(chapter: chapter, size: size, hasStubs: hasStubs)
    if let known = readableFolds[question] { return known }
    var folds: Set<String> = []
    var secondBest: Set<String> = []
    while true {
      self.folds = folds
      let graph = graph(GraphKey(chapter: chapter, folds: folds), of: recording, text: text)
      let isSmall = graph.diagram.places.count <= Self.few
      let isClear = graph.diagram.places.count <= Self.many || graph.hierarchy.scopes.isEmpty
      if isSmall || isClear && Self.mayFit(graph, .tag, in: size) {
        let geometry = fitting(graph, in: size, zoom: nil)
        if geometry.detail.hasNames {
          if geometry.fits(size) || isSmall && folds.isEmpty { break }
          if isSmall, secondBest.isEmpty { secondBest = folds }
        }
      }
      let next = graph.hierarchy.nextPaths(beyond: folds)
      if next.isEmpty {
        // Where it cannot be read at once, as few nodes as there can be are easier to look through.
        let isMuchLess = 3 * graph.diagram.places.count <= graph.whole.places.count
        if !isMuchLess || !secondBest.isEmpty { folds = secondBest }
        break
      }
      folds.formUnion(next)
    }
    if readableFolds.count > 64 { readableFolds = [:] }
    readableFolds[question] = folds
    return folds
  }

  private mutating func graph(_ key: GraphKey, of recording: Recording, text: TensorText)
    -> Prepared
  {
    let graph =
      graphs[key]
      ?? Self.prepare(
        key, from: graphs.first { $0.key.chapter == key.chapter }?.value, of: recording, text: text)
    if graphs.count > 16 { graphs = [:] }
    graphs[key] = graph
    return graph
  }

  /// Works out a graph; what does not depend on the folds is taken `from` the same chapter's.
  private static func prepare(
    _ key: GraphKey, from other: Prepared?, of recording: Recording, text: TensorText
  ) -> Prepared {
    let chapter = recording.chapters[key.chapter]
    let whole = other?.whole ?? Diagram(chapter: chapter, of: recording)
    let hierarchy = other?.hierarchy ?? Hierarchy(whole, of: recording)
    let diagram = whole.folded(at: key.folds, in: hierarchy, of: recording)
    // What is folded counts too, so that names stay when it opens.
    let all = whole.places.map { recording.tensors[$0] }
    let designations = Designations(all, during: chapter.steps)
    let tensors = diagram.places.map { recording.tensors[$0] }
    func faces(_ text: TensorText) -> [Face] {
      tensors.enumerated().map { index, tensor in
        Scene.widest(
          tensor, group: diagram.group(index), chapter: chapter, recording: recording,
          designations: designations, text: text)
      }
    }
    var brief = text
    brief.isBrief = true
    let faces = (whole: faces(text), brief: faces(brief))
    return Prepared(
      diagram: diagram, whole: whole, hierarchy: hierarchy,
      peak: Scene.peak(of: chapter, in: recording), designations: designations,
      faces: faces.whole, briefFaces: faces.brief == faces.whole ? nil : faces.brief,
      leaves: tensors.map(\.isLeaf),
      forward: all.map(\.born).filter(chapter.steps.contains))
  }

  /// The largest form that fits; where none does, one that fits in width, so that the view has to
  /// move up and down only: small graphs as rows, large ones from afar.
  private mutating func fitting(_ graph: Prepared, in size: Size, zoom: Detail?) -> Geometry {
    if let zoom {
      return geometry(
        graph,
        Geometry.Form(
          detail: zoom, rankSpacing: zoom == .card || zoom == .pill ? 2 : 1,
          nodeSpacing: zoom == .dot ? 3 : 2))
    }
    for form in Self.forms where Self.mayFit(graph, form.detail, in: size) {
      if form.isBrief, graph.briefFaces == nil { continue }
      let geometry = geometry(graph, form)
      if geometry.fits(size) { return geometry }
    }
    let piecemeal =
      graph.diagram.places.count <= Self.few
      ? [
        Geometry.Form(detail: .pill, isShort: true),
        Geometry.Form(detail: .pill, isShort: true, isBrief: graph.briefFaces != nil),
      ] + Self.distant : Self.distant
    for form in piecemeal.dropLast() {
      let geometry = geometry(graph, form)
      if geometry.layout.width <= size.width { return geometry }
    }
    return geometry(graph, piecemeal[piecemeal.count - 1])
  }

  /// So many nodes are looked at row by row where they do not fit.
  private static let few = 40
  /// More nodes than that are hard to follow, even where there is room for their names.
  private static let many = 90

  /// The ways to draw a graph, the most telling first.
  private static let forms: [Geometry.Form] =
    [
      .init(detail: .card, rankSpacing: 2), .init(detail: .card),
      .init(detail: .card, isBrief: true), .init(detail: .card, isFlat: true),
      .init(detail: .card, isBrief: true, isFlat: true),
      .init(detail: .pill, rankSpacing: 2), .init(detail: .pill),
      .init(detail: .pill, rankSpacing: 2, isShort: true), .init(detail: .pill, isShort: true),
      .init(detail: .pill, rankSpacing: 2, isBrief: true),
      .init(detail: .pill, rankSpacing: 2, isShort: true, isBrief: true),
      .init(detail: .pill, isShort: true, isBrief: true),
    ] + distant

  /// The ways to draw a graph from afar.
  private static let distant: [Geometry.Form] = [
    .init(detail: .tag, rankSpacing: 2), .init(detail: .tag),
    .init(detail: .dot, nodeSpacing: 3), .init(detail: .map),
  ]

  /// Whether there could be room; saves laying out what is far too large.
  private static func mayFit(_ graph: Prepared, _ detail: Detail, in size: Size) -> Bool {
    let area = size.width * size.height
    let one =
      switch detail {
      case .card: 60
      case .pill: 24
      case .tag: 6
      case .dot, .map: 2
      }
    return graph.diagram.places.count * one <= area
  }

  private mutating func geometry(_ graph: Prepared, _ form: Geometry.Form) -> Geometry {
    var form = form
    form.hasStubs = hasStubs
    let key = Key(graph: GraphKey(chapter: chapter, folds: folds), form: form)
    if let known = geometries[key] { return known }
    if geometries.count > 32 { geometries = [:] }
    let faces = (form.isBrief ? graph.briefFaces : nil) ?? graph.faces
    let made = Geometry(graph.diagram, faces: faces, leaves: graph.leaves, form: form)
    geometries[key] = made
    return made
  }
}
