/// An operation from outside this module, with its own derivatives.
final class CustomOperation {
  var operands: [Operand]
  let backward: ([Double]) -> [[Double]]

  init(_ operands: [Tensor], backward: @escaping ([Double]) -> [[Double]]) {
    self.operands = operands.map(Operand.init)
    self.backward = backward
  }
}

extension Tensor {
  /// Makes the result of an operation that this module does not know.
  ///
  /// A backward pass calls `backward` once, with the gradient of the result, and takes from it one
  /// gradient for each input, of that input's count. Where nothing is recorded it is never called.
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

  /// Sends the operands what the operation's own backward makes of the received gradient.
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
