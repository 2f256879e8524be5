/// Reads an edge list: a line `n m`, then `m` lines `u v`, nodes numbered from 0.
///
/// The order of the lines means nothing: edges are sorted by the node they enter.
enum EdgeListReader {
  private struct Number {
    var value: Int
    var line: Int
    var column: Int
  }

  static func read(_ text: String) throws(GraphFileError) -> GraphFile {
    let numbers = try scan(text)
    guard numbers.count >= 2 else {
      throw GraphFileError(
        line: 1, column: 1, message: "an edge list begins with a line of two numbers: nodes, edges")
    }
    let (nodes, edges) = (numbers[0].value, numbers[1].value)
    var file = GraphFile()
    file.inputsAreOrdered = false
    let rest = numbers.dropFirst(2)
    if rest.count != 2 * edges {
      let last = numbers[numbers.count - 1]
      throw GraphFileError(
        line: last.line, column: last.column,
        message:
          "the first line promises \(edges) edges, but \(rest.count) numbers follow instead of \(2 * edges)"
      )
    }
    file.nodes = (0..<nodes).map {
      GraphFile.Node(name: String($0), label: String($0), attributes: [:])
    }
    var places: [Number] = []
    for index in stride(from: 2, to: numbers.count, by: 2) {
      for number in numbers[index...index + 1] where number.value >= nodes {
        throw GraphFileError(
          line: number.line, column: number.column,
          message: "node \(number.value) does not exist: there are \(nodes), numbered from 0")
      }
      places.append(numbers[index])
      file.edges.append(Graph.Edge(from: numbers[index].value, to: numbers[index + 1].value))
    }
    if let edge = file.cyclicEdge() {
      throw GraphFileError(
        line: places[edge].line, column: places[edge].column,
        message:
          "the edge from \(file.edges[edge].from) to \(file.edges[edge].to) closes a cycle; a layered layout needs a graph without cycles"
      )
    }
    file.edges.sort { ($0.to, $0.from) < ($1.to, $1.from) }
    return file
  }

  private static func scan(_ text: String) throws(GraphFileError) -> [Number] {
    var numbers: [Number] = []
    var (line, column) = (1, 0)
    var current: Number?
    for byte in text.utf8 {
      column += 1
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var number = current ?? Number(value: 0, line: line, column: column)
        if number.value > 1_000_000_000 {
          throw GraphFileError(line: line, column: number.column, message: "a number too large")
        }
        number.value = 10 * number.value + Int(byte - UInt8(ascii: "0"))
        current = number
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        if let number = current { numbers.append(number) }
        current = nil
        if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 0) }
      default:
        throw GraphFileError(
          line: line, column: column, message: "an edge list holds whole numbers only")
      }
    }
    if let number = current { numbers.append(number) }
    return numbers
  }
}
