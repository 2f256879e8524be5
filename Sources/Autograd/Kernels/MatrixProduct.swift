import CBLAS

/// Products of matrices.
enum MatrixProduct {
  /// From this many multiplications on OpenBLAS is used; below, plain sums from left to right, which
  /// is also how PyTorch rounds small products.
  private static let blasThreshold = 4096

  /// The product of two matrices of one type.
  static func product(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let result = try Tensor.uninitialized([a.shape[0], b.shape[1]], a.dtype)
    let (a, b) = (try readable(a), try readable(b))
    a.dtype.dispatch(Product(a: a, b: b, result: result, batch: 1))
    return result
  }

  /// The products of two lists of matrices.
  static func batched(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let result = try Tensor.uninitialized([a.shape[0], a.shape[1], b.shape[2]], a.dtype)
    let (a, b) = (try readable(a), try readable(b))
    a.dtype.dispatch(Product(a: a, b: b, result: result, batch: a.shape[0]))
    return result
  }

  /// The tensor, or a copy if no stride of a matrix is one, which OpenBLAS cannot read.
  private static func readable(_ tensor: Tensor) throws -> Tensor {
    let strides = tensor.strides.suffix(2)
    return strides.contains(1) ? tensor : try tensor.contiguous()
  }

  private struct Product: ElementKernel {
    let a: Tensor
    let b: Tensor
    let result: Tensor
    let batch: Int

    func run<T: Element>(_ type: T.Type) {
      let (rows, inner) = (a.shape[a.rank - 2], a.shape[a.rank - 1])
      let columns = b.shape[b.rank - 1]
      let stepA = batch == 1 ? 0 : a.strides[0]
      let stepB = batch == 1 ? 0 : b.strides[0]
      let stridesA = (a.strides[a.rank - 2], a.strides[a.rank - 1])
      let stridesB = (b.strides[b.rank - 2], b.strides[b.rank - 1])
      a.withElements(T.self) { a in
        b.withElements(T.self) { b in
          result.withMutableElements(T.self) { target in
            for index in 0..<batch {
              let (a, b) = (a + index * stepA, b + index * stepB)
              let target = target + index * rows * columns
              if rows * columns * inner >= MatrixProduct.blasThreshold,
                MatrixProduct.multiply(
                  a, stridesA, b, stridesB, target, rows: rows, inner: inner, columns: columns)
              {
                continue
              }
              for row in 0..<rows {
                for column in 0..<columns {
                  var sum = T.zero
                  for step in 0..<inner {
                    sum = T.add(
                      sum,
                      T.multiply(
                        a[row * stridesA.0 + step * stridesA.1],
                        b[step * stridesB.0 + column * stridesB.1]))
                  }
                  target[row * columns + column] = sum
                }
              }
            }
          }
        }
      }
    }
  }

  /// Multiplies with OpenBLAS; false if it has no routine for the type or the strides.
  private static func multiply<T: Element>(
    _ a: UnsafePointer<T>, _ stridesA: (Int, Int), _ b: UnsafePointer<T>, _ stridesB: (Int, Int),
    _ target: UnsafeMutablePointer<T>, rows: Int, inner: Int, columns: Int
  ) -> Bool {
    guard let orderA = order(stridesA, rows, inner), let orderB = order(stridesB, inner, columns)
    else { return false }
    let (m, n, k) = (Int32(rows), Int32(columns), Int32(inner))
    if T.self == Float.self {
      cblas_sgemm(
        CblasRowMajor, orderA.transposed, orderB.transposed, m, n, k, 1,
        UnsafeRawPointer(a).assumingMemoryBound(to: Float.self), orderA.leading,
        UnsafeRawPointer(b).assumingMemoryBound(to: Float.self), orderB.leading, 0,
        UnsafeMutableRawPointer(target).assumingMemoryBound(to: Float.self), n)
      return true
    }
    if T.self == Double.self {
      cblas_dgemm(
        CblasRowMajor, orderA.transposed, orderB.transposed, m, n, k, 1,
        UnsafeRawPointer(a).assumingMemoryBound(to: Double.self), orderA.leading,
        UnsafeRawPointer(b).assumingMemoryBound(to: Double.self), orderB.leading, 0,
        UnsafeMutableRawPointer(target).assumingMemoryBound(to: Double.self), n)
      return true
    }
    return false
  }

  /// How OpenBLAS reads a matrix of given strides.
  private static func order(_ strides: (Int, Int), _ rows: Int, _ columns: Int)
    -> (transposed: CBLAS_TRANSPOSE, leading: Int32)?
  {
    if strides.1 == 1, strides.0 >= max(columns, 1) { return (CblasNoTrans, Int32(strides.0)) }
    if strides.0 == 1, strides.1 >= max(rows, 1) { return (CblasTrans, Int32(strides.1)) }
    return nil
  }
}
