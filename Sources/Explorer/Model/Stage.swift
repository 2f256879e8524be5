import Drawing
import GraphLayout
import Tracing

/// What was worked out for the picture: the chapter's graph and its layout, the listing of the
/// code, the marks of the timeline. Each part is kept until what it was made from changes.
struct Stage: Sendable {
  /// A chapter's graph, ready for any moment of it.
  struct Prepared: Sendable {
    var diagram: Diagram
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
    }

    var key: Key
    var lines: [StyledText]
  }

  /// How a chapter was laid out.
  struct Key: Hashable {
    var chapter: Int
    var form: Geometry.Form
  }

  var chapter = 0
  var prepared: Prepared?
  var geometry: Geometry?
  var listing: Listing?
  var track: Track?
  var panel: Panel?
  private var hasStubs = false
  private var graphs: [Int: Prepared] = [:]
  private var geometries: [Key: Geometry] = [:]

  /// Prepares a chapter's graph and lays it out as large as `size` allows, or as `zoom` says.
  mutating func show(
    _ chapter: Int, of recording: Recording, in size: Size, zoom: Detail?, hasStubs: Bool = false,
    text: TensorText
  ) {
    self.hasStubs = hasStubs
    self.chapter = chapter
    let graph = graphs[chapter] ?? Self.prepare(chapter, of: recording, text: text)
    if graphs.count > 16 { graphs = [:] }
    graphs[chapter] = graph
    prepared = graph
    geometry = fitting(graph, in: size, zoom: zoom)
  }

  private static func prepare(_ index: Int, of recording: Recording, text: TensorText) -> Prepared {
    let chapter = recording.chapters[index]
    let diagram = Diagram(chapter: chapter, of: recording)
    let tensors = diagram.places.map { recording.tensors[$0] }
    let designations = Designations(tensors, during: chapter.steps)
    func faces(_ text: TensorText) -> [Face] {
      tensors.map {
        Scene.widest(
          $0, chapter: chapter, recording: recording, designations: designations, text: text)
      }
    }
    var brief = text
    brief.isBrief = true
    let faces = (whole: faces(text), brief: faces(brief))
    return Prepared(
      diagram: diagram, peak: Scene.peak(of: chapter, in: recording), designations: designations,
      faces: faces.whole, briefFaces: faces.brief == faces.whole ? nil : faces.brief,
      leaves: tensors.map(\.isLeaf),
      forward: tensors.map(\.born).filter(chapter.steps.contains))
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
      if geometry.layout.width <= size.width && geometry.layout.height <= size.height {
        return geometry
      }
    }
    let piecemeal =
      graph.diagram.places.count <= 40
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

  /// The ways to draw a graph, the most telling first.
  private static let forms: [Geometry.Form] =
    [
      .init(detail: .card, rankSpacing: 2), .init(detail: .card),
      .init(detail: .card, isBrief: true),
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
    let key = Key(chapter: chapter, form: form)
    if let known = geometries[key] { return known }
    if geometries.count > 32 { geometries = [:] }
    let faces = (form.isBrief ? graph.briefFaces : nil) ?? graph.faces
    let made = Geometry(graph.diagram, faces: faces, leaves: graph.leaves, form: form)
    geometries[key] = made
    return made
  }
}
