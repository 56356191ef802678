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

  /// More rows than any loop needs that takes the steps it is asked for; one that is right has five.
  private static let mostRowsPerStep = 64

  /// Runs a training loop and tells what it did, call by call, and what it returned.
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

/// What happened so far, in order.
private final class Recorder {
  var trace = Trace()
  var steps = 0
  /// How many rows are kept: a loop that never ends must run out of its own time and memory, not of
  /// memory for what is recorded of it.
  private let most: Int

  init(most: Int) {
    self.most = most
  }

  func note(_ label: String, _ values: [Double]) {
    guard trace.rows.count < most else { return }
    trace.rows.append(Trace.Row(label, number: steps, values))
  }

  /// Computes a script's loss, noting where, and noting the backward pass through it when it comes.
  func recording(_ script: LoopScript, at parameters: Tensor) -> Tensor {
    note(LoopScript.Label.loss, parameters.scalars)
    let loss = script.loss(parameters)
    return Tensor.custom([loss], value: loss.scalars, shape: loss.shape) { gradient in
      self.note(LoopScript.Label.backward, gradient)
      return [gradient]
    }
  }
}

/// The judge's own optimizer, which notes what it is asked to do and what it sees.
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
