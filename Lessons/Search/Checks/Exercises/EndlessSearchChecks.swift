package import Checking
package import Observations
internal import SearchKit

/// Checks whose programs may be ended because their search had no end.
///
/// The checks see such an end as an observation, so they can name it.
package struct EndlessSearchChecks<Scenario: WireCodable>: ExerciseChecks {
  /// The checks, which see such an end as an observation.
  package let comparisonChecks: ComparisonChecks<Scenario>
  /// Whether a program may end itself on a scenario, with a sentence.
  private let mayStop: @Sendable (Scenario) -> Bool

  init(
    _ checks: ComparisonChecks<Scenario>,
    mayStop: @escaping @Sendable (Scenario) -> Bool = { _ in false }
  ) {
    comparisonChecks = checks
    self.mayStop = mayStop
  }

  package var exercise: String { comparisonChecks.exercise }
  package var knownMisconceptions: [VariantName] { comparisonChecks.knownMisconceptions }
  package var hintReferences: Set<String> { comparisonChecks.hintReferences }

  package func examination(seed: UInt64) throws -> Examination {
    let inner = try comparisonChecks.examination(seed: seed)
    return Examination(questions: inner.questions) { answers in
      inner.judge(
        zip(inner.questions, answers).map { question, answers in
          zip(question.scenarios, answers).map { told($1, on: $0) }
        })
    }
  }

  package func programComparison(seed: UInt64, inputs count: Int) throws -> ProgramComparison {
    let inner = try comparisonChecks.programComparison(seed: seed, inputs: count)
    return ProgramComparison(scenarios: inner.scenarios) { correct, other in
      inner.compare(
        zip(inner.scenarios, correct).map { told($1, on: $0) },
        zip(inner.scenarios, other).map { told($1, on: $0) })
    }
  }

  /// Returns an answer with an end of the program as an observation.
  private func told(_ answer: Answer, on bytes: [UInt8]) -> Answer {
    let isOptional = (try? Scenario(wireBytes: bytes)).map(mayStop) ?? false
    switch answer {
    case .crashed(let message) where message.contains(EndlessSearch.sentence):
      return .observed(isOptional ? Self.stopping(false) : Self.endless)
    case .timedOut where isOptional: return .observed(Self.stopping(false))
    case .crashed where isOptional, .observed where isOptional:
      return .observed(Self.stopping(true))
    case .unfinished, .crashed, .timedOut, .observed: return answer
    }
  }
}

/// The labels of the rows for a search that has no end, and for one that need not give a result.
enum EndlessSearchLabel {
  static let search = "the search"
  static let hopeless = "the search in which nobody drops out"
}

extension EndlessSearchChecks {
  /// What is observed of a search that has no end.
  static var endless: Trace {
    Trace([.init(EndlessSearchLabel.search, value: .text("has no end"))])
  }

  /// What is observed of a search that could not come to a result: whether it stops.
  static func stopping(_ stops: Bool) -> Trace {
    Trace([
      .init(EndlessSearchLabel.hopeless, value: .text(stops ? "stops" : "goes on for ever"))
    ])
  }
}
