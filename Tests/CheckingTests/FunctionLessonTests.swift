import Checking
import Observations
import ProbeRuntime
import Testing

/// A second lesson, whose exercises are functions that are called once: no steps, no numbers in rows.
@Suite struct FunctionLessonTests {
  // MARK: The lesson's checks, as an author writes them

  static let mean = ComparisonChecks<[Double]>(
    exercise: "mean",
    checks: [
      .init("mean.drawn", "Three lists of numbers", points: 3) { generator in
        (2...4).map { generator.numbers($0, in: -9...9) }
      }
    ],
    conventions: [Variant("mean", "The sum by the count.") { $0.reduce(0, +) / Double($0.count) }],
    misconceptions: [
      Variant("mean.sum", "Your mean does not divide by the count.") { $0.reduce(0, +) },
      Variant("mean.one-less", "Your mean divides by the count less one.") {
        $0.reduce(0, +) / Double($0.count - 1)
      },
    ],
    families: [
      .fitted(
        VariantName(id: "mean.constant", sentence: "Your mean divides by a constant."),
        in: .positive, shortened: { scenario, _ in scenario }
      ) { constant in
        Variant(
          "mean.constant", "Your mean always divides by \(NumberText.short(constant))."
        ) { $0.reduce(0, +) / constant }
      }
    ],
    describe: { "for \($0.count) numbers" }, place: { numbers, _ in "for \(numbers.count) numbers" }
  )

  typealias Digits = (number: Int, base: Int)

  static let digits = ComparisonChecks<Digits>(
    exercise: "digits",
    checks: [
      .init("digits.some", "Some numbers", points: 2, comparing: .set) { _ in
        [(number: 1213, base: 10), (number: 6, base: 2)]
      }
    ],
    conventions: [
      Variant("digits", "Every digit once.") { number, base in
        Array(Set(String(number, radix: base))).map(String.init).sorted()
      }
    ],
    misconceptions: [
      Variant("digits.repeated", "Your digits repeat.") { number, base in
        String(number, radix: base).map { String($0) }
      }
    ], describe: { "\($0.number) in base \($0.base)" },
    place: { scenario, _ in "for \(scenario.number) in base \(scenario.base)" })

  static let greeting = ComparisonChecks<String>(
    exercise: "greeting",
    checks: [
      .init("greeting.names", "Two names", points: 1, comparing: .text) { _ in ["Ada", "Eva"] }
    ],
    conventions: [Variant("greeting", "With a comma.") { "Hello, \($0)!" }],
    misconceptions: [
      Variant("greeting.comma", "Your greeting lacks the comma.") { "Hello \($0)!" }
    ],
    describe: { "the name \($0)" })

  // MARK: A submission, asked over the wire

  private func judge<Scenario>(
    _ checks: ComparisonChecks<Scenario>, _ driver: Driver
  ) throws -> Judgement {
    let examination = try checks.examination(seed: 3)
    let answers = try examination.questions.enumerated().map { index, question in
      try question.scenarios.map { scenario in
        let request = Request(nonce: UInt64(index), exercise: checks.exercise, scenario: scenario)
        let asked = try Request(wireBytes: request.wireBytes)
        let reply = Reply(nonce: asked.nonce, content: .observed(try driver.drive(asked.scenario)))
        guard case .observed(let trace) = try Reply(wireBytes: reply.wireBytes).content else {
          return Answer.crashed("")
        }
        return .observed(trace)
      }
    }
    return examination.judge(answers)
  }

  @Test("What is right passes")
  func right() throws {
    let judgements = [
      try judge(Self.mean, Driver("mean") { (n: [Double]) in n.reduce(0, +) / Double(n.count) }),
      try judge(
        Self.digits,
        Driver("digits") { (number: Int, base: Int) in
          Array(Set(String(number, radix: base))).map(String.init).sorted(by: >)
        }),
      try judge(Self.greeting, Driver("greeting") { (name: String) in "Hello, \(name)!" }),
    ]
    #expect(judgements.map { $0.checks.map(\.status) } == [[.passed], [.passed], [.passed]])
    #expect(
      judgements.flatMap { $0.checks.map(\.message) } == [
        "Agrees exactly on 3 numbers.", "Agrees exactly on 2 values.",
        "Agrees exactly on 2 values.",
      ])
  }

  @Test("A wrong function is named, and its difference has a place in words of its own")
  func named() throws {
    let sum = try judge(Self.mean, Driver("mean") { (n: [Double]) in n.reduce(0, +) })
    #expect(sum.diagnosis?.misconceptions.map(\.id) == ["mean.sum"])
    #expect(
      sum.diagnosis?.description
        == "Your mean does not divide by the count. Every run of yours coincides with this mistake, "
        + "exactly over 3 inputs.")
    let message = try #require(sum.checks.first?.message)
    #expect(message.hasPrefix("For 2 numbers, the result should be "))
    #expect(message.hasSuffix("."))
    #expect(!message.contains("step") && !message.contains("("))
    #expect(sum.checks.first?.firstDivergence?.heading == "For 2 numbers: the result")

    let constant = try judge(Self.mean, Driver("mean") { (n: [Double]) in n.reduce(0, +) / 7 })
    #expect(constant.diagnosis?.description.contains("always divides by 7.") == true)
  }

  @Test("A set-valued function is judged without regard to order, and named")
  func set() throws {
    let judgement = try judge(
      Self.digits,
      Driver("digits") { (number: Int, base: Int) in String(number, radix: base).map { String($0) }
      })
    #expect(judgement.diagnosis?.misconceptions.map(\.id) == ["digits.repeated"])
    #expect(
      judgement.checks.map(\.message) == [
        "For 1213 in base 10, the result should be [“1”, “2”, “3”] but came out as "
          + "[“1”, “2”, “3”, “1”]: “1” does not belong there (1213 in base 10)."
      ])
  }

  @Test("A text-valued function says at which character it differs, and is named")
  func text() throws {
    let judgement = try judge(
      Self.greeting, Driver("greeting") { (name: String) in "Hello \(name)!" })
    #expect(judgement.diagnosis?.misconceptions.map(\.id) == ["greeting.comma"])
    #expect(
      judgement.checks.map(\.message) == [
        "The result should be “Hello, Ada!” but came out as “Hello Ada!”: they differ from "
          + "character 6 on (the name Ada)."
      ])
  }

  @Test("A mistake that coincides with some runs only is not named")
  func mixed() throws {
    let judgement = try judge(
      Self.mean,
      Driver("mean") { (n: [Double]) in
        n.count == 2 ? n.reduce(0, +) : n.reduce(0, +) / Double(n.count)
      })
    #expect(judgement.checks.map(\.status) == [.failed])
    #expect(judgement.diagnosis == nil)
    #expect(judgement.summary?.hasPrefix("No single known mistake explains this. For 2") == true)
  }

  @Test("A forged answer of another kind fails, and breaks nothing")
  func forged() throws {
    for value in [ObservedValue.text("3"), .optional(nil), .list([]), .tuple([.number(1)]), []] {
      let judgement = try judge(
        Self.mean,
        Driver("mean") { (_: [Double]) in Trace([Trace.Row("the result", value: value)]) })
      #expect(judgement.checks.map(\.status) == [.failed])
    }
    let none = try judge(Self.mean, Driver("mean") { (_: [Double]) in Trace() })
    #expect(none.checks.first?.message.contains("is missing") == true)
  }
}
