package import Autograd
package import Observations

extension LoopScript {
  /// The most rows that are recorded for each step. A correct loop has eight.
  private static let mostRowsPerStep = 64

  /// Runs a training loop and records its calls in their order, then its result.
  package func trace(
    of optimize: (
      _ loss: (Tensor) -> Tensor, _ parameters: Tensor, _ optimizer: any ScheduledOptimizer,
      _ schedule: (Int) -> Double, _ steps: Int
    ) -> [Double]
  ) -> Trace {
    let parameters = Tensor(start, requiresGradient: true)
    let recorder = CallRecorder(most: runs * (steps + 1) * Self.mostRowsPerStep)
    let optimizer = RecordingOptimizer(parameters, update, recorder)
    for _ in 0..<runs {
      let losses = optimize(
        { parameters in
          recorder.note(LoopLabel.loss, parameters.scalars)
          return recorder.recordingBackward(of: self.loss(parameters))
        }, parameters, optimizer,
        { step in
          recorder.note(LoopLabel.schedule, [Double(step)])
          return rate(of: step)
        }, steps)
      recorder.note(LoopLabel.count, [Double(losses.count)])
      for (index, loss) in losses.prefix(steps + 1).enumerated() {
        recorder.note(LoopLabel.result, number: index, [loss])
      }
      recorder.note(LoopLabel.end, parameters.scalars)
    }
    return recorder.trace
  }
}

/// The judge's own optimizer, which records its calls, its rate, its parameters and its gradient.
final class RecordingOptimizer: ScheduledOptimizer {
  var learningRate: Double {
    didSet { recorder.note(LoopLabel.rate, [learningRate]) }
  }
  private let parameters: Tensor
  private let drift: Double
  private let recorder: CallRecorder
  private let recordsRate: Bool

  init(
    _ parameters: Tensor, _ update: ProbeUpdate, _ recorder: CallRecorder, recordsRate: Bool = true
  ) {
    self.parameters = parameters
    learningRate = update.learningRate
    drift = update.drift
    self.recorder = recorder
    self.recordsRate = recordsRate
  }

  func step() {
    if recordsRate { recorder.note(LoopLabel.stepRate, [learningRate]) }
    recorder.note(LoopLabel.stepParameters, parameters.scalars)
    recorder.note(LoopLabel.stepGradient, parameters.gradient.scalars)
    recorder.steps += 1
    withoutGradient {
      parameters -= parameters.gradient * learningRate
      parameters -= drift * Double(recorder.steps)
    }
  }

  func zeroGradient() {
    recorder.note(LoopLabel.zeroGradient, [])
    parameters.zeroGradient()
  }
}
