internal import Checking
internal import Figures
internal import Observations
internal import Plotting
internal import SchedulesKit

/// The schedule that was chosen in the challenge, beside a constant rate.
///
/// A reader may set the numbers of one schedule, which then takes the place of the student's choice.
struct ChallengeFigure: Sendable {
  private static let exercise = "challenge"
  private static let lessons = ScheduleChoice.constant(rate: 0.02)
  /// The schedules with the numbers that a reader starts from. A staircase has two milestones.
  private static let candidates: [ScheduleChoice] = [
    lessons, .cosine(peak: 0.02, floor: 0, warmup: 10, total: 200),
    .inverse(base: 0.03, decay: 0.01),
  ]

  private let text: FigureText
  private var tried: ScheduleChoice?

  init(_ text: FigureText) {
    self.text = text
  }

  var plan: FigurePlan {
    FigurePlan(
      runs: tried == nil ? [.init(exercise: Self.exercise, scenario: [])] : [], draw: draw,
      facts: { answers in choice(answers).map { [facts(ChallengeRun(of: $0))] } ?? [] },
      adjustableRuns: Self.candidates.map { candidate in
        AdjustableRun(
          id: candidate.kind, name: ScheduleRun.title(of: candidate.kind), exercise: nil,
          adjustables: candidate.numbers.map { $0.number.adjustable(standard: $0.value) })
      },
      takesOneRun: true,
      solution: tried.map {
        .init(exercise: Self.exercise, constant: "challenge", expression: $0.expression)
      },
      adjust: { settings in
        var figure = self
        figure.tried = Self.candidates.first { settings.values[$0.kind] != nil }
          .map { candidate in
            candidate.setting { settings.value(of: $0, in: candidate.kind) }
          }
        return figure.plan
      })
  }

  /// Returns the choice that the figure shows; nil where there is none that can run.
  private func choice(_ answers: [Answer?]) -> ScheduleChoice? {
    let own = answers.first.flatMap { $0 }?.trace?.rows.first.flatMap { ScheduleChoice($0) }
    return (tried ?? own).flatMap { $0.objection == nil ? $0 : nil }
  }

  private func facts(_ run: ChallengeRun) -> RunFacts {
    RunFacts(
      run: run.choice.kind, name: ScheduleRun.title(of: run.choice.kind),
      values: Dictionary(
        run.choice.numbers.map { ($0.number.key, $0.value) }, uniquingKeysWith: { $1 }),
      steps: ChallengeRun.steps, finalLoss: run.meanLoss.isFinite ? run.meanLoss : nil,
      isDiverged: !run.meanLoss.isFinite,
      award: RunFacts.Award(points: run.award, most: ChallengeRun.most, next: nil),
      result: "as \(run.choice.expression): \(run.sentence)")
  }

  private func draw(_ answers: [Answer?]) -> Plotting.Figure {
    let choice = choice(answers)
    func series(_ choice: ScheduleChoice, _ name: String, _ role: Line.Role) -> Series {
      NoiseFigure.series(
        choice, name, ScheduleRun.kinds.firstIndex(of: choice.kind) ?? 0, ChallengeRun.steps,
        role: role)
    }
    var text = text
    var lines = [
      series(Self.lessons, "Constant rate of 0.02", choice == nil ? .subject : .reference)
    ]
    if let choice {
      lines.append(
        series(choice, "\(ScheduleRun.title(of: choice.kind)), yours", .subject))
      if tried != nil {
        text.caption += " Tried: \(choice.expression). \(ChallengeRun(of: choice).sentence)"
      }
    }
    let rates =
      [("Constant rate of 0.02", Self.lessons)]
      + (choice.map { [("\(ScheduleRun.title(of: $0.kind)), yours", $0)] } ?? [])
    return text.figure([
      SeriesPanel(heading: "Loss without noise", series: lines, nouns: runNouns),
      SeriesPanel(
        heading: "Learning rate",
        series: zip(rates, lines).map { rate, line in
          Series(line.line, values: (0..<ChallengeRun.steps).map(rate.1.rate))
        }, scale: .linear, nouns: runNouns),
    ])
  }
}

extension ScheduleChoice {
  /// The numbers that a reader may set, with their values; none of a staircase.
  var numbers: [(number: ScheduleNumber, value: Double)] {
    kind == "step"
      ? [] : zip(ScheduleNumber.all(of: kind), values).map { (number: $0, value: $1) }
  }

  /// Returns the schedule with other values; a missing one keeps its value.
  func setting(_ value: (_ name: String) -> Double?) -> ScheduleChoice {
    ScheduleChoice(.init(kind, numbers.map { value($0.number.key) ?? $0.value })) ?? self
  }

  /// The Swift expression of the choice, such as `.constant(rate: 0.02)`.
  var expression: String {
    if case .step(let base, let factor, let milestones) = self {
      return ".step(base: \(base), factor: \(factor), milestones: \(milestones))"
    }
    let arguments = numbers.map { number, value in
      "\(number.key): \(number.isWhole ? "\(Int(value))" : "\(value)")"
    }
    return ".\(kind)(\(arguments.joined(separator: ", ")))"
  }
}
