/// An optimizer as a pure transform: state and parameters in, state and parameters out.
///
/// A rule has no other memory than the state that is passed to it.
package protocol OptimizerRule: Sendable {
  associatedtype State: Sendable

  /// Returns the state before the first step, for `count` parameters.
  func initialState(count: Int) -> State
  /// Returns the parameters, of shape `[count]`, and the state after one step.
  func step(
    _ parameters: [Double], gradient: [Double], state: State
  ) -> (parameters: [Double], state: State)
}

extension OptimizerRule {
  /// Returns the parameters before the first step and after each of `steps` steps.
  package func trajectory(
    from start: [Double], steps: Int, gradient: ([Double]) -> [Double]
  ) -> [[Double]] {
    var parameters = start
    var state = initialState(count: start.count)
    var rows = [start]
    for _ in 0..<steps {
      (parameters, state) = step(parameters, gradient: gradient(parameters), state: state)
      rows.append(parameters)
    }
    return rows
  }
}
