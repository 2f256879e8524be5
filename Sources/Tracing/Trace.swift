/// What one run of a program left behind: its cells, and everything that happened to its
/// computation graph, in order.
///
/// A trace is the seam between the engine and everything that shows it. It holds plain values, so
/// it can cross threads, be written to a file, or come from a program other than this one.
public struct Trace: Sendable, Equatable {
  /// The version of the format that ``events`` are written in.
  public static let version = 1

  /// Where the program came from, as a person would name it (a path, or `<input>`).
  public var source: String

  /// The program's cells in reading order, prose and code.
  public var cells: [Cell]

  /// What happened, oldest first.
  public var events: [Event]

  /// Makes a trace.
  public init(source: String, cells: [Cell] = [], events: [Event] = []) {
    self.source = source
    self.cells = cells
    self.events = events
  }
}

/// Names a leaf or a node of one trace: small integers in creation order, shared by both kinds.
public typealias NodeID = Int

extension Trace {
  /// A piece of the program: narration, or code that runs as one.
  public struct Cell: Sendable, Equatable {
    /// What a cell holds.
    public enum Kind: String, Sendable, Equatable { case code, markdown }

    /// What the cell holds.
    public var kind: Kind

    /// The text, without the comment marks that a `.py` file puts before narration.
    public var text: String

    /// The line of the file (from 1) on which ``text`` begins; line numbers of events count in the
    /// same way. In a notebook, whose cells have no common file, lines count on from cell to cell.
    public var firstLine: Int

    /// Makes a cell.
    public init(kind: Kind, text: String, firstLine: Int) {
      self.kind = kind
      self.text = text
      self.firstLine = firstLine
    }
  }
}
