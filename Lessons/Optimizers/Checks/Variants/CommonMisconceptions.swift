internal import Autograd
internal import Checking
internal import OptimizersKit

/// The mistakes that any optimizer can have, whatever its rule.
struct CommonMisconceptions<Rule: OptimizerRule> {
  /// The exercise's name in the lesson file.
  let exercise: String
  /// What a sentence to the student calls the optimizer.
  let name: String
  /// Whether the optimizer remembers anything from one step to the next.
  let hasMemory: Bool
  /// The right rule.
  let rule: @Sendable (_ values: [Double]) -> Rule

  init(
    _ exercise: String, _ name: String, hasMemory: Bool = true,
    rule: @escaping @Sendable (_ values: [Double]) -> Rule
  ) {
    self.exercise = exercise
    self.name = name
    self.hasMemory = hasMemory
    self.rule = rule
  }

  var all: [Variant<OptimizerScript>] {
    updates + steps + zeroing + instances + gradients + parameters + learningRates
      + specialInputs + (hasMemory ? memories : [])
  }

  // MARK: What is done to the parameters, and when

  private var updates: [Variant<OptimizerScript>] {
    [
      Variant(
        id("does-nothing"), "Your \(name) never changes the parameters.",
        change: { _, _, _ in 0 }),
      faulty(
        "rebinds-parameters",
        "makes new parameters in place of changing those it was given, so nobody else sees the "
          + "update.", .rebindsParameters),
      faulty(
        "works-only-in-the-lesson", "does nothing unless it starts at (-1, 2), as the lesson does.",
        .worksOnlyFrom([-1, 2])),
      faulty(
        "works-on-a-copy",
        "works on a copy of the parameters and of their gradient, so nobody else sees what it does.",
        .worksOnACopy),
      changed("replaces-parameters", "sets the parameters to the step itself, not moved by it.") {
        moved, before, _ in zip(moved, before).map { $0 - $1 }
      },
      changed("ascent", "goes up the gradient: a sign is wrong.") { moved, before, _ in
        zip(moved, before).map { 2 * $1 - $0 }
      },
      changed("updates-only-the-first", "updates only the first parameter.") { moved, before, _ in
        Array(moved.prefix(1) + before.dropFirst())
      },
      changed("updates-only-the-last", "updates only the last parameter.") { moved, before, _ in
        Array(before.dropLast() + moved.suffix(1))
      },
      changed(
        "updates-only-two",
        "updates the first two parameters only: a tensor may hold any number of them."
      ) { moved, before, _ in Array(moved.prefix(2) + before.dropFirst(2)) },
    ]
  }

  private var steps: [Variant<OptimizerScript>] {
    [
      faulty("clears-before-use", "clears the gradient before it has used it.", .clearsBeforeUse),
      faulty("steps-twice", "updates the parameters twice in each step.", .stepsTwice),
      faulty(
        "skips-every-second-step", "updates only at every second step.",
        .skipsEverySecondStep(odd: false)),
      faulty(
        "skips-every-second-step", "updates only at every second step.",
        .skipsEverySecondStep(odd: true)),
      faulty(
        "accumulates-gradients", "adds every gradient to all those before it.",
        .accumulatesGradients),
      faulty(
        "previous-gradient", "steps with what it knew before this gradient came in.",
        .previousGradient),
      faulty(
        "averages-two-gradients", "uses the mean of this gradient and the one before.",
        .averagesTwoGradients),
      faulty(
        "first-gradient", "keeps a copy of the first gradient and uses it for ever.",
        .firstGradient),
    ]
  }

  /// Steps that are left out where something holds by coincidence.
  private var specialInputs: [Variant<OptimizerScript>] {
    SkippingCondition.all.map { condition in
      faulty(
        "skips-special-inputs", "does nothing \(condition.text).",
        .skipsSteps(where: condition.holds))
    }
  }

  // MARK: What is kept where

  private var instances: [Variant<OptimizerScript>] {
    [
      .sharingHyperparameters(
        id("shared-hyperparameters"),
        "Your \(name) keeps its hyperparameters on the type (static): the last optimizer made sets "
          + "them for all.", rule: rule),
      .sharingParameters(
        id("shared-parameters"),
        "Your \(name) keeps its parameters on the type (static): every optimizer moves those of the "
          + "last one made.", rule: rule),
    ]
  }

  private var memories: [Variant<OptimizerScript>] {
    [
      faulty(
        "zero-gradient-forgets", "forgets what it remembers when its zeroGradient() is called.",
        .zeroGradientForgets),
      faulty(
        "skips-zero-gradients",
        "does nothing where the gradient is zero; what it remembers must go on.",
        .skipsZeroGradients),
    ]
      + [true, false].map { startsAnew in
        .sharing(
          \Rule.State.self, startsAnew: startsAnew, isOfOneSize: true, id("shared-memory"),
          "Your \(name) keeps what it remembers on the type (static), for all optimizers together.",
          rule: rule)
      }
  }

  // MARK: What else is done

  private var parameters: [Variant<OptimizerScript>] {
    (1...8).map { digits in
      let unit = pow(10, Double(digits))
      return changed("rounded-parameters", "rounds the parameters to \(digits) decimals.") {
        moved, _, _ in moved.map { ($0 * unit).rounded() / unit }
      }
    }
      + [
        changed("rounded-parameters", "keeps the parameters in single precision (Float).") {
          moved, _, _ in moved.map { Double(Float($0)) }
        },
        changed("clamped-parameters", "keeps the parameters from becoming negative.") {
          moved, _, _ in moved.map { max(0, $0) }
        },
      ]
  }

  private var learningRates: [Variant<OptimizerScript>] {
    [
      valued("ignores-learning-rate", "never uses the learning rate.") { $0[0] = 1 },
      valued("learning-rate-squared", "applies the learning rate twice.") { $0[0] *= $0[0] },
      valued("learning-rate-rooted", "takes the root of the learning rate.") {
        $0[0] = $0[0].squareRoot()
      },
    ]
  }

  // MARK: Words

  func id(_ name: String) -> String { "\(exercise).\(name)" }

  func faulty(
    _ id: String, _ sentence: String, _ mistake: MiswiredOptimizer.Mistake
  ) -> Variant<OptimizerScript> {
    Variant(
      self.id(id), "Your \(name) \(sentence)",
      optimizer: { [rule] parameters, values in MiswiredOptimizer(mistake, parameters, rule(values))
      })
  }

  func seeing(
    _ id: String, _ sentence: String,
    _ gradient: @escaping @Sendable (_ gradient: [Double]) -> [Double]
  ) -> Variant<OptimizerScript> {
    Variant(
      self.id(id), "Your \(name) \(sentence)", rule: { [rule] in rule($0).seeing(gradient) })
  }

  func changed(
    _ id: String, _ sentence: String,
    _ parameters:
      @escaping @Sendable (
        _ moved: [Double], _ before: [Double], _ step: Int
      ) -> [Double]
  ) -> Variant<OptimizerScript> {
    Variant(
      self.id(id), "Your \(name) \(sentence)", rule: { [rule] in rule($0).leaving(parameters) })
  }

  private func valued(
    _ id: String, _ sentence: String, _ change: @escaping @Sendable (inout [Double]) -> Void
  ) -> Variant<OptimizerScript> {
    Variant(
      self.id(id), "Your \(name) \(sentence)",
      rule: { [rule] values in
        var values = values
        change(&values)
        return rule(values)
      })
  }
}
