internal import Checking
internal import OptimizersKit
internal import Rules

/// The properties in which the exercises of the four optimizers differ.
struct OptimizerExercise: Sendable {
  /// The exercise's name in the lesson file.
  let id: String
  /// The optimizer's name in a sentence.
  let name: String
  /// The names of the hyperparameters, in the order of the initializer.
  let names: [String]
  /// The hyperparameters of the lesson's comparison on the banana.
  let onTheBanana: [Double]
  /// The learning rate as a fraction of an objective's safe one; nil for an optimizer whose steps do
  /// not depend on the gradient's size.
  let rateFactor: Double?
  /// Sets of the other hyperparameters that cover their ranges.
  let others: [[Double]]
  /// The other hyperparameters, such that each of them shows in a few steps.
  let middling: [Double]
  let conventions: [Convention]
  /// The mistakes that are this optimizer's own.
  let mistakes: [Mistake]

  /// The checks of this optimizer, worth 20 points.
  var comparisonChecks: ComparisonChecks<OptimizerScript> {
    ComparisonChecks(
      exercise: id,
      checks: [
        lessonsComparison, gradientStream, specialInputs, elsewhere, hyperparameters, instances,
        bookkeeping,
      ],
      conventions: conventions.map { Variant($0.id, $0.sentence, rule: $0.rule) },
      misconceptions: conventions.flatMap(misconceptions),
      families: conventions.flatMap { convention in
        CommonFamilies(optimizer: self, convention: convention).all
          + DerivedMistakes(optimizer: self).familiesWithConstants(convention)
      },
      searches: [DerivedMistakes(optimizer: self).family]
        + conventions.flatMap { convention in
          ClippedGradients(optimizer: self, convention: convention).families
            + [LearningRateSchedule(optimizer: self, convention: convention).family]
        },
      approximations: conventions.map(imprecise), describe: describe,
      place: { _, row in row.placeInSteps }, input: { $0.gradientText($1) })
  }

  private func misconceptions(_ convention: Convention) -> [Variant<OptimizerScript>] {
    (mistakes + Mistake.common).filter { mistake in
      !mistake.hasUnknown && mistake.isPossible(in: convention.rule)
    }.map { $0.variant(of: self, convention) }
  }

  /// The right rule with a wide tolerance: it names runs that are only near the right ones.
  private func imprecise(_ convention: Convention) -> Variant<OptimizerScript> {
    Variant(
      "\(id).imprecise",
      "Your \(name) stays near the right path but not on it: something is rounded, kept as a Float, "
        + "drawn at random, or slightly off.", tolerance: Tolerance(1e-2), rule: convention.rule)
  }

  private func describe(_ script: OptimizerScript) -> String {
    let made = script.operations.compactMap { operation -> String? in
      guard case .create(_, let start, let values, let isColumn) = operation else { return nil }
      let settings = zip(names, values).map { "\($0) \(NumberText.short($1))" }
      let point = start.prefix(5).map { NumberText.short($0, digits: 4) }
      let more = start.count > 5 ? ", …" : ""
      let shape = isColumn ? " of shape [\(start.count), 1]" : ""
      return "from (\(point.joined(separator: ", "))\(more))\(shape), "
        + settings.joined(separator: ", ")
    }
    let objective = script.operations.lazy.compactMap { operation -> String? in
      if case .backward(_, let objective) = operation { objective.title } else { nil }
    }.first
    let place = objective.map { "on \($0) " } ?? "with given gradients "
    let number = made.count > 1 ? ", \(made.count) optimizers in turn" : ""
    return place + (made.first ?? "") + number
  }
}

extension Objective {
  /// The loss in a sentence.
  var title: String {
    switch self {
    case .banana: "the banana"
    case .wideBanana: "the wide banana"
    case .bowl: "the bowl"
    case .ravine: "the ravine"
    case .rotatedRavine: "the rotated ravine"
    case .beale: "Beale’s function"
    case .himmelblau: "Himmelblau’s function"
    case .saddle: "the saddle"
    case .flatDirection: "a loss that ignores its second parameter"
    case .quartic: "the quartic of one parameter"
    case .logisticRegression: "logistic regression"
    case .longBanana: "the banana of ten parameters"
    }
  }

  /// A learning rate at which gradient descent does not diverge.
  var safeRate: Double {
    switch self {
    case .banana: 0.0005
    case .wideBanana: 0.002
    case .bowl: 0.1
    case .ravine, .rotatedRavine: 0.01
    case .beale: 0.002
    case .himmelblau: 0.005
    case .saddle: 0.05
    case .flatDirection: 0.1
    case .quartic: 0.02
    case .logisticRegression: 0.5
    case .longBanana: 0.0001
    }
  }
}
