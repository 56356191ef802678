extension Tensor {
  /// The number of elements.
  public var count: Int { numbers.count }

  /// The numbers in row-major order.
  ///
  /// Setting them changes the tensor in place, without recording. The count cannot change.
  public var scalars: [Double] {
    get { numbers.array }
    set {
      guard newValue.count == count else { stop(.scalars(newValue.count, expected: count)) }
      setNumbers(from: 0) { newValue[$0] }
    }
  }

  /// The value of a tensor with a single number.
  public var item: Double {
    guard count == 1 else { stop(.item(shape: shape)) }
    return numbers[0]
  }

  /// The element at `index` of the first dimension. Reading it is recorded.
  ///
  /// An element of a row is a tensor of shape `[]`, an element of a table is a row. Setting it changes
  /// this tensor in place.
  public subscript(index: Int) -> Tensor {
    get {
      let start = offset(of: index)
      guard shape.count > 1 else {
        return Tensor.recorded(self, Numbers(single: numbers[start]), shape: [], .element(start))
      }
      let shape = Array(shape.dropFirst())
      let source = numbers
      let block = Numbers(count: elementCount) { source[start + $0] }
      return Tensor.recorded(self, block, shape: shape, .element(start))
    }
    set {
      let start = offset(of: index)
      requireChangeable(by: "x[i] = …")
      if newValue.requiresGradient, Recording.isOn { stop(.elementHistory) }
      let expected = Array(shape.dropFirst())
      guard newValue.shape == expected || newValue.shape.isEmpty else {
        stop(.elementShape(newValue.shape, expected: expected))
      }
      let source = newValue.numbers
      setNumbers(from: start, count: elementCount) { source[$0] }
    }
  }

  /// The element at `index` of a row as a plain number, without history: `x[0] = 0.5`.
  ///
  /// The compiler chooses it only where a number is needed, and for assignment operators: `x[0] += 1`.
  @_disfavoredOverload
  public subscript(index: Int) -> Double {
    get {
      let start = offset(of: index)
      guard shape.count == 1 else { stop(.rowAsNumber(shape: shape)) }
      return numbers[start]
    }
    set {
      let start = offset(of: index)
      requireChangeable(by: "x[i] = …")
      setNumbers(from: start, count: elementCount) { _ in newValue }
    }
  }

  /// The count of numbers in an element of the first dimension.
  private var elementCount: Int { shape[0] == 0 ? 0 : count / shape[0] }

  private func offset(of index: Int) -> Int {
    guard !shape.isEmpty else { stop(.noElements) }
    guard shape[0] > index, index >= 0 else { stop(.index(index, shape: shape)) }
    return index * elementCount
  }

  @inline(__always)
  private func setNumbers(from start: Int, count: Int? = nil, _ number: (Int) -> Double) {
    version &+= 1
    guard let buffer = numbers.buffer else {
      numbers.single = number(0)
      return
    }
    for position in 0..<(count ?? self.count) { buffer[start + position] = number(position) }
  }
}

// MARK: - Printing

extension Tensor: CustomStringConvertible {
  /// The tensor as a Swift expression, with only the first numbers of a long one.
  public var description: String {
    guard !shape.isEmpty else { return "Tensor(\(numbers.single))" }
    let shown = 20
    var list = scalars.prefix(shown).map { "\($0)" }.joined(separator: ", ")
    if count > shown { list += ", … \(count - shown) more" }
    return shape.count == 1 ? "Tensor([\(list)])" : "Tensor([\(list)], shape: \(shape))"
  }
}
