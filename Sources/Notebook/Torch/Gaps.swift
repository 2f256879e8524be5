import Autograd
import MiniPython

extension Tensor {
  var outputNumber: Int { 0 }
  func data() -> Tensor { detach() }
  func setData(_ data: Tensor) throws {
    try Engine.withGradMode(false) { _ = try copyInPlace(data) }
  }
  func detachInPlace() throws {}
  var dataAddress: Int { 1 }
}
