import Checking
import Observations
import Testing

/// Checks of a made-up exercise: to double a number three times in a row.
@Suite struct ComparisonChecksTests {
  struct Scenario: WireCodable {
    var start: Double

    init(_ start: Double) { self.start = start }
    init(from reader: inout WireReader) throws(WireFault) { start = try reader.readDouble() }
    func write(to writer: inout WireWriter) { writer.write(start) }
  }

  struct Broken: Error {}

  static let threeSteps = EvidenceRule.rows(atLeast: 3, "step", "steps")

  static func growth(_ factor: Double) -> @Sendable (Scenario) -> Trace {
    { scenario in
      Trace((1...3).map { Trace.Row("the value", number: $0, [scenario.start * pow(factor, $0)]) })
    }
  }

  private static func pow(_ factor: Double, _ power: Int) -> Double {
    (0..<power).reduce(1) { product, _ in product * factor }
  }

  static func comparisonChecks(
    conventions: [Variant<Scenario>] = [
      Variant("double", "Doubles.", expect: growth(2)),
      Variant("triple", "Triples.", expect: growth(3)),
    ]
  ) -> ComparisonChecks<Scenario> {
    ComparisonChecks(
      exercise: "growth",
      checks: [
        .init("growth.fixed", "From one", points: 2, evidence: threeSteps) { _ in [Scenario(1)] },
        .init("growth.drawn", "From anywhere", points: 3, evidence: threeSteps) { generator in
          [Scenario(generator.number(in: 1...2)), Scenario(generator.number(in: 5...6))]
        },
      ],
      conventions: conventions,
      misconceptions: [
        Variant("growth.stands-still", "It stays where it is.", expect: growth(1)),
        Variant("growth.halves", "It halves.", expect: growth(0.5)),
        Variant("growth.also-halves", "It divides by two.", expect: growth(0.5)),
      ],
      describe: { "from \($0.start)" },
      place: { _, row in "after step \(row.number)" })
  }

  private func judge(
    _ comparisonChecks: ComparisonChecks<Scenario> = comparisonChecks(),
    _ behave: (Scenario) throws -> Answer
  ) throws -> Judgement {
    let examination = try comparisonChecks.examination(seed: 1)
    let answers = try examination.questions.map { question in
      try question.scenarios.map { try behave(Scenario(wireBytes: $0)) }
    }
    return examination.judge(answers)
  }

  @Test("The lesson's own way passes, and is no convention worth a word")
  func own() throws {
    let judgement = try judge { .observed(Self.growth(2)($0)) }
    #expect(judgement.checks.map(\.status) == [.passed, .passed])
    #expect(judgement.checks.map(\.score) == [2, 3])
    #expect(judgement.convention == nil)
    #expect(judgement.diagnosis == nil)
  }

  @Test("Another accepted way passes, and is named")
  func convention() throws {
    let judgement = try judge { .observed(Self.growth(3)($0)) }
    #expect(judgement.checks.map(\.status) == [.passed, .passed])
    #expect(judgement.convention?.id == "triple")
  }

  @Test("Two accepted ways mixed are not accepted")
  func mixed() throws {
    let judgement = try judge { .observed(Self.growth($0.start == 1 ? 2 : 3)($0)) }
    #expect(judgement.checks.contains { $0.status == .failed })
  }

  @Test("A known mistake is named; two that coincide on every input are both named")
  func misconception() throws {
    #expect(
      try judge { .observed(Self.growth(1)($0)) }.diagnosis?.misconceptions.map(\.id)
        == ["growth.stands-still"])
    #expect(
      try judge { .observed(Self.growth(0.5)($0)) }.diagnosis?.misconceptions.map(\.id)
        == ["growth.halves", "growth.also-halves"])
  }

  @Test("An unknown mistake fails without a name, and says where")
  func unknown() throws {
    let judgement = try judge { .observed(Self.growth(2.5)($0)) }
    #expect(judgement.diagnosis == nil)
    #expect(
      judgement.summary?.hasPrefix(
        "No single known mistake explains this. After step 1, the value should be") == true)
    #expect(judgement.checks.first?.firstDivergence?.number == 1)
    #expect(judgement.checks.map(\.score) == [0, 0])
  }

  @Test(
    "What ends a run is the check's verdict",
    arguments: [
      (Answer.unfinished, Verdict.notAttempted), (.crashed("It broke."), .crashed),
      (.timedOut("It hung."), .timedOut),
    ])
  func endings(_ answer: Answer, _ verdict: Verdict) throws {
    let judgement = try judge { _ in answer }
    #expect(judgement.checks.map(\.status) == [verdict, verdict])
    #expect(judgement.checks.map(\.score) == [0, 0])
  }

  @Test("A check that breaks, or whose reference gives NaN, costs the student nothing")
  func faulty() throws {
    let throwing = Self.comparisonChecks(conventions: [
      Variant("broken", "It breaks.") { _ in throw Broken() }
    ])
    let silent = Self.comparisonChecks(conventions: [
      Variant("nan", "NaN.") { _ in Trace([Trace.Row("the value", number: 1, [.nan])]) }
    ])
    for comparisonChecks in [throwing, silent] {
      let judgement = try judge(comparisonChecks) { .observed(Self.growth(2)($0)) }
      #expect(judgement.checks.map(\.status) == [.faulty, .faulty])
      #expect(judgement.checks.map(\.score) == [2, 3])
    }
  }

  @Test("The same seed asks the same, another seed asks something else")
  func seeds() throws {
    func scenarios(_ seed: UInt64) throws -> [[[UInt8]]] {
      try Self.comparisonChecks().examination(seed: seed).questions.map(\.scenarios)
    }
    #expect(try scenarios(7) == scenarios(7))
    #expect(try scenarios(7) != scenarios(8))
  }
}
