internal import Observations

/// Inputs on which a program is compared with a correct one, beside those of an examination.
///
/// They show whether a program that passes the checks is equivalent to the correct one, or whether the
/// checks lack an input that tells the two apart.
public struct ProgramComparison: Sendable {
  /// The inputs, encoded; each is one request.
  public let scenarios: [[UInt8]]
  /// Compares two programs by their answers, one for each scenario.
  public let compare: @Sendable (_ correct: [Answer], _ other: [Answer]) -> Finding

  /// The result of a comparison.
  public struct Finding: Sendable, Equatable {
    /// On how many inputs the programs were compared. An input on which the correct program ends early,
    /// or answers nothing that can be compared, is not counted.
    public let inputs: Int
    /// The first difference, in words; nil where there is none.
    public let difference: String?

    public init(inputs: Int, difference: String?) {
      self.inputs = inputs
      self.difference = difference
    }
  }

  public init(
    scenarios: [[UInt8]],
    compare: @escaping @Sendable (_ correct: [Answer], _ other: [Answer]) -> Finding
  ) {
    self.scenarios = scenarios
    self.compare = compare
  }

  /// A seed for inputs that differ from those of an examination with the same seed.
  static func seed(besides seed: UInt64) -> UInt64 { seed &+ 0x5851_F42D_4C95_7F2D }
}

extension ExerciseChecks {
  /// Returns the scenarios of examinations with other seeds. Numbers are compared with the standard
  /// tolerance, all other values exactly.
  public func programComparison(seed: UInt64, inputs count: Int) throws -> ProgramComparison {
    var generator = SeededGenerator(seed: ProgramComparison.seed(besides: seed))
    var seen = Set(try examination(seed: seed).questions.flatMap(\.scenarios))
    var scenarios: [[UInt8]] = []
    for _ in 0..<count where scenarios.count < count {
      scenarios += try examination(seed: generator.next()).questions.flatMap(\.scenarios)
        .filter { seen.insert($0).inserted }
    }
    return ProgramComparison(scenarios: Array(scenarios.prefix(count))) { correct, other in
      var inputs = 0
      for (correct, other) in zip(correct, other) {
        guard let expected = correct.trace else { continue }
        guard let difference = other.difference(from: expected, by: .numbers()) else { continue }
        inputs += 1
        if !difference.isEmpty { return .init(inputs: inputs, difference: difference) }
      }
      return .init(inputs: inputs, difference: nil)
    }
  }
}

extension Answer {
  /// Returns the difference from a trace in words, empty where there is none; nil where nothing can be
  /// compared.
  func difference(from expected: Trace, by comparing: Comparing<Trace>) -> String? {
    switch self {
    case .observed(let trace):
      let comparison = comparing.compare(expected: expected, actual: trace)
      if comparison.isEmpty, comparison.agrees { return nil }
      return comparison.divergence.map(\.description) ?? ""
    case .unfinished: return "It calls unfinished."
    case .crashed(let message), .timedOut(let message): return message
    }
  }
}
