package import Autograd
package import Observations

/// A scenario for a step on several micro-batches: the examples of each, and the optimizer.
package struct AccumulationScript: Equatable, Sendable {
  /// One example of a linear regression: features and the number to predict from them.
  package struct Example: Equatable, Sendable {
    package var features: [Double]
    package var target: Double

    package init(_ features: [Double], _ target: Double) {
      self.features = features
      self.target = target
    }
  }

  /// The calls, each with its micro-batches, each with its examples.
  package var calls: [[[Example]]]
  package var start: [Double]
  package var update: ProbeUpdate

  package init(_ calls: [[[Example]]], start: [Double], update: ProbeUpdate) {
    self.calls = calls
    self.start = start
    self.update = update
  }

  /// The most rows that are recorded for each micro-batch. A correct step has at most five.
  private static let mostRowsPerLoss = 64

  /// Makes the calls and records what each does.
  package func trace(
    of step: (
      _ losses: [(Tensor) -> Tensor], _ parameters: Tensor, _ optimizer: any Optimizer
    ) -> Void
  ) -> Trace {
    let parameters = Tensor(start, requiresGradient: true)
    let losses = calls.map(\.count).reduce(0, +)
    let recorder = CallRecorder(most: (losses + calls.count) * Self.mostRowsPerLoss)
    let optimizer = RecordingOptimizer(parameters, update, recorder, recordsRate: false)
    for call in calls {
      let losses = call.map { examples in
        { (parameters: Tensor) in
          recorder.note(LoopLabel.loss, parameters.scalars)
          return recorder.recordingBackward(of: Self.loss(of: examples, at: parameters))
        }
      }
      step(losses, parameters, optimizer)
      recorder.note(LoopLabel.end, parameters.scalars)
    }
    return recorder.trace
  }

  /// Returns the mean of (w · x − y)² / 2 over the examples, of shape `[]`.
  package static func loss(of examples: [Example], at parameters: Tensor) -> Tensor {
    examples.reduce(Tensor(0)) { sum, example in
      sum + 0.5 * pow((Tensor(example.features) * parameters).sum() - example.target, 2)
    } / Double(examples.count)
  }
}

extension AccumulationScript: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    calls = try reader.readArray()
    start = try reader.readDoubles()
    update = try ProbeUpdate(from: &reader)
  }

  package func write(to writer: inout WireWriter) {
    calls.write(to: &writer)
    writer.write(start)
    update.write(to: &writer)
  }
}

extension AccumulationScript.Example: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    features = try reader.readDoubles()
    target = try reader.readDouble()
  }

  package func write(to writer: inout WireWriter) {
    writer.write(features)
    writer.write(target)
  }
}
