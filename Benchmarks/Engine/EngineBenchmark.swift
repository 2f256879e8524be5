import Autograd
import Glibc

/// Measures the engine alone; `Benchmarks/engine.py` runs it beside its peers and prints the ratios.
@main
struct EngineBenchmark {
  static func main() throws {
    Engine.tuneAllocator()
    let measurements: [(name: String, run: () throws -> Void)] = [
      ("chain", measureChain), ("network", measureNetwork), ("observer", measureObserver),
      ("memory-chain", { try measureMemory("chain") }),
      ("memory-network", { try measureMemory("network") }),
      ("elementwise", measureElementwise), ("products", measureProducts),
      ("perceptron", measurePerceptron), ("layers", measureLayers),
      ("catalogue", measureCatalogue),
    ]
    let wanted = CommandLine.arguments.dropFirst()
    for name in wanted where !measurements.contains(where: { $0.name == name }) {
      let usage = "'\(name)' is none of: \(measurements.map(\.name).joined(separator: ", "))\n"
      _ = usage.withCString { write(2, $0, strlen($0)) }
      exit(64)
    }
    for (name, run) in measurements where wanted.isEmpty || wanted.contains(name) { try run() }
  }
}
