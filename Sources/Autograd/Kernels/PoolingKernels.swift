/// The windows of all planes, a plane being the last two dimensions.
struct Windows {
  let shape: [Int]
  let planes: Int
  private let size: (rows: Int, columns: Int)
  private let window: [Int]
  private let stride: [Int]
  private let padding: [Int]
  private let places: (rows: Int, columns: Int)

  var planeCount: Int { size.rows * size.columns }
  var placeCount: Int { places.rows * places.columns }
  /// How many elements a window has, with those beyond the border.
  var windowCount: Int { window[0] * window[1] }

  /// - Throws: PyTorch's errors, if the input is no plane or there is no room for a window.
  init(_ input: [Int], _ window: Argument, _ stride: Argument, _ padding: Argument) throws {
    guard input.count >= 2, !input.suffix(2).contains(0) else {
      throw AutogradError.runtime(
        "non-empty 3D or 4D (batch mode) tensor expected for input, but got: \(input)")
    }
    self.window = pair(window.ints!)
    let given = stride.ints ?? []
    self.stride = given.isEmpty ? self.window : pair(given)
    self.padding = pair(padding.ints!)
    guard self.window.count == 2, self.stride.count == 2, self.padding.count == 2 else {
      throw AutogradError.runtime(
        "pooling: kernel_size, stride and padding must be a single int, or a tuple of two ints")
    }
    guard self.stride.allSatisfy({ $0 > 0 }) else {
      throw AutogradError.runtime("stride should not be zero")
    }
    guard self.window.allSatisfy({ $0 > 0 }) else {
      throw AutogradError.runtime("kernel size should be greater than zero")
    }
    for (pad, kernel) in zip(self.padding, self.window) where pad < 0 || pad > kernel / 2 {
      throw AutogradError.runtime(
        "pad should be at most half of effective kernel size, but got pad=\(pad), "
          + "kernel_size=\(kernel) and dilation=1")
    }
    size = (input[input.count - 2], input[input.count - 1])
    let room = (
      size.rows + 2 * self.padding[0] - self.window[0],
      size.columns + 2 * self.padding[1] - self.window[1]
    )
    guard room.0 >= 0, room.1 >= 0 else {
      let channels = input.count > 2 ? input[input.count - 3] : 1
      let (rows, columns) = (
        (Double(room.0) / Double(self.stride[0])).rounded(.down) + 1,
        (Double(room.1) / Double(self.stride[1])).rounded(.down) + 1
      )
      throw AutogradError.runtime(
        "Given input size: (\(channels)x\(size.rows)x\(size.columns)). Calculated output size: "
          + "(\(channels)x\(Int(rows))x\(Int(columns))). Output size is too small")
    }
    places = (room.0 / self.stride[0] + 1, room.1 / self.stride[1] + 1)
    shape = input.dropLast(2) + [places.rows, places.columns]
    planes = input.dropLast(2).reduce(1, *)
  }

  /// Calls `body` for every window of a plane: its place, and the rows and columns of the plane that
  /// it covers.
  @inline(__always)
  func forEach(_ body: (_ place: Int, _ rows: Range<Int>, _ columns: Range<Int>) -> Void) {
    for row in 0..<places.rows {
      let top = row * stride[0] - padding[0]
      let rows = clamped(top, window[0], size.rows)
      for column in 0..<places.columns {
        let left = column * stride[1] - padding[1]
        body(
          row * places.columns + column, rows, clamped(left, window[1], size.columns))
      }
    }
  }

  /// Where a row of the plane begins.
  @inline(__always)
  func offset(ofRow row: Int) -> Int { row * size.columns }

  @inline(__always)
  private func clamped(_ start: Int, _ length: Int, _ limit: Int) -> Range<Int> {
    let first = Swift.min(Swift.max(start, 0), limit)
    return first..<Swift.max(first, Swift.min(start + length, limit))
  }
}

/// The largest element of each window, the first of equal ones, NaN before all, and where it is in
/// the plane.
struct Maxima: ElementKernel {
  let windows: Windows
  let source: Tensor
  let result: Tensor
  let indices: Tensor

  func run<T: Element>(_ type: T.Type) {
    source.withElements(T.self) { source in
      result.withMutableElements(T.self) { result in
        indices.withMutableElements(Int64.self) { indices in
          for plane in 0..<windows.planes {
            let source = source + plane * windows.planeCount
            let first = plane * windows.placeCount
            windows.forEach { place, rows, columns in
              var best = windows.offset(ofRow: rows.lowerBound) + columns.lowerBound
              var record = source[best]
              for row in rows {
                let line = windows.offset(ofRow: row)
                for column in columns {
                  let value = source[line + column]
                  if value > record || value.isNotANumber {
                    (best, record) = (line + column, value)
                  }
                }
              }
              result[first + place] = record
              indices[first + place] = Int64(best)
            }
          }
        }
      }
    }
  }
}

/// Adds a gradient where the maximum of each window was.
struct MaximumSpread: ElementKernel {
  let grad: Tensor
  let indices: Tensor
  let result: Tensor

  func run<T: Element>(_ type: T.Type) {
    let planes = result.shape.dropLast(2).reduce(1, *)
    let (size, places) = (result.count / max(planes, 1), grad.count / max(planes, 1))
    grad.withElements(T.self) { grad in
      indices.withElements(Int64.self) { indices in
        result.withMutableElements(T.self) { result in
          for plane in 0..<planes {
            let target = result + plane * size
            for place in (plane * places)..<((plane + 1) * places) {
              let index = Int(indices[place])
              target[index] = T.add(target[index], grad[place])
            }
          }
        }
      }
    }
  }
}

/// The mean of each window, in which what is beyond the border counts as zero.
struct Means: RealKernel {
  let windows: Windows
  let source: Tensor
  let result: Tensor

  func run<T: RealElement>(_ type: T.Type) {
    let count = T(windows.windowCount)
    source.withElements(T.self) { source in
      result.withMutableElements(T.self) { result in
        for plane in 0..<windows.planes {
          let source = source + plane * windows.planeCount
          let first = plane * windows.placeCount
          windows.forEach { place, rows, columns in
            var sum: T = 0
            for row in rows {
              let line = source + windows.offset(ofRow: row)
              for column in columns { sum += line[column] }
            }
            result[first + place] = sum / count
          }
        }
      }
    }
  }
}

/// Adds the gradient of each window's mean to all of the window.
struct MeanSpread: RealKernel {
  let windows: Windows
  let grad: Tensor
  let result: Tensor

  func run<T: RealElement>(_ type: T.Type) {
    let count = T(windows.windowCount)
    grad.withElements(T.self) { grad in
      result.withMutableElements(T.self) { result in
        for plane in 0..<windows.planes {
          let target = result + plane * windows.planeCount
          let first = plane * windows.placeCount
          windows.forEach { place, rows, columns in
            let share = grad[first + place] / count
            for row in rows {
              let line = target + windows.offset(ofRow: row)
              for column in columns { line[column] += share }
            }
          }
        }
      }
    }
  }
}
