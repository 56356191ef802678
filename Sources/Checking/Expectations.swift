internal import Observations
internal import Synchronization

/// What the lesson's own variant does on the scenarios of an examination, computed once.
final class Expectations<Scenario>: Sendable {
  private let traces: Mutex<[[Trace?]]>

  /// Creates the expectations of some lists of scenarios.
  init(_ scenarios: [[Scenario]]) {
    traces = Mutex(scenarios.map { $0.map { _ in nil } })
  }

  /// Returns what is expected on a scenario, by the numbers of its list and of itself.
  func value(_ list: Int, _ number: Int, make: () throws -> Trace) rethrows -> Trace {
    if let known = traces.withLock({ $0[list][number] }) { return known }
    let made = try make()
    traces.withLock { $0[list][number] = made }
    return made
  }
}
