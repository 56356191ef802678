extension Tensor {
  /// Sends each operand the received gradient times the derivative of this result by the operand.
  func sendDerivatives() {
    guard history.operation != .custom else { return sendCustomDerivatives() }
    guard let first = history.first?.tensor else { return }
    if let second = history.second?.tensor {
      sendDerivatives(to: first, and: second)
    } else {
      sendDerivatives(to: first)
    }
  }

  private func sendDerivatives(to first: Tensor, and second: Tensor) {
    let (received, x, y, count) = (received, first.numbers, second.numbers, count)
    switch history.operation {
    case .add:
      first.receiveIfRequired(count) { received[$0] }
      second.receiveIfRequired(count) { received[$0] }
    case .subtract:
      first.receiveIfRequired(count) { received[$0] }
      second.receiveIfRequired(count) { -received[$0] }
    case .multiply:
      first.receiveIfRequired(count) { received[$0] * y[$0] }
      second.receiveIfRequired(count) { received[$0] * x[$0] }
    case .divide:
      first.receiveIfRequired(count) { received[$0] / y[$0] }
      second.receiveIfRequired(count) { -received[$0] * (x[$0] / y[$0] / y[$0]) }
    default:
      preconditionFailure("\(history.operation) has one operand")
    }
  }

  private func sendDerivatives(to source: Tensor) {
    let (received, x, result, count) = (received, source.numbers, numbers, count)
    switch history.operation {
    case .shift:
      source.receive(count: count) { received[$0] }
    case .negate:
      source.receive(count: count) { -received[$0] }
    case .scale(let factor):
      source.receive(count: count) { received[$0] * factor }
    case .divideBy(let divisor):
      source.receive(count: count) { received[$0] / divisor }
    case .reciprocal:
      source.receive(count: count) { -received[$0] * (result[$0] / x[$0]) }
    case .power(let exponent):
      // x to the power of 0 is constant. The general rule would divide by 0 at x = 0.
      if exponent == 0 {
        source.receive(count: count) { _ in 0 }
      } else {
        source.receive(count: count) { received[$0] * (exponent * power(x[$0], exponent - 1)) }
      }
    case .squareRoot:
      source.receive(count: count) { received[$0] / (2 * result[$0]) }
    case .exponential:
      source.receive(count: count) { received[$0] * result[$0] }
    case .logarithm:
      source.receive(count: count) { received[$0] / x[$0] }
    case .magnitude:
      source.receive(count: count) { received[$0] * (x[$0] > 0 ? 1 : x[$0] < 0 ? -1 : 0) }
    case .sum:
      source.receive(count: source.count) { _ in received.single }
    case .mean:
      let share = received.single / Double(source.count)
      source.receive(count: source.count) { _ in share }
    case .element(let start):
      source.receive(count: count, from: start) { received[$0] }
    case .none, .custom, .add, .subtract, .multiply, .divide:
      preconditionFailure("\(history.operation) has not one operand")
    }
  }

  @inline(__always)
  private func receiveIfRequired(_ count: Int, _ share: (Int) -> Double) {
    if requiresGradient { receive(count: count, share) }
  }
}
