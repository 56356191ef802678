/// The numbers of one tensor, row-major: one inline for shape `[]`, a buffer for every other shape.
///
/// Most tensors of a loss have shape `[]` and then cost no allocation of their own. The tensor that
/// holds the numbers owns the buffer and frees it.
struct Numbers {
  let count: Int
  let buffer: UnsafeMutablePointer<Double>?
  /// The one number where there is no buffer.
  var single: Double

  init(count: Int, buffer: UnsafeMutablePointer<Double>?, single: Double) {
    self.count = count
    self.buffer = buffer
    self.single = single
  }

  init(single: Double) { self.init(count: 1, buffer: nil, single: single) }

  /// Makes a buffer with each number computed from its position.
  @inline(__always)
  init(count: Int, _ number: (Int) -> Double) {
    let buffer = NumberMemory.take(count)
    for position in 0..<count { buffer[position] = number(position) }
    self.init(count: count, buffer: buffer, single: 0)
  }

  /// The number at a position; the one number of shape `[]` at every position.
  @inline(__always)
  subscript(position: Int) -> Double { buffer?[position] ?? single }

  var array: [Double] {
    guard let buffer else { return [single] }
    return Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  /// The sum of all numbers, in eight interleaved sums: fast, the same on every machine, and with a
  /// smaller rounding error than one running sum.
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

// The closures are inlined into plain loops over pointers, one for each pair of operands, which the
// optimizer turns into vector code.

extension Numbers {
  @inline(__always)
  func map(_ transform: (Double) -> Double) -> Numbers {
    guard let buffer else { return Numbers(single: transform(single)) }
    return Numbers(count: count) { transform(buffer[$0]) }
  }

  /// Combines two of the same count, or one of shape `[]` with any.
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

  /// Changes each number by its partner in `other`, of the same count or of shape `[]`.
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
