/// What a backward pass keeps on a tensor while it lasts.
struct Visit {
  /// How many recorded results still have to send their share of the gradient.
  var uses: UInt32 = 0

  /// Whether a backward pass came through, after which the operands are forgotten.
  var isUsedUp = false

  /// The gradient received so far: a number for shape `[]`, a buffer made by the first share for
  /// every other shape.
  var single = 0.0
  var buffer: UnsafeMutablePointer<Double>?

  /// The next tensor of a list of tensors to work on, so that a graph of any depth needs neither
  /// recursion nor a list of its own.
  var next: Tensor?
}

extension Tensor {
  /// Adds the derivatives of this single number into the `gradient` of every tensor it was computed
  /// from that was made with `requiresGradient: true`.
  ///
  /// A graph is used once: what lies between is forgotten on the way.
  public func backward(file: StaticString = #fileID, line: UInt = #line) {
    guard count == 1 else {
      let isParameter = requiresGradient && !isResult
      stop(
        isParameter ? .backwardOfParameters(shape) : .backwardShape(shape), file: file, line: line)
    }
    guard requiresGradient else { stop(.backwardWithoutHistory, file: file, line: line) }
    guard !visit.isUsedUp else { stop(.backwardTwice, file: file, line: line) }
    receive(count: 1) { _ in 1 }
    guard isResult else { return deliver() }
    countUses(file: file, line: line)
    propagate()
    visit.isUsedUp = true
  }

  /// Whether the tensor was computed from one that requires a gradient.
  var isResult: Bool { history.operation != .none || visit.isUsedUp }

  /// Counts for each tensor of the graph the results that use it, and stops at any that would make
  /// the derivatives wrong.
  private func countUses(file: StaticString, line: UInt) {
    var found: Tensor? = self
    while let tensor = found {
      found = tensor.visit.next.take()
      let operation = tensor.history.operation
      if tensor.version != 0 { stop(.changed(operation), file: file, line: line) }
      tensor.history.forEachOperand { operand in
        let source = operand.tensor
        if operand.wasChanged { stop(.changed(operation), file: file, line: line) }
        guard source.requiresGradient else { return }
        if source.visit.isUsedUp { stop(.backwardTwice, file: file, line: line) }
        source.visit.uses += 1
        if source.visit.uses == 1, source.isResult {
          source.visit.next = found
          found = source
        }
      }
    }
  }

  /// Sends the gradient from this result to its sources, each after all results that use it.
  private func propagate() {
    var ready: Tensor? = self
    while let tensor = ready {
      ready = tensor.visit.next.take()
      tensor.sendDerivatives()
      tensor.forgetReceived()
      let isElementOfParameter = tensor.isElementOfParameter
      // Moved out, not copied: the sources are freed as soon as they are done with.
      var history = History()
      swap(&history, &tensor.history)
      history.forEachOperand { operand in
        let source = operand.tensor
        guard source.requiresGradient else { return }
        source.visit.uses -= 1
        guard source.visit.uses == 0 else { return }
        if source.isResult {
          source.visit.next = ready
          ready = source
        } else {
          source.deliver()
        }
      }
      tensor.visit.isUsedUp = !isElementOfParameter
      if isElementOfParameter { tensor.history = history }
    }
  }

  /// Whether this is `x[i]` of a tensor that was not computed: read once, it may serve in the losses
  /// of several backward passes.
  private var isElementOfParameter: Bool {
    guard case .element = history.operation, let first = history.first else { return false }
    return !first.tensor.isResult
  }

  /// Adds what was received into the gradient.
  private func deliver() {
    let gradient = gradient
    gradient.version &+= 1
    gradient.numbers.update(with: received) { $0 + $1 }
    forgetReceived()
  }
}

// MARK: - Receiving

extension Tensor {
  /// What the results that use this tensor have sent.
  var received: Numbers {
    Numbers(count: count, buffer: visit.buffer, single: visit.single)
  }

  /// Takes a share of the gradient, `count` numbers from `start` on; a single number takes their sum.
  @inline(__always)
  func receive(count: Int, from start: Int = 0, _ share: (Int) -> Double) {
    guard numbers.buffer != nil else {
      for position in 0..<count { visit.single += share(position) }
      return
    }
    let buffer = receivingBuffer() + start
    for position in 0..<count { buffer[position] += share(position) }
  }

  private func receivingBuffer() -> UnsafeMutablePointer<Double> {
    if let buffer = visit.buffer { return buffer }
    let buffer = NumberMemory.take(count)
    buffer.initialize(repeating: 0, count: count)
    visit.buffer = buffer
    return buffer
  }

  private func forgetReceived() {
    visit.single = 0
    guard let buffer = visit.buffer else { return }
    NumberMemory.giveBack(buffer, count: count)
    visit.buffer = nil
  }
}
