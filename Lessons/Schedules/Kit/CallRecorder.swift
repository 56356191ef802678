internal import Autograd
internal import Observations

/// Records the calls that a loop makes, in their order.
final class CallRecorder {
  private(set) var trace = Trace()
  var steps = 0
  /// The most rows that are recorded, so that the record of a loop that never ends does not use up
  /// the memory.
  private let most: Int

  init(most: Int) {
    self.most = most
  }

  func note(_ label: String, number: Int? = nil, _ values: [Double]) {
    guard trace.rows.count < most else { return }
    trace.rows.append(Trace.Row(label, number: number ?? steps, values))
  }

  /// Returns a loss that records when it is differentiated.
  func recordingBackward(of loss: Tensor) -> Tensor {
    Tensor.custom([loss], value: loss.scalars, shape: loss.shape) { gradient in
      self.note(LoopLabel.backward, gradient)
      return [gradient]
    }
  }
}

/// The labels of a loop's rows.
package enum LoopLabel {
  /// The schedule was asked for the rate of a step.
  package static let schedule = "the step that the schedule is asked for"
  /// The rate of the optimizer was set.
  package static let rate = "the rate that the optimizer is given"
  /// A loss was computed, at these parameters.
  package static let loss = "the loss"
  /// A backward pass reached the loss.
  package static let backward = "the backward pass"
  /// The optimizer stepped from these parameters.
  package static let stepParameters = "the parameters that the optimizer steps from"
  /// The optimizer stepped with this gradient.
  package static let stepGradient = "the gradient that the optimizer sees"
  /// The optimizer stepped with this rate.
  package static let stepRate = "the learning rate of the step"
  package static let zeroGradient = "the clearing of the gradient"
  /// A loss that the loop returned.
  package static let result = "the returned loss"
  /// How many losses it returned.
  package static let count = "the number of losses"
  package static let end = "the parameters after the loop"
}
