internal import Checking
internal import Figures
internal import Observations
internal import OptimizersKit
internal import Plotting
internal import YAMLReading

/// One optimizer's run in a figure.
struct Descent: Sendable {
  /// The name in a setting; it differs from those of the figure's other runs.
  let id: String
  var choice: Challenge
  /// The name in the legend; it differs from the names of the figure's other runs.
  var name: String
  /// The number of the run among the figure's runs of the same optimizer, from 0.
  let variant: Int
  let objective: Objective
  var start: [Double]
  var steps: Int
  /// The numbers that a reader may change.
  let adjustables: [Adjustable]
  /// Where the lesson describes it.
  let place: YAMLPlace

  var script: OptimizerScript {
    .descent(objective, from: start, choice.hyperparameters, steps: steps)
  }

  private var referenceTrace: Trace {
    script.trace { parameters, _ in choice.makeReference(parameters) }
  }

  func reference(as role: Line.Role) -> Trajectory {
    run(referenceTrace, role == .subject ? name : "\(name), reference", role)
  }

  /// Returns the submission's run, and the reference's where they part or there is none to show.
  ///
  /// - Parameters:
  ///   - trace: The observed run of the submission, or nil if there is none.
  ///   - isContext: Whether the figure is about another optimizer. Then a wrong run is faded.
  /// - Returns: One run or two.
  func runs(_ trace: Trace?, isContext: Bool) -> [Trajectory] {
    guard let trace else { return [reference(as: .reference)] }
    let comparison = Comparing.numbers().compare(expected: referenceTrace, actual: trace)
    guard let divergence = comparison.divergence else { return [run(trace, name, .subject)] }
    return [
      reference(as: .reference),
      isContext
        ? run(trace, "\(name), yours (wrong, drawn faint)", .faded, divergence.number)
        : run(trace, "\(name), yours", .subject, divergence.number),
    ]
  }

  /// Returns the parameters before the first step and after each one; nil counts the reference.
  func rows(_ trace: Trace?) -> [[Double]] {
    [start] + (trace ?? referenceTrace).rows.map(\.values)
  }

  private func run(
    _ trace: Trace, _ name: String, _ role: Line.Role, _ divergence: Int? = nil
  ) -> Trajectory {
    Trajectory(
      name: name, style: choice.style, variant: variant, role: role,
      rows: rows(trace),
      highlight: divergence.map {
        Highlight(index: $0, remark: "first diverges at step \($0)", legend: "first divergence")
      })
  }
}
