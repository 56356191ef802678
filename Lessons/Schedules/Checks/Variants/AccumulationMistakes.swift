internal import Autograd
internal import Checking
internal import Observations
internal import Rules
internal import SchedulesKit

/// The mistakes in gradient accumulation that have a name: wrong weights, wrong places, or both.
enum AccumulationMistakes {
  private typealias It = Accumulating
  typealias Weight = @Sendable (_ index: Int, _ count: Int) -> Double

  struct Weighting: Sendable {
    let id: String
    let sentence: String
    let weight: Weight
  }

  struct Placing: Sendable {
    let id: String
    let sentence: String
    let procedure: Procedure
    var effects: [Action: @Sendable (inout RunningAccumulation) -> Void] = [:]
  }

  /// One mistake.
  static let all: [Variant<AccumulationScript>] =
    weightings.map { variant($0, right) } + placings.map { variant(mean, $0) }
    // Where only one micro-batch is left, dividing by their count is the lesser mistake.
    + [sum].flatMap { sum in
      placings.filter { sufficient.contains($0.id) }.map { placing in
        variant(Weighting(id: "", sentence: "", weight: sum.weight), placing)
      }
    }

  /// A wrong weight and a wrong place.
  static let both = Family<AccumulationScript>([]) { _, agrees in
    for placing in placings {
      for weighting in weightings {
        let variant = variant(weighting, placing)
        if agrees(variant) { return variant }
      }
    }
    return nil
  }

  private static let sufficient: Set<String> = [
    "zeroed-between", "step-for-each", "only-last", "only-first",
  ]

  private static func variant(
    _ weighting: Weighting, _ placing: Placing
  ) -> Variant<AccumulationScript> {
    let id = [weighting.id, placing.id].filter { !$0.isEmpty }.joined(separator: "+")
    let sentence = [weighting.sentence, placing.sentence].filter { !$0.isEmpty }
      .joined(separator: " ")
    return Variant("accumulate.\(id)", sentence) {
      try It.trace($0, placing.procedure, weight: weighting.weight, effects: placing.effects)
    }
  }

  private static let right = Placing(id: "", sentence: "", procedure: It.procedure)
  private static let mean = Weighting(id: "", sentence: "") { 1 / Double($1) }
  private static let sum = Weighting(
    id: "sum-of-means",
    sentence:
      "Your gradient is the sum of the micro-batches’ gradients, where it should be their mean."
  ) { _, _ in 1 }

  private static let weightings: [Weighting] = [
    sum,
    Weighting(
      id: "divided-twice",
      sentence: "Your gradient is divided by the number of micro-batches twice."
    ) { 1 / Double($1 * $1) },
    Weighting(
      id: "multiplied",
      sentence: "Your gradient is multiplied by the number of micro-batches, not divided by it."
    ) { Double($1) },
    Weighting(
      id: "divided-by-another-number",
      sentence: "Your gradient is divided by one more than the number of micro-batches."
    ) { 1 / Double($1 + 1) },
    Weighting(
      id: "divided-by-another-number",
      sentence: "Your gradient is divided by one less than the number of micro-batches."
    ) { 1 / Double($1 - 1) },
    Weighting(
      id: "divided-by-another-number",
      sentence: "Your gradient is divided by one less than the number of micro-batches."
    ) { 1 / Double(max(1, $1 - 1)) },
    Weighting(
      id: "counts-one-twice", sentence: "Your gradient counts the first micro-batch twice."
    ) { ($0 == 0 ? 2 : 1) / Double($1) },
    Weighting(
      id: "counts-one-twice", sentence: "Your gradient counts the last micro-batch twice."
    ) { ($0 == $1 - 1 ? 2 : 1) / Double($1) },
    Weighting(
      id: "adds-sums",
      sentence: "Your gradient adds up the sums so far, so the first micro-batches count most."
    ) { Double($1 - $0) / Double($1) },
    Weighting(
      id: "divided-by-another-number",
      sentence: "Your gradient is divided by the root of the number of micro-batches."
    ) { 1 / Double($1).squareRoot() },
    Weighting(
      id: "divided-by-another-number",
      sentence: "Your loss is multiplied by one plus the number of micro-batches."
    ) { Double($1 + 1) },
    Weighting(
      id: "divided-by-place",
      sentence: "Each of your gradients is divided by its place, not by their number."
    ) { index, _ in 1 / Double(index + 1) },
    Weighting(
      id: "divided-in-each-turn",
      sentence: "Your loop divides the whole gradient in each turn, the first ones again and again."
    ) { index, count in
      (index..<count).reduce(1.0) { weight, _ in weight / Double(count) }
    },
    Weighting(
      id: "running-average",
      sentence: "Your loop averages the gradient so far with each new one, so late ones count more."
    ) { index, count in
      index == 0
        ? pow(0.5, Double(count - 1)) : pow(0.5, Double(count - index))
    },
    Weighting(
      id: "running-average",
      sentence: "Your loop halves the gradient so far in each turn, so late ones count more."
    ) { pow(0.5, Double($1 - $0)) },
    Weighting(
      id: "only-last-divided",
      sentence: "Your loop divides the last micro-batch’s gradient alone."
    ) { $0 == $1 - 1 ? 1 / Double($1) : 1 },
    Weighting(id: "only-last", sentence: "Your gradient is that of the last micro-batch alone.") {
      $0 == $1 - 1 ? 1 : 0
    },
    Weighting(id: "only-last", sentence: "Your gradient is that of the last micro-batch alone.") {
      $0 == $1 - 1 ? 1 / Double($1) : 0
    },
    Weighting(id: "only-first", sentence: "Your gradient is that of the first micro-batch alone.") {
      index, _ in index == 0 ? 1 : 0
    },
    Weighting(id: "only-first", sentence: "Your gradient is that of the first micro-batch alone.") {
      $0 == 0 ? 1 / Double($1) : 0
    },
    Weighting(id: "first-missing", sentence: "Your gradient leaves out the first micro-batch.") {
      $0 == 0 ? 0 : 1 / Double($1)
    },
    Weighting(id: "last-missing", sentence: "Your gradient leaves out the last micro-batch.") {
      $0 == $1 - 1 ? 0 : 1 / Double($1)
    },
    Weighting(id: "ascent", sentence: "Your gradient has the wrong sign.") { -1 / Double($1) },
  ]

  private static let copy = Action("copy", "computes the gradient of a copy")
  private static let reset = Action("reset", "sets the parameters to zero")

  @Sendable
  private static func resetting(_ now: inout RunningAccumulation) {
    now.parameters.scalars = now.parameters.scalars.map { _ in 0 }
  }

  private static let placings: [Placing] = [
    Placing(
      id: "zeroed-between",
      sentence:
        "Your loop clears the gradient before each micro-batch, so only the last one counts.",
      procedure: Procedure([It.clear, It.loss, It.backward], after: [It.step])),
    Placing(
      id: "zeroed-between",
      sentence:
        "Your loop clears the gradient before each micro-batch, so only the last one counts.",
      procedure: Procedure([It.clear, It.loss, It.backward], after: [It.step, It.clear])),
    Placing(
      id: "cleared-before-step",
      sentence: "Your gradient is cleared before the optimizer has used it.",
      procedure: Procedure([It.loss, It.backward, It.clear], after: [It.step])),
    Placing(
      id: "cleared-before-step",
      sentence: "Your gradient is cleared before the optimizer has used it.",
      procedure: Procedure([It.loss, It.backward], after: [It.clear, It.step])),
    Placing(
      id: "step-for-each", sentence: "Your optimizer steps after each micro-batch, not once.",
      procedure: Procedure([It.loss, It.backward, It.step, It.clear])),
    Placing(
      id: "step-for-each", sentence: "Your optimizer steps after each micro-batch, not once.",
      procedure: Procedure([It.clear, It.loss, It.backward, It.step])),
    Placing(
      id: "step-for-each",
      sentence:
        "Your optimizer steps after each micro-batch, not once, with what has been added up.",
      procedure: Procedure([It.loss, It.backward, It.step], after: [It.clear])),
    Placing(
      id: "step-for-each",
      sentence: "Your optimizer steps after each micro-batch, not once, and nothing is cleared.",
      procedure: Procedure([It.loss, It.backward, It.step])),
    Placing(
      id: "never-cleared",
      sentence: "Your gradient is never cleared, so it is still there in the next call.",
      procedure: Procedure([It.loss, It.backward], after: [It.step])),
    Placing(
      id: "never-steps", sentence: "Your optimizer never steps.",
      procedure: Procedure([It.loss, It.backward], after: [It.clear])),
    Placing(
      id: "never-steps", sentence: "Your optimizer never steps.",
      procedure: Procedure([It.loss, It.backward])),
    Placing(
      id: "steps-twice", sentence: "Your optimizer steps twice with the same gradient.",
      procedure: Procedure([It.loss, It.backward], after: [It.step, It.step, It.clear])),
    Placing(
      id: "no-gradient", sentence: "Your optimizer steps without any gradient.",
      procedure: Procedure([It.loss], after: [It.step, It.clear])),
    Placing(
      id: "no-gradient", sentence: "Your optimizer steps without any gradient.",
      procedure: Procedure([], after: [It.step, It.clear])),
    Placing(
      id: "steps-twice",
      sentence: "Your optimizer steps twice, and the gradient is never cleared.",
      procedure: Procedure([It.loss, It.backward], after: [It.step, It.step])),
    Placing(
      id: "steps-too-soon",
      sentence: "Your optimizer steps before the micro-batches’ gradients are there.",
      procedure: Procedure(before: [It.step], [It.loss, It.backward], after: [It.clear])),
    Placing(
      id: "steps-too-soon",
      sentence: "Your optimizer steps before the micro-batches’ gradients are there.",
      procedure: Procedure(before: [It.step, It.clear], [It.loss, It.backward])),
    Placing(
      id: "does-nothing", sentence: "Your function does nothing at all.", procedure: Procedure([])),
    Placing(
      id: "optimizes-a-copy", sentence: "Your gradients are those of a copy of the parameters.",
      procedure: Procedure([copy], after: [It.step, It.clear]),
      effects: [
        copy: { now in
          now.losses[now.turn](Tensor(now.parameters.scalars, requiresGradient: true)).backward()
        }
      ]),
    Placing(
      id: "clears-the-parameters", sentence: "Your function sets the parameters to zero.",
      procedure: Procedure([It.loss, It.backward], after: [It.step, reset]),
      effects: [reset: resetting]),
    Placing(
      id: "clears-the-parameters", sentence: "Your function sets the parameters to zero.",
      procedure: Procedure([It.loss, It.backward], after: [It.step, It.clear, reset]),
      effects: [reset: resetting]),
  ]

  // MARK: Numbers that are read off the runs

  static let constants: [Family<AccumulationScript>] = [
    fitted(
      "divided-by-another-number",
      "Your gradient is multiplied by #, where it should be divided by the number of micro-batches."
    ) { factor, script in
      try It.trace(script, It.procedure, weight: { _, _ in factor })
    },
    fitted(
      "divided-by-another-number", "Your gradient, the mean, is multiplied by #."
    ) { factor, script in
      try It.trace(script, It.procedure, weight: { factor / Double($1) })
    },
    clipped(
      "The gradient is clipped to a length of # after each micro-batch: clip the whole gradient.",
      Procedure([It.loss, It.backward, limit], after: [It.step, It.clear])),
    clipped(
      "The gradient is clipped to a length of # after each micro-batch: clip the whole gradient.",
      Procedure([It.loss, It.backward, limit], after: [divide, It.step, It.clear]), isDivided: false
    ),
    clipped(
      "Each micro-batch’s gradient is clipped to a length of #: clip the whole gradient.",
      Procedure([limitOne], after: [divide, It.step, It.clear]), isDivided: false),
    clipped(
      "Your gradient is clipped to a length of #, which is not asked for.",
      Procedure([It.loss, It.backward], after: [limit, It.step, It.clear])),
  ]

  private static let limit = Action("limit", "clips the gradient")
  private static let limitOne = Action("limitOne", "clips the gradient of a micro-batch")
  private static let divide = Action("divide", "divides the gradient")

  private static func fitted(
    _ id: String, _ sentence: String,
    trace: @escaping @Sendable (_ number: Double, _ script: AccumulationScript) throws -> Trace
  ) -> Family<AccumulationScript> {
    let name = VariantName(
      id: "accumulate.\(id)", sentence: sentence.replacing("#", with: "a number"))
    return .fitted(name, in: .positive, shortened: { script, _ in script }) { number in
      Variant(name.id, sentence.replacing("#", with: NumberText.short(number))) {
        try trace(number, $0)
      }
    }
  }

  /// Creates the family of a procedure that clips.
  ///
  /// - Parameters:
  ///   - sentence: The mistake, with `#` for the bound.
  ///   - procedure: The actions.
  ///   - isDivided: Whether each loss is divided before its backward pass.
  /// - Returns: The family.
  private static func clipped(
    _ sentence: String, _ procedure: Procedure, isDivided: Bool = true
  ) -> Family<AccumulationScript> {
    fitted("clips", sentence) { bound, script in
      try It.trace(
        script, procedure, weight: { isDivided ? 1 / Double($1) : 1 },
        effects: [
          limit: { now in now.see { [$0].limited(by: $0.norm, to: bound)[0] } },
          limitOne: { now in
            let before = now.parameters.gradient.scalars
            now.parameters.zeroGradient()
            now.losses[now.turn](now.parameters).backward()
            now.see { own in zip(before, [own].limited(by: own.norm, to: bound)[0]).map(+) }
          },
          divide: { now in
            let count = Double(now.losses.count)
            now.see { $0.map { $0 / count } }
          },
        ])
    }
  }
}
