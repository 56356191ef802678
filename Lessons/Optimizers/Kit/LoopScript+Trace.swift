package import Autograd
package import Observations

extension LoopScript {
  /// The labels of a loop's rows.
  package enum Label {
    /// The loss was computed, at these parameters.
    package static let loss = "the loss"
    /// A backward pass reached the loss.
    package static let backward = "the backward pass"
    /// The optimizer stepped from these parameters.
    package static let stepParameters = "the parameters that the optimizer steps from"
    /// The optimizer stepped with this gradient.
    package static let stepGradient = "the gradient that the optimizer sees"
    package static let zeroGradient = "the clearing of the gradient"
    /// A row of the trajectory that the loop returned.
    package static let row = "the returned row"
    /// How many rows it returned.
    package static let count = "the number of rows"
    package static let end = "the parameters after the loop"
  }

  /// The most rows that are recorded for each step. A correct loop has five.
  private static let mostRowsPerStep = 64

  /// Runs a training loop and records its calls in their order, then its result.
  package func trace(
    of optimize: (
      _ loss: (Tensor) -> Tensor, _ parameters: Tensor, _ optimizer: any Optimizer, _ steps: Int
    ) -> [Tensor]
  ) -> Trace {
    let parameters = Tensor(start, requiresGradient: true)
    let recorder = Recorder(most: runs * (steps + 1) * Self.mostRowsPerStep)
    let optimizer = RecordingOptimizer(parameters, update, recorder)
    for _ in 0..<runs {
      let rows = optimize(
        { recorder.recording(self, at: $0) }, parameters, optimizer, steps)
      recorder.note(Label.count, [Double(rows.count)])
      for (index, row) in rows.prefix(steps + 1).enumerated() {
        recorder.trace.rows.append(Trace.Row(Label.row, number: index, row.scalars))
      }
      recorder.note(Label.end, parameters.scalars)
    }
    return recorder.trace
  }
}

/// Records the calls that a training loop makes, in their order.
private final class Recorder {
  var trace = Trace()
  var steps = 0
  /// The most rows that are recorded, so that the record of a loop that never ends does not use up the
  /// memory.
  private let most: Int

  init(most: Int) {
    self.most = most
  }

  func note(_ label: String, _ values: [Double]) {
    guard trace.rows.count < most else { return }
    trace.rows.append(Trace.Row(label, number: steps, values))
  }

  /// Computes a script's loss, and records where it is computed and when it is differentiated.
  func recording(_ script: LoopScript, at parameters: Tensor) -> Tensor {
    note(LoopScript.Label.loss, parameters.scalars)
    let loss = script.loss(parameters)
    return Tensor.custom([loss], value: loss.scalars, shape: loss.shape) { gradient in
      self.note(LoopScript.Label.backward, gradient)
      return [gradient]
    }
  }
}

/// The judge's own optimizer, which records its calls, its parameters and its gradient.
private final class RecordingOptimizer: Optimizer {
  private let parameters: Tensor
  private let update: ProbeUpdate
  private let recorder: Recorder

  init(_ parameters: Tensor, _ update: ProbeUpdate, _ recorder: Recorder) {
    self.parameters = parameters
    self.update = update
    self.recorder = recorder
  }

  func step() {
    recorder.note(LoopScript.Label.stepParameters, parameters.scalars)
    recorder.note(LoopScript.Label.stepGradient, parameters.gradient.scalars)
    recorder.steps += 1
    withoutGradient {
      parameters -= parameters.gradient * update.learningRate
      parameters -= update.drift * Double(recorder.steps)
    }
  }

  func zeroGradient() {
    recorder.note(LoopScript.Label.zeroGradient, [])
    parameters.zeroGradient()
  }
}
