internal import Checking
internal import Observations

/// Something that is wrong with what was observed, whatever mistake is the cause.
struct SharedFault<Scenario: Sendable>: Sendable {
  let name: VariantName
  /// Whether what was observed on a scenario has the fault.
  let holds: @Sendable (Scenario, Trace) -> Bool

  init(
    _ id: String, _ sentence: String,
    holds: @escaping @Sendable (_ scenario: Scenario, _ observed: Trace) -> Bool
  ) {
    name = VariantName(id: id, sentence: sentence)
    self.holds = holds
  }
}

extension Family {
  /// Creates a family that names the first fault that every wrong run has.
  ///
  /// Many results have the same fault, so the runs themselves are what is expected of it.
  static func shared(_ faults: [SharedFault<Scenario>]) -> Family {
    var names: [VariantName] = []
    for fault in faults where !names.contains(fault.name) { names.append(fault.name) }
    return Family(names) { runs in
      let wrong = runs.filter { $0.firstDifferentRow != nil }
      guard !wrong.isEmpty,
        let fault = faults.first(where: { fault in
          wrong.allSatisfy { fault.holds($0.scenario, $0.trace) }
        })
      else { return nil }
      var observed: [[UInt8]: Trace] = [:]
      for run in runs { observed[try key(run.scenario)] = run.trace }
      return Variant(fault.name.id, fault.name.sentence) { [observed] scenario in
        observed[try key(scenario)] ?? Trace()
      }
    }
  }

  private static func key(_ scenario: Scenario) throws -> [UInt8] {
    var writer = WireWriter()
    try writer.write(arguments: scenario)
    return writer.bytes
  }
}
