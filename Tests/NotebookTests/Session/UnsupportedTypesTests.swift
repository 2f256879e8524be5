import Notebook
import Testing

/// Types of elements that there are not are refused by name before anything runs, whichever way a
/// program asks for them.
@Suite struct UnsupportedTypesTests {
  @Test(
    arguments: ["float16", "half", "bfloat16", "uint8", "int8", "int16", "short", "complex64"],
    ["torch.ones(2, dtype=torch.%)", "x.to(torch.%)", "torch.finfo(torch.%)"])
  func `a type is refused`(name: String, use: String) {
    refused(use.replacing("%", with: name))
  }

  @Test(arguments: ["half", "bfloat16", "byte", "char", "short", "cfloat", "cdouble", "chalf"])
  func `a conversion is refused`(name: String) {
    refused("x.\(name)()")
    refused("\(name) = torch.ones(2).\(name)()")
    refused("list(map(torch.Tensor.\(name), [x]))")
    refused("def convert(t): return t.\(name)()\nconvert(x)")
  }

  @Test(arguments: ["half", "bfloat16"]) func `a module's conversion is refused`(name: String) {
    refused("torch.nn.Linear(2, 2).\(name)()")
  }

  @Test(arguments: ["bool", "int", "long", "float", "double"])
  func `the others are there`(name: String) {
    #expect(printed("import torch\nprint(torch.ones(1).\(name)().tolist()[0] == 1)") == "True\n")
  }

  private func refused(_ use: String, at location: SourceLocation = #_sourceLocation) {
    let (results, _, status) = run("import torch\nx = torch.ones(2)\nprint('ran')\n\(use)\n")
    #expect(results.map(\.stdout).joined() == "", sourceLocation: location)
    #expect(
      results.contains { $0.traceback?.contains("is not supported (line ") == true }, "\(results)",
      sourceLocation: location)
    #expect(status != 0, sourceLocation: location)
  }
}
