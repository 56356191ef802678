internal import Checking
internal import Observations
internal import SchedulesKit

/// The checks of step decay, worth 10 points.
enum StepDecayExercise {
  typealias Script = RateScript<StepDecayCall>
  typealias Check = ComparisonChecks<Script>.Check

  static let comparisonChecks = ComparisonChecks<Script>(
    exercise: "step-decay",
    checks: [lessons, boundaries, others, purity],
    conventions: [
      Variant("step-decay", "α₀ γⁿ, as the lesson has it.") { $0.trace(of: \.rate) }
    ],
    misconceptions: StepDecayMistakes.all,
    families: [
      RateFamilies.remembering("step-decay") { $0.text }, StepDecayMistakes.pairs,
      RateFamilies.bounded("step-decay", rate: \.rate),
    ],
    searches: StepDecayMistakes.derived
      + [StepDecayMistakes.circumstances, StepDecayMistakes.formula],
    describe: { script in
      let milestones = Set(script.calls.map(\.milestonesText))
      return milestones.count == 1 ? "with \(milestones.first ?? "")" : "with several schedules"
    },
    place: { script, row in
      let index = row.number - 1
      guard script.calls.indices.contains(index) else { return "" }
      return "in call \(row.number), \(script.calls[index].text)"
    })

  /// The schedule of the lesson's figure.
  private static let lessons = Check(
    "step-decay.lesson", "The lesson’s staircase, step by step", points: 2, evidence: .calls
  ) { _ in [lessonsScript] }

  private static let lessonsScript = Script(
    (0..<100).map {
      StepDecayCall(step: $0, base: 0.04, factor: 0.5, milestones: [25, 50, 75])
    })

  /// Steps at milestones and beside them.
  private static let boundaries = Check(
    "step-decay.milestones", "At a milestone, before it and after it, in any order of milestones",
    points: 3, evidence: .calls
  ) { generator in
    let lists = [
      [7], [3, 11, 12, 27], [0, 4], [1, 2, 3], [30, 10, 20], [12, 5, 9, 1], [8, 8, 20], [5, 5, 5],
      [],
      [100, 50],
    ]
    return lists.map { milestones in
      let base = generator.number(in: 0.5...2)
      let factor = generator.number(in: 0.2...0.8)
      let beside = milestones.flatMap { [$0 - 1, $0, $0 + 1] }
      let steps = [0, 1, 40, 1000] + beside.filter { $0 >= 0 }
      return Script(
        steps.map {
          StepDecayCall(step: $0, base: base, factor: factor, milestones: milestones)
        })
    }
  }

  /// Random schedules, one call after another with other arguments.
  private static let others = Check(
    "step-decay.others", "Other bases, factors and milestones", points: 3, evidence: .calls
  ) { generator in
    [
      0.02...0.2, 0.5...0.99, 1...1, 1.1...1.6,
    ].map { factors in
      Script(
        (0..<14).map { _ in
          let count = Int(generator.next() % 6)
          return StepDecayCall(
            step: Int(generator.next() % 60), base: generator.number(in: 0.001...3),
            factor: generator.number(in: factors),
            milestones: (0..<count).map { _ in Int(generator.next() % 60) })
        })
    }
  }

  /// The same calls again, backward and mixed, two schedules in turn, and the lesson's once more.
  private static let purity = Check(
    "step-decay.pure", "The same question gets the same answer", points: 2, evidence: .calls
  ) { generator in
    func calls(_ milestones: [Int]) -> [StepDecayCall] {
      let base = generator.number(in: 0.5...1)
      return (0..<20).map {
        StepDecayCall(step: $0, base: base, factor: 0.5, milestones: milestones)
      }
    }
    let first = calls([4, 9, 15])
    let second = calls([2, 11])
    return [
      .outOfOrder(first, &generator),
      Script(zip(first, second).flatMap { [$0, $1] }),
      Script([first[12], first[12], first[12], first[3], first[12]]),
      lessonsScript,
    ]
  }
}

extension StepDecayCall {

  /// The milestones in a sentence.
  var milestonesText: String {
    milestones.isEmpty
      ? "no milestones" : "milestones \(milestones.map(String.init).joined(separator: ", "))"
  }

  /// The arguments in a sentence.
  var text: String {
    "step \(step), base \(NumberText.short(base, digits: 4)), factor "
      + "\(NumberText.short(factor, digits: 4)), \(milestonesText)"
  }
}
