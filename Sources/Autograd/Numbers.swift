/// The numbers of a tensor in row-major order: inline for shape `[]`, in a buffer for other shapes.
///
/// Most tensors of a loss have shape `[]` and need no allocation for their number. The tensor owns the
/// buffer and frees it.
struct Numbers {
  let count: Int
  let buffer: UnsafeMutablePointer<Double>?
  /// The number, if there is no buffer.
  var single: Double

  init(count: Int, buffer: UnsafeMutablePointer<Double>?, single: Double) {
    self.count = count
    self.buffer = buffer
    self.single = single
  }

  init(single: Double) { self.init(count: 1, buffer: nil, single: single) }

  /// Creates a buffer with numbers computed from their positions.
  @inline(__always)
  init(count: Int, _ number: (Int) -> Double) {
    let buffer = BufferPool.allocate(count)
    for position in 0..<count { buffer[position] = number(position) }
    self.init(count: count, buffer: buffer, single: 0)
  }

  /// The number at a position. For shape `[]` it is the same at every position.
  @inline(__always)
  subscript(position: Int) -> Double { buffer?[position] ?? single }

  var array: [Double] {
    guard let buffer else { return [single] }
    return Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  /// The sum of all numbers, as eight interleaved sums. That is fast, gives the same result on every
  /// machine, and has a smaller rounding error than one running sum.
  var sum: Double {
    guard let buffer else { return single }
    let bytes = UnsafeRawPointer(buffer)
    let whole = count - count % 8
    var lanes = SIMD8<Double>.zero
    for start in stride(from: 0, to: whole, by: 8) {
      lanes += bytes.loadUnaligned(
        fromByteOffset: start * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
    }
    var total = lanes.sum()
    for position in whole..<count { total += buffer[position] }
    return total
  }
}

// MARK: - Elementwise

// The closures are inlined into plain loops over pointers, which the compiler vectorizes.

extension Numbers {
  @inline(__always)
  func map(_ transform: (Double) -> Double) -> Numbers {
    guard let buffer else { return Numbers(single: transform(single)) }
    return Numbers(count: count) { transform(buffer[$0]) }
  }

  /// Combines numbers of the same count, or of any count with shape `[]`.
  @inline(__always)
  func combined(with other: Numbers, _ combine: (Double, Double) -> Double) -> Numbers {
    guard let buffer else { return other.map { combine(single, $0) } }
    guard let others = other.buffer else { return map { combine($0, other.single) } }
    return Numbers(count: count) { combine(buffer[$0], others[$0]) }
  }

  @inline(__always)
  mutating func update(_ transform: (Double) -> Double) {
    guard let buffer else {
      single = transform(single)
      return
    }
    for position in 0..<count { buffer[position] = transform(buffer[position]) }
  }

  /// Updates each number with the one at its position in `other`, which has the same count or shape
  /// `[]`.
  @inline(__always)
  mutating func update(with other: Numbers, _ combine: (Double, Double) -> Double) {
    guard let buffer, let others = other.buffer else {
      let partner = other[0]
      update { combine($0, partner) }
      return
    }
    for position in 0..<count {
      buffer[position] = combine(buffer[position], others[position])
    }
  }
}
