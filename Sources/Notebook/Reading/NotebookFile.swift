import Tracing

/// Reads Jupyter notebooks (`.ipynb`, format 4, and 3 with its worksheet).
enum NotebookFile {
  static func cells(source: String, text: String) throws(ProgramError) -> [Trace.Cell] {
    let json: JSON
    do {
      json = try JSON(parsing: text)
    } catch {
      throw ProgramError.notJSON(path: source, error)
    }
    guard case .object = json else {
      throw ProgramError.notNotebook(path: source, reason: "it should be a JSON object")
    }
    guard case .array(let entries)? = json["cells"] ?? worksheet(json) else {
      throw ProgramError.notNotebook(path: source, reason: "it has no list of \"cells\"")
    }
    if entries.isEmpty { throw ProgramError.notNotebook(path: source, reason: "it has no cells") }
    var cells: [Trace.Cell] = []
    var line = 1
    for (index, entry) in entries.enumerated() {
      guard case .string(let type)? = entry["cell_type"] else {
        throw ProgramError.notNotebook(
          path: source, reason: "cell \(index) has no \"cell_type\"")
      }
      guard let text = sourceText(entry["source"] ?? entry["input"] ?? .null) else {
        throw ProgramError.notNotebook(
          path: source, reason: "\"source\" of cell \(index) is neither text nor a list of texts")
      }
      switch type {
      case "code":
        cells.append(Trace.Cell(kind: .code, text: Magics.commentedOut(text), firstLine: line))
      case "markdown":
        cells.append(Trace.Cell(kind: .markdown, text: text, firstLine: line))
      default: continue
      }
      line += text.split(separator: "\n", omittingEmptySubsequences: false).count
    }
    return cells
  }

  /// The cells of a notebook in format 3.
  private static func worksheet(_ json: JSON) -> JSON? {
    guard case .array(let sheets)? = json["worksheets"] else { return nil }
    return sheets.first?["cells"]
  }

  /// The source of a cell: one text, or its lines with their line breaks.
  private static func sourceText(_ json: JSON) -> String? {
    switch json {
    case .string(let text): return text
    case .array(let lines):
      var text = ""
      for line in lines {
        guard case .string(let line) = line else { return nil }
        text += line
      }
      return text
    case .null: return ""
    default: return nil
    }
  }
}
