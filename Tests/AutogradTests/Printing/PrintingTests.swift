import Autograd
import Foundation
import Testing

/// One tensor with the text that PyTorch prints for it.
struct PrintingCase: Sendable, CustomTestStringConvertible {
  var name: String
  var shape: [Int]
  var dtype: String
  var values: [Double]
  var gradFn: String?
  var requiresGrad: Bool
  var isParameter: Bool
  var text: String

  var testDescription: String { name }

  var printed: PrintedTensor {
    let values = values
    let elements: PrintedTensor.Elements =
      switch dtype {
      case "bool": .booleans { values[$0] != 0 }
      case "int64", "int32": .integers { Int(values[$0]) }
      default: .floating { values[$0] }
      }
    return PrintedTensor(
      shape: shape, elements: elements, dtype: dtype, gradFn: gradFn, requiresGrad: requiresGrad,
      isParameter: isParameter)
  }

  static let golden: [PrintingCase] = {
    guard let url = Bundle.module.url(forResource: "printing", withExtension: "json"),
      let data = try? Data(contentsOf: url),
      let list = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]]
    else { return [] }
    return list.compactMap { entry in
      guard let name = entry["name"] as? String, let shape = entry["shape"] as? [Int],
        let dtype = entry["dtype"] as? String, let values = entry["values"] as? [Any],
        let text = entry["text"] as? String
      else { return nil }
      return PrintingCase(
        name: name, shape: shape, dtype: dtype, values: values.map(number),
        gradFn: entry["grad_fn"] as? String, requiresGrad: entry["requires_grad"] as? Bool ?? false,
        isParameter: entry["parameter"] as? Bool ?? false, text: text)
    }
  }()

  private static func number(_ value: Any) -> Double {
    switch value {
    case let text as String: Double(text) ?? 0
    default: (value as? NSNumber)?.doubleValue ?? .nan
    }
  }
}

@Suite struct PrintingTests {
  @Test func `the golden cases are there`() { #expect(PrintingCase.golden.count == 143) }

  @Test(arguments: PrintingCase.golden)
  func `prints as PyTorch does`(_ golden: PrintingCase) {
    #expect(golden.printed.text() == golden.text)
  }

  private func text(_ values: [Double], _ change: (inout PrintOptions) -> Void) -> String {
    var options = PrintOptions()
    change(&options)
    return PrintedTensor(shape: [values.count], elements: .floating { values[$0] }).text(options)
  }

  @Test func `options change the text`() {
    #expect(text([1, 2.5]) { $0.precision = 2 } == "tensor([1.00, 2.50])")
    #expect(text([1, 2]) { $0.scientific = true } == "tensor([1.0000e+00, 2.0000e+00])")
    #expect(
      text([1, 100_000.5]) { $0.scientific = false } == "tensor([     1.0000, 100000.5000])")
    #expect(
      text([1, 2, 3, 4, 5]) {
        $0.threshold = 4; $0.edgeItems = 1
      } == "tensor([1.,  ..., 5.])")
    #expect(text([1, 2, 3, 4]) { $0.lineWidth = 16 } == "tensor([1., 2.,\n        3., 4.])")
    #expect(text([1]) { $0.defaultDType = "float64" } == "tensor([1.], dtype=torch.float32)")
  }

  @Test func `the largest number fits`() {
    let text = text([.greatestFiniteMagnitude]) { $0.scientific = false }
    #expect(text.hasPrefix("tensor([1797693134862315708145274237317043567980705675258449965989"))
    #expect(text.utf8.count == "tensor([])".utf8.count + 310)
  }
}
