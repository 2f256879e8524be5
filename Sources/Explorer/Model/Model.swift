import Drawing
import Tracing

/// Everything the program knows: what it shows and how the user looks at it.
///
/// A model is a value. ``update(_:_:)`` changes it, ``draw(_:)`` makes a picture of it; equal models
/// give equal pictures, and a model that ``isAnimating`` not looks the same until a message comes.
public struct Model: Sendable {
  /// The terminal's size.
  public internal(set) var size: Size
  /// What the terminal can show.
  public internal(set) var appearance: Appearance
  /// The lessons and files to choose from.
  public internal(set) var menu: Menu
  /// The program that is shown, or `nil` while there is only the menu.
  var player: Player?
  /// Whether the menu covers what is shown.
  var isMenuOpen: Bool
  var focus = Pane.graph
  /// The size of the nodes that the user wants; `nil` for the largest that fits.
  var zoom: Detail?
  /// Whether leaves with many uses are named beside each of them.
  var hasStubs = false
  /// The paths at which calls of modules and functions are drawn as one node, see ``ScopeTree``;
  /// `nil` for as many as it takes to read the graph.
  var folds: Set<String>?
  /// How far the user has moved the view by hand.
  var pan = Offset()
  /// Lines scrolled by hand in the code and in the explanation.
  var codeScroll = 0
  var explanationScroll = 0
  var overlay: Overlay?
  var notice: Notice?
  var search: Search?
  /// The number typed before a key.
  var count: Int?
  /// Lines that were evaluated, newest last.
  var history: [String] = []
  /// How many of them belong to the program that is shown.
  var typedLines = 0
  var isMouseOn = true
  /// What is running whose trace is still to come, at least in part.
  var running: Running?
  /// What was worked out for the picture and holds until something changes.
  var stage = Stage()

  /// The smallest screen that there is a picture for; in less it says only what it needs.
  public static var smallestSize: Size { ScreenPlan.smallest }

  /// A part of the screen that can have the focus.
  enum Pane: Int, CaseIterable, Sendable { case graph, code, explanation }

  /// What can be running.
  enum Running: Sendable {
    /// A program, for the first time.
    case program
    /// The program that is shown, anew.
    case again
    /// A line after the program that is shown.
    case line
  }

  /// What lies over the screen.
  enum Overlay: Sendable, Equatable {
    /// The keys, scrolled by so many lines.
    case help(scroll: Int)
    /// A line that is being typed.
    case prompt(Prompt)
  }

  /// A message to the user, which goes with the next key.
  struct Notice: Sendable, Equatable {
    var text: String
    var isFailure: Bool
  }

  /// What is searched for.
  struct Search: Sendable, Equatable {
    var query: String
  }

  /// A distance in cells.
  struct Offset: Sendable, Equatable {
    var x = 0
    var y = 0
  }

  /// Begins with the menu.
  public init(menu: Menu, size: Size, appearance: Appearance = Appearance()) {
    self.size = size
    self.appearance = appearance
    self.menu = menu
    isMenuOpen = true
    settle()
  }

  /// Begins with a program, at its start and standing still.
  public init(
    _ trace: Trace, menu: Menu = Menu(items: []), size: Size,
    appearance: Appearance = Appearance()
  ) {
    self.size = size
    self.appearance = appearance
    self.menu = menu
    isMenuOpen = false
    player = Player(trace)
    settle()
  }

  /// Whether the picture changes with time, so that ticks are worth sending.
  public var isAnimating: Bool { !isMenuOpen && player?.isPlaying == true }

  /// Whether a program is running.
  var isRunning: Bool { running != nil }

  /// Why the timeline has no such place; `nil` if it has.
  public func obstacle(to position: Position) -> String? {
    player?.recording.obstacle(to: position)
  }

  /// Goes to a place on the timeline and stands still there.
  public mutating func seek(to position: Position) {
    guard let moment = player?.recording.moment(at: position) else { return }
    player?.isPlaying = false
    player?.moment = moment
    settle()
  }
}
