internal import Checking
internal import Figures
internal import Observations
internal import SchedulesKit
internal import YAMLReading

/// One schedule in a figure.
struct ScheduleRun: Sendable {
  static let kinds = ["constant", "step", "cosine", "inverse"]

  let id: String
  let kind: String
  var name: String
  /// Its numbers by their keys. A staircase has a milestone `every` so many steps.
  var values: [String: Double]
  let adjusted: [String]
  let place: YAMLPlace

  /// The place of the schedule's style, the same throughout the lesson.
  var style: Int { Self.kinds.firstIndex(of: kind) ?? 0 }

  /// The exercise that computes it; nil where no exercise does.
  var exercise: String? { ["step": "step-decay", "cosine": "cosine"][kind] }

  /// Reads the runs of a figure, and names those of the same kind differently.
  static func all(_ reader: inout DescriptionReader) -> [ScheduleRun] {
    let runs = reader.list("runs", atMost: 8, of: "a run") { ScheduleRun(&$0) }
    return runs.enumerated().map { index, run in
      let number = runs[..<index].count { $0.kind == run.kind }
      guard runs.count(where: { $0.kind == run.kind }) > 1 else { return run }
      return ScheduleRun(
        id: number == 0 ? run.kind : "\(run.kind)-\(number + 1)", kind: run.kind,
        name: "\(run.name) \(number + 1)", values: run.values, adjusted: run.adjusted,
        place: run.place)
    }
  }

  private init(_ reader: inout DescriptionReader) {
    let place = reader.place
    let kind = reader.choice("schedule", among: Self.kinds)
    if let kind {
      reader.subject = "a run of \(kind)"
    } else {
      reader.allowOtherKeys()
    }
    var values: [String: Double] = [:]
    let numbers = kind.map(ScheduleNumber.all) ?? []
    for number in numbers {
      values[number.key] =
        number.isWhole
        ? Double(
          reader.whole(number.key, in: Int(number.range.lowerBound)...Int(number.range.upperBound)))
        : reader.number(number.key, in: number.range)
    }
    let word = kind ?? "constant"
    self.init(
      id: word, kind: word, name: Self.title(of: word), values: values,
      adjusted: reader.words("adjust", among: numbers.map(\.key)), place: place)
  }

  init(
    id: String, kind: String, name: String, values: [String: Double], adjusted: [String],
    place: YAMLPlace
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.values = values
    self.adjusted = adjusted
    self.place = place
  }

  static func title(of kind: String) -> String {
    switch kind {
    case "constant": "Constant rate"
    case "step": "Step decay"
    case "cosine": "Cosine"
    default: "1 / t"
    }
  }

  /// The schedule in a run of so many steps.
  func choice(steps: Int) -> ScheduleChoice {
    func value(_ key: String) -> Double { values[key] ?? 0 }
    switch kind {
    case "constant": return .constant(rate: value("rate"))
    case "step":
      let every = max(1, Int(value("every")))
      return .step(
        base: value("base"), factor: value("factor"),
        milestones: Array(stride(from: every, through: max(every, steps), by: every)))
    case "cosine":
      let warmup = Int(value("warmup"))
      return .cosine(
        peak: value("peak"), floor: value("floor"), warmup: warmup,
        total: max(warmup + 1, Int(value("total"))))
    default: return .inverse(base: value("base"), decay: value("decay"))
    }
  }

  /// The run with its adjustable numbers; nil where the lesson allows none.
  func adjustableRun(exercise: String? = nil) -> AdjustableRun? {
    let adjustables = ScheduleNumber.all(of: kind).filter { adjusted.contains($0.key) }
      .map { $0.adjustable(standard: values[$0.key] ?? 0) }
    return adjustables.isEmpty
      ? nil : AdjustableRun(id: id, name: name, exercise: exercise, adjustables: adjustables)
  }

  /// Returns the run with other numbers.
  func adjusted(to settings: FigureSettings) -> ScheduleRun {
    var run = self
    for key in values.keys { run.values[key] = settings.value(of: key, in: id) ?? values[key] }
    return run
  }

  /// Returns the result of the run, given its losses.
  func facts(losses: [Double]) -> RunFacts {
    let finite = losses.prefix(while: \.isFinite)
    let isDiverged = finite.count < losses.count || (finite.last ?? 0) > 1e6
    let last = finite.last.map { NumberText.short($0, digits: 3) } ?? "none"
    let steps = max(0, finite.count - 1)
    return RunFacts(
      run: id, name: name, values: values, steps: steps, finalLoss: finite.last,
      isDiverged: isDiverged,
      result: isDiverged
        ? "diverges."
        : "has the loss \(last) after \(steps == 1 ? "1 step" : "\(steps) steps").")
  }
}
