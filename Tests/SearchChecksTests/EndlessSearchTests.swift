import Checking
import Observations
import SearchChecks
import SearchKit
import Testing

/// Searches without an end, and the one that may stop the program.
@Suite struct EndlessSearchTests {
  private func checks(_ exercise: String) throws -> any ExerciseChecks {
    try #require(LessonEntry().exercises.first { $0.exercise == exercise })
  }

  /// Judges the lesson's own way, with another answer to some scenarios of successive halving.
  private func judge(
    _ answer: (HalvingScript, Trace) -> Answer
  ) throws -> Judgement {
    let own = try LessonsChecks.successiveHalving()
    let answers = try own.scenarios(seed: 0).map { scenarios in
      try scenarios.map { answer($0, try own.conventions[0].expect($0)) }
    }
    return try checks("successive-halving").examination(seed: 0).judge(answers)
  }

  @Test("A program that stops for an η of one passes, whatever its sentence is")
  func stop() throws {
    let judgement = try judge { script, trace in
      script.eta == 1 ? .crashed("eta must be at least 2.") : .observed(trace)
    }
    #expect(judgement.checks.allSatisfy { $0.status == .passed })
  }

  @Test(
    "A search that goes on for ever with an η of one is named",
    arguments: [
      Answer.crashed(EndlessSearch.sentence), .timedOut("It took more than 2 seconds."),
    ])
  func endless(_ ending: Answer) throws {
    let judgement = try judge { script, trace in script.eta == 1 ? ending : .observed(trace) }
    #expect(judgement.checks.filter { $0.status == .failed }.count == 1)
    #expect(
      judgement.diagnosis?.misconceptions.map(\.id)
        == ["successive-halving.endless-with-eta-of-one"])
    #expect(
      try #require(judgement.checks.last).message.hasPrefix("With η = 1 nobody ever drops out"))
  }

  @Test("A crash elsewhere is a crash")
  func crash() throws {
    let judgement = try judge { script, trace in
      script.configurations.isEmpty ? .crashed("Index out of range") : .observed(trace)
    }
    #expect(
      judgement.checks.filter { $0.status == .crashed }.map(\.message) == ["Index out of range"])
  }

  @Test("A search without an end is told in a sentence")
  func told() throws {
    let judgement = try judge { script, trace in
      script.configurations.count == 27 ? .crashed(EndlessSearch.sentence) : .observed(trace)
    }
    #expect(
      judgement.checks.first?.message.hasPrefix(
        "Your search has no end: it evaluates more and more")
        == true)
    #expect(judgement.checks.first?.status == .failed)
  }
}
