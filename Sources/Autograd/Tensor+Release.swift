extension Tensor {
  /// Frees the graph of this tensor iteratively. Swift alone would free a long chain by recursion and
  /// overflow the stack.
  func releaseGraph() {
    var unreachable: Tensor?
    Self.empty(&history, into: &unreachable)
    while let tensor = unreachable {
      unreachable = tensor.backwardState.next.take()
      Self.empty(&tensor.history, into: &unreachable)
    }
  }

  /// Empties a history and lists those of its operands that have no other references.
  private static func empty(_ history: inout History, into unreachable: inout Tensor?) {
    if history.first?.isUnshared() == true { list(history.first.take(), in: &unreachable) }
    if history.second?.isUnshared() == true { list(history.second.take(), in: &unreachable) }
    if let custom = history.custom {
      for index in custom.operands.indices.reversed() {
        let isUnshared = custom.operands[index].isUnshared()
        let operand = custom.operands.removeLast()
        if isUnshared { list(operand, in: &unreachable) }
      }
    }
    history = History()
  }

  private static func list(_ operand: Operand?, in unreachable: inout Tensor?) {
    guard let tensor = operand?.tensor, tensor.isResult else { return }
    tensor.backwardState.next = unreachable
    unreachable = tensor
  }
}
