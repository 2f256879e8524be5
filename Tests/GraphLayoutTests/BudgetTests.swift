import GraphLayout
import Synchronization
import Testing

/// Layouts that may not take as long as they would.
@Suite struct BudgetTests {
  /// Is over after a number of questions, so that a test needs no clock.
  private static func questions(_ limit: Int) -> Budget {
    let asked = Mutex(0)
    return Budget(isOver: {
      asked.withLock { count in
        count += 1
        return count > limit
      }
    })
  }

  @Test(arguments: RandomShape.allCases)
  func theBestSoFarComesBack(_ shape: RandomShape) throws {
    let graph = shape.graph(seed: 2, nodes: 60)
    for limit in [0, 1, 2, 3, 5, 20] {
      let layout = try Layout(graph, within: Self.questions(limit))
      #expect(violations(of: layout, for: graph) == [], "\(shape) after \(limit) questions")
    }
    #expect(try Layout(graph, within: Self.questions(.max)) == Layout(graph))
  }

  @Test func aLargeGraphInWindows() throws {
    let graph = RandomShape.ladder.graph(seed: 2, nodes: 2000)
    for limit in [0, 4, 8] {
      let layout = try Layout(graph, within: Self.questions(limit))
      #expect(violations(of: layout, for: graph) == [])
    }
  }

  @Test func whatIsCancelledDoesNotComeBack() {
    let graph = RandomShape.dense.graph(seed: 2, nodes: 60)
    for limit in 0..<4 {
      let asked = Mutex(0)
      let budget = Budget(
        isOver: { false },
        isCancelled: {
          asked.withLock { count in
            count += 1
            return count > limit
          }
        })
      #expect(throws: CancellationError.self) { try Layout(graph, within: budget) }
    }
  }

  @Test func aCancelledTaskGivesUp() async {
    let graph = RandomShape.dense.graph(seed: 2, nodes: 60)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try Layout(graph, within: .time(.seconds(60)))
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
