import Drawing

/// One row of the key table: everything the program knows about a command's keys.
struct KeyBinding: Sendable {
  /// The keys as a person reads them: `Space`, `, .`.
  var label: String
  /// A word or two for the hint row.
  var name: String
  /// A sentence for the help.
  var help: String
  /// Which keys do what; mostly one command, or a pair of opposites.
  var actions: [(key: Key, command: Command)]
  /// How early it is in the hint row; `nil` keeps it out.
  var hint: Int?

  /// Which part of the help it belongs to.
  var group: Group

  /// The parts of the help.
  enum Group: String, CaseIterable, Sendable {
    case playing = "Playing"
    case graph = "Moving in the graph"
    case asking = "Asking"
    case screen = "Screen"
  }

  /// What a key does while no text is being typed.
  static func command(for key: Key) -> Command? { commands[key] }

  private static let commands: [Key: Command] = {
    var table: [Key: Command] = [:]
    for row in all {
      for action in row.actions { table[action.key] = action.command }
    }
    return table
  }()

  private static func row(
    _ group: Group, _ label: String, _ name: String, hint: Int? = nil, _ help: String,
    _ actions: (Key, Command)...
  ) -> KeyBinding {
    row(group, label, name, hint: hint, help, actions)
  }

  private static func row(
    _ group: Group, _ label: String, _ name: String, hint: Int? = nil, _ help: String,
    _ actions: [(Key, Command)]
  ) -> KeyBinding {
    KeyBinding(
      label: label, name: name, help: help, actions: actions.map { (key: $0.0, command: $0.1) },
      hint: hint, group: group)
  }

  private static func character(_ character: Character) -> Key { .character(character) }

  /// All keys, in the order of the help.
  static let all: [KeyBinding] = [
    row(
      .playing, "Space", "play", hint: 0, "Play, or stop where it is",
      (character(" "), .togglePlay)),
    row(
      .playing, ", .", "step", hint: 1, "One step back, one step on",
      (character(","), .stepBack), (character("."), .stepForward)),
    row(
      .playing, "[ ]", "section", hint: 4, "To the previous or next cell or pass",
      (character("["), .previousSection), (character("]"), .nextSection),
      (character("<"), .previousSection), (character(">"), .nextSection)),
    row(
      .playing, "g G", "ends", "To the start, to the end; Home and End do the same",
      (character("g"), .start), (character("G"), .end), (Key(.home), .start), (Key(.end), .end)),
    row(
      .playing, "1 2 ...", "count",
      "A number before a key counts: 20. goes twenty steps on, 3] three sections, 40G to the "
        + "fortieth pass",
      (0...9).map { (character(Character(String($0))), .digit($0)) }),
    row(
      .playing, "- +", "speed", hint: 5, "Slower, faster: from a quarter to eight times",
      (character("-"), .slower), (character("+"), .faster), (character("="), .faster)),
    row(
      .graph, "arrows", "move", hint: 2,
      "Along the edges: up to inputs, down to what uses them; h j k l do the same",
      (Key(.up), .up), (Key(.down), .down), (Key(.left), .left), (Key(.right), .right),
      (character("k"), .up), (character("j"), .down), (character("h"), .left),
      (character("l"), .right)),
    row(
      .graph, "z Z", "zoom", hint: 6,
      "Next or previous size of the nodes: fitting, cards, rows, names, dots, a map",
      (character("z"), .zoom), (character("Z"), .zoomBack)),
    row(
      .graph, "f F", "fold",
      "Draw the module or function around the selected node as one node, or open it again; "
        + "without a selection everywhere",
      (character("f"), .fold), (character("F"), .unfold)),
    row(
      .graph, "s", "stubs", "Name a leaf with many uses beside each of them, or draw its edges",
      (character("s"), .stubs)),
    row(
      .graph, "H J K L", "pan", "Move the view when the graph is larger than its pane",
      (character("K"), .panUp), (character("J"), .panDown), (character("H"), .panLeft),
      (character("L"), .panRight)),
    row(
      .graph, "/", "search", hint: 7, "Find nodes by operator, variable or line",
      (character("/"), .search)),
    row(
      .graph, "n N", "matches", "To the next or previous match",
      (character("n"), .nextMatch), (character("N"), .previousMatch)),
    row(
      .asking, ":", "run Python", hint: 8, "Type a line of Python; its nodes then appear",
      (character(":"), .evaluate)),
    row(
      .asking, "r", "reload", "Read and run the program anew, as the file is now",
      (character("r"), .reload)),
    row(.asking, "?", "keys", hint: 9, "These keys", (character("?"), .help)),
    row(
      .asking, "Enter", "open", "Open the chosen lesson; run the typed line", (Key(.enter), .accept)
    ),
    row(
      .asking, "Esc", "back",
      "Close what is open, let go of the selected node, go back to the list",
      (Key(.escape), .back)),
    row(
      .screen, "Tab", "pane", hint: 3, "To the next pane; Shift-Tab to the previous one",
      (Key(.tab), .nextPane), (Key(.backTab), .previousPane)),
    row(.screen, "o", "lessons", "The list of lessons", (character("o"), .lessons)),
    row(.screen, "t", "theme", "For a dark or a light background", (character("t"), .theme)),
    row(
      .screen, "m", "mouse", "Mouse on or off; off lets the terminal select text",
      (character("m"), .mouse)),
    row(
      .screen, "Ctrl-L", "redraw", "Draw everything anew",
      (Key(.character("l"), control: true), .redraw)),
    row(
      .screen, "Ctrl-Z", "suspend", "Back to the shell; fg returns here",
      (Key(.character("z"), control: true), .suspend)),
    row(
      .screen, "q", "quit", hint: 10,
      "Leave, or close this list; Ctrl-C does the same, but stops a program that runs",
      (character("q"), .quit),
      (Key(.character("c"), control: true), .quit)),
  ]
}
