/// The state of a backward pass in a tensor.
struct BackwardState {
  /// The number of recorded results that have not sent their share of the gradient yet.
  var uses: UInt32 = 0

  /// Whether a backward pass has used the tensor and released its operands.
  var isUsedUp = false

  /// The gradient received so far: a number for shape `[]`, and for other shapes a buffer that the
  /// first share allocates.
  var single = 0.0
  var buffer: UnsafeMutablePointer<Double>?

  /// The next tensor in a linked list of tensors to process, which replaces recursion and needs no
  /// allocation.
  var next: Tensor?
}

extension Tensor {
  /// Adds the derivatives of this single number to the `gradient` of every tensor that was created with
  /// `requiresGradient: true` and from which it was computed.
  ///
  /// A graph can be used once: the pass releases the intermediate results.
  public func backward(file: StaticString = #fileID, line: UInt = #line) {
    guard count == 1 else {
      let isParameter = requiresGradient && !isResult
      stop(
        isParameter ? .backwardOfParameters(shape) : .backwardShape(shape), file: file, line: line)
    }
    guard requiresGradient else { stop(.backwardWithoutHistory, file: file, line: line) }
    guard !backwardState.isUsedUp else { stop(.backwardTwice, file: file, line: line) }
    receive(count: 1) { _ in 1 }
    guard isResult else { return addReceivedToGradient() }
    countUses(file: file, line: line)
    propagate()
    backwardState.isUsedUp = true
  }

  /// Whether the tensor was computed from one that requires a gradient.
  var isResult: Bool { history.operation != .none || backwardState.isUsedUp }

  /// Counts for each tensor of the graph the results that use it. Stops the program if a tensor was
  /// changed, since then the derivatives would be wrong.
  private func countUses(file: StaticString, line: UInt) {
    var found: Tensor? = self
    while let tensor = found {
      found = tensor.backwardState.next.take()
      let operation = tensor.history.operation
      if tensor.version != 0 { stop(.changed(operation), file: file, line: line) }
      tensor.history.forEachOperand { operand in
        let source = operand.tensor
        if operand.wasChanged { stop(.changed(operation), file: file, line: line) }
        guard source.requiresGradient else { return }
        if source.backwardState.isUsedUp { stop(.backwardTwice, file: file, line: line) }
        source.backwardState.uses += 1
        if source.backwardState.uses == 1, source.isResult {
          source.backwardState.next = found
          found = source
        }
      }
    }
  }

  /// Propagates the gradient to the operands in topological order.
  private func propagate() {
    var ready: Tensor? = self
    while let tensor = ready {
      ready = tensor.backwardState.next.take()
      tensor.sendDerivatives()
      tensor.clearReceived()
      let isElementOfParameter = tensor.isElementOfParameter
      // Moved and not copied, so that each operand is freed as early as possible.
      var history = History()
      swap(&history, &tensor.history)
      history.forEachOperand { operand in
        let source = operand.tensor
        guard source.requiresGradient else { return }
        source.backwardState.uses -= 1
        guard source.backwardState.uses == 0 else { return }
        if source.isResult {
          source.backwardState.next = ready
          ready = source
        } else {
          source.addReceivedToGradient()
        }
      }
      tensor.backwardState.isUsedUp = !isElementOfParameter
      if isElementOfParameter { tensor.history = history }
    }
  }

  /// Whether this is `x[i]` of a parameter. Such an element may be used in the losses of several
  /// backward passes.
  private var isElementOfParameter: Bool {
    guard case .element = history.operation, let first = history.first else { return false }
    return !first.tensor.isResult
  }

  /// Adds the received gradient to `gradient`.
  private func addReceivedToGradient() {
    let gradient = gradient
    gradient.version &+= 1
    gradient.numbers.update(with: received) { $0 + $1 }
    clearReceived()
  }
}

// MARK: - Receiving

extension Tensor {
  /// The gradient received from the results that use this tensor.
  var received: Numbers {
    Numbers(count: count, buffer: backwardState.buffer, single: backwardState.single)
  }

  /// Adds `count` numbers to the received gradient, from `start` on. A single number receives their sum.
  @inline(__always)
  func receive(count: Int, from start: Int = 0, _ share: (Int) -> Double) {
    guard numbers.buffer != nil else {
      for position in 0..<count { backwardState.single += share(position) }
      return
    }
    let buffer = receivingBuffer() + start
    for position in 0..<count { buffer[position] += share(position) }
  }

  private func receivingBuffer() -> UnsafeMutablePointer<Double> {
    if let buffer = backwardState.buffer { return buffer }
    let buffer = BufferPool.allocate(count)
    buffer.initialize(repeating: 0, count: count)
    backwardState.buffer = buffer
    return buffer
  }

  private func clearReceived() {
    backwardState.single = 0
    guard let buffer = backwardState.buffer else { return }
    BufferPool.deallocate(buffer, count: count)
    backwardState.buffer = nil
  }
}
