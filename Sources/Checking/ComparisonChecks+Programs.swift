internal import Observations

extension ComparisonChecks {
  /// Returns the scenarios of the checks with other seeds.
  ///
  /// Where a scenario consists of plain values (numbers, truth values, texts, and arrays, optionals and
  /// tuples of them), half of the inputs have other values in their place, of the same signs. So they
  /// also show inputs that no check draws.
  ///
  /// A program agrees where every answer agrees with that of the correct program by the comparison of
  /// the scenario's check, or where every answer to a scenario of the checks agrees with the same
  /// accepted variant.
  public func programComparison(seed: UInt64, inputs count: Int) throws -> ProgramComparison {
    var generator = SeededGenerator(seed: ProgramComparison.seed(besides: seed))
    var inputs: [ComparedInput] = []
    var seen: Set<[UInt8]> = []
    func add(_ input: ComparedInput) {
      if seen.insert(input.bytes).inserted { inputs.append(input) }
    }
    for asked in asked(seed: seed) {
      for scenario in asked.scenarios { seen.insert(try bytes(of: scenario)) }
    }
    let own = asked(seed: seed).flatMap { asked in asked.scenarios.map { (asked.check, $0) } }
    let isPlain = own.allSatisfy { PlainValues.areAll(in: $0.1) }
    for _ in 0..<count where inputs.count < (isPlain ? count / 2 : count) {
      for asked in asked(seed: generator.next()) {
        for scenario in asked.scenarios {
          add(
            ComparedInput(
              check: asked.check, scenario: scenario, bytes: try bytes(of: scenario)))
        }
      }
    }
    inputs = Array(inputs.prefix(isPlain ? count / 2 : count))
    for index in 0..<(isPlain && !own.isEmpty ? 4 * count : 0) where inputs.count < count {
      let (check, scenario) = own[index % own.count]
      var writer = WireWriter()
      try PlainValues.write(scenario, variedBy: &generator, to: &writer)
      add(ComparedInput(check: check, scenario: nil, bytes: writer.bytes))
    }
    return ProgramComparison(scenarios: inputs.map(\.bytes)) { [inputs] correct, other in
      compare(correct, other, on: inputs)
    }
  }

  /// An input on which two programs are compared.
  private struct ComparedInput: Sendable {
    /// The check whose comparison applies.
    let check: Check
    /// The scenario of the check; nil where its values were replaced.
    let scenario: Scenario?
    let bytes: [UInt8]
  }

  private func compare(
    _ correct: [Answer], _ other: [Answer], on inputs: [ComparedInput]
  ) -> ProgramComparison.Finding {
    var count = 0
    var first: String?
    for (input, (correct, other)) in zip(inputs, zip(correct, other)) {
      guard let expected = correct.trace,
        let difference = deciding(other).difference(
          from: Trace(expected.rows.filter(decides)), by: input.check.comparing)
      else { continue }
      count += 1
      guard !difference.isEmpty else { continue }
      let place = input.scenario.map { "\(describe($0)): " } ?? ""
      first = first ?? "\(place)\(difference)"
    }
    guard first != nil else { return ProgramComparison.Finding(inputs: count, difference: nil) }
    let isAccepted = conventions.dropFirst().contains { agrees(other, with: $0, on: inputs) }
    return ProgramComparison.Finding(inputs: count, difference: isAccepted ? nil : first)
  }

  /// Whether the answers to all scenarios of the checks agree with an accepted variant.
  private func agrees(
    _ answers: [Answer], with convention: Variant<Scenario>, on inputs: [ComparedInput]
  ) -> Bool {
    zip(inputs, answers).allSatisfy { input, answer in
      guard let scenario = input.scenario else { return true }
      guard let expected = try? convention.expect(scenario) else { return false }
      let difference = deciding(answer).difference(
        from: Trace(expected.rows.filter(decides)), by: input.check.comparing)
      return difference?.isEmpty ?? true
    }
  }

  /// Returns an answer with those rows that count for the verdict.
  private func deciding(_ answer: Answer) -> Answer {
    answer.trace.map { .observed(Trace($0.rows.filter(decides))) } ?? answer
  }
}
