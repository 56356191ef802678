internal import Checking
internal import Observations
internal import SchedulesKit

/// The checks of the cosine with warm-up, worth 15 points.
enum CosineExercise {
  typealias Script = RateScript<CosineCall>
  typealias Check = ComparisonChecks<Script>.Check

  static let comparisonChecks = ComparisonChecks<Script>(
    exercise: "cosine",
    checks: [lessons, others, ends, floors, purity],
    conventions: [
      Variant("cosine.warmup-from-one", "The first step has the rate peak / warmup.") {
        $0.trace(of: CosineForm.lessons.rate)
      },
      Variant("cosine.warmup-from-zero", "The first step of the warm-up has the rate 0.") {
        $0.trace(of: CosineForm.fromZero.rate)
      },
    ],
    misconceptions: CosineMistakes.all,
    families: [RateFamilies.remembering("cosine") { $0.text }, CosineMistakes.overshooting],
    searches: [CosineSearch.family, CosineMistakes.circumstances],
    describe: { script in
      let schedules = Set(script.calls.map(\.scheduleText))
      return schedules.count == 1 ? "with \(schedules.first ?? "")" : "with several schedules"
    },
    place: { script, row in
      let index = row.number - 1
      guard script.calls.indices.contains(index) else { return "" }
      return "in call \(row.number), \(script.calls[index].text)"
    })

  private static func schedule(
    peak: Double, floor: Double, warmup: Int, total: Int, steps: some Sequence<Int>
  ) -> Script {
    Script(
      steps.map { CosineCall(step: $0, peak: peak, floor: floor, warmup: warmup, total: total) })
  }

  /// The schedule of the lesson's figure.
  private static let lessons = Check(
    "cosine.lesson", "The lesson’s schedule, step by step", points: 3, evidence: .calls
  ) { _ in [lessonsScript] }

  private static let lessonsScript = schedule(
    peak: 0.04, floor: 0.001, warmup: 10, total: 100, steps: 0..<120)

  private static let others = Check(
    "cosine.others", "Other peaks, floors and lengths", points: 4, evidence: .calls
  ) { generator in
    (0..<8).map { index in
      let warmup = 2 + Int(generator.next() % 9)
      let total = warmup + 5 + Int(generator.next() % 40)
      let peak = generator.number(in: 0.5...3)
      // In one call after another the schedules differ.
      return index < 5
        ? schedule(
          peak: peak, floor: generator.number(in: 0.05...0.4), warmup: warmup, total: total,
          steps: 0...(total + 3))
        : Script(
          (0..<12).map { _ in
            let warmup = Int(generator.next() % 12)
            return CosineCall(
              step: Int(generator.next() % 60), peak: generator.number(in: 0.5...3),
              floor: generator.number(in: 0...0.4), warmup: warmup,
              total: warmup + 1 + Int(generator.next() % 40))
          })
    }
  }

  /// The first and the last steps, with warm-ups of all lengths.
  private static let ends = Check(
    "cosine.ends", "The first step, the peak, the last step and beyond", points: 4,
    evidence: .calls
  ) { generator in
    [(0, 10), (1, 10), (2, 9), (10, 11), (5, 50), (0, 1), (30, 200), (0, 37)].map { warmup, total in
      let ends = [warmup - 1, warmup, warmup + 1, total - 1, total, total + 1]
      let beyond = [2 * total, 3 * total - 2 * warmup, 1000, 10_000]
      let steps = [0, 1] + ends.filter { $0 >= 0 } + beyond
      return schedule(
        peak: generator.number(in: 0.5...2), floor: generator.number(in: 0.05...0.2),
        warmup: warmup, total: total, steps: steps)
    }
  }

  private static let floors = Check(
    "cosine.floors", "A floor of zero, and a floor at the peak", points: 2, evidence: .calls
  ) { generator in
    let peak = generator.number(in: 0.5...2)
    return [(0.0, 4), (0, 0), (peak, 6), (0.9 * peak, 3)].map { floor, warmup in
      schedule(peak: peak, floor: floor, warmup: warmup, total: 20, steps: 0...24)
    }
  }

  private static let purity = Check(
    "cosine.pure", "The same question gets the same answer", points: 2, evidence: .calls
  ) { generator in
    func calls(_ warmup: Int) -> [CosineCall] {
      schedule(
        peak: generator.number(in: 0.5...2), floor: 0.01, warmup: warmup, total: 16, steps: 0..<18
      ).calls
    }
    let first = calls(4)
    let second = calls(0)
    return [
      .outOfOrder(first, &generator),
      Script(zip(first, second).flatMap { [$0, $1] }),
      Script([first[9], first[9], first[9], first[2], first[9]]),
      lessonsScript,
    ]
  }
}

extension CosineCall {
  /// The schedule in a sentence.
  var scheduleText: String {
    "peak \(NumberText.short(peak, digits: 4)), floor \(NumberText.short(floor, digits: 4)), "
      + "warmup \(warmup), total \(total)"
  }

  /// The arguments in a sentence.
  var text: String { "step \(step), \(scheduleText)" }
}
