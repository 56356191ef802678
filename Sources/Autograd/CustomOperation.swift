/// An operation that is defined outside this module, with its own derivatives.
final class CustomOperation {
  var operands: [Operand]
  let backward: ([Double]) -> [[Double]]

  init(_ operands: [Tensor], backward: @escaping ([Double]) -> [[Double]]) {
    self.operands = operands.map(Operand.init)
    self.backward = backward
  }
}

extension Tensor {
  /// Creates the result of an operation that is defined outside this module.
  ///
  /// A backward pass calls `backward` once with the gradient of the result. It returns one gradient for
  /// each input, of the input's count. It is not called if nothing is recorded.
  package static func custom(
    _ inputs: [Tensor], value: [Double], shape: [Int],
    backward: @escaping ([Double]) -> [[Double]]
  ) -> Tensor {
    let result = Tensor(value, shape: shape)
    guard inputs.contains(where: \.requiresGradient), Recording.isOn else { return result }
    return Tensor(
      adopting: result.numbers.map { $0 }, shape: shape, requiresGradient: true,
      history: History(CustomOperation(inputs, backward: backward)))
  }

  /// Calls the operation's backward with the received gradient and sends its results to the operands.
  func sendCustomDerivatives() {
    guard let custom = history.custom else { return }
    let gradients = custom.backward(received.array)
    guard gradients.count == custom.operands.count else {
      stop(.customGradients("there are \(gradients.count) for \(custom.operands.count) inputs"))
    }
    for (operand, gradient) in zip(custom.operands, gradients) {
      guard gradient.count == operand.tensor.count else {
        stop(.customGradients("one holds \(gradient.count), its input \(operand.tensor.count)"))
      }
      guard operand.tensor.requiresGradient else { continue }
      operand.tensor.receive(count: gradient.count) { gradient[$0] }
    }
  }
}
