import Autograd
import MiniPython

extension Torch {
  /// Warns at the line of the program that is running, as PyTorch does.
  ///
  /// - Parameter once: whether PyTorch says it only once in the life of a process.
  func warn(_ message: String, _ category: Warning.Category = .user, once: Bool = false) {
    if once, !warned.insert(message).inserted { return }
    let type: TypeObject =
      switch category {
      case .user: .userWarning
      case .future: .futureWarning
      case .deprecation: .deprecationWarning
      }
    warningSink?(message + Torch.origin(of: message), type)
  }

  /// Where PyTorch's own code raises a warning; it says so behind the text of those that come from
  /// C++.
  private static func origin(of message: String) -> String {
    for (beginning, place) in origins where message.hasPrefix(beginning) {
      return " (Triggered internally at /__w/pytorch/pytorch/\(place).)"
    }
    return ""
  }

  private static let origins: [(String, String)] = [
    ("The .grad attribute of a Tensor that", "build/aten/src/ATen/core/TensorBody.h:493"),
    ("Using backward() with create_graph=True", "torch/csrc/autograd/engine.cpp:1307"),
    (
      "Converting a tensor with requires_grad=True to a scalar",
      "torch/csrc/autograd/generated/python_variable_methods.cpp:822"
    ),
    ("The use of `x.T` on tensors", "aten/src/ATen/native/TensorShape.cpp:4314"),
    ("Tensor.T is deprecated on 0-D", "aten/src/ATen/native/TensorShape.cpp:4321"),
    ("var(): degrees of freedom", "aten/src/ATen/native/ReduceOps.cpp:1861"),
    ("std(): degrees of freedom", "aten/src/ATen/native/ReduceOps.cpp:1861"),
    ("Error detected in ", "torch/csrc/autograd/python_anomaly_mode.cpp:122"),
  ]
}
