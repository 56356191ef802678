internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let misconceptionsOfStochasticGradientDescent: [Variant<OptimizerScript>] =
    [
      Variant(
        "sgd.divides-by-learning-rate",
        "Your SGD divides the gradient by the learning rate, where it should multiply.",
        change: { values, now, _ in now.gradient / values[0] }),
      Variant(
        "sgd.averages-all-gradients", "Your SGD averages all the gradients it has ever seen.",
        change: { values, now, memory in
          memory.first += now.gradient
          return values[0] * memory.first / Double(now.step)
        }),
      Variant(
        "sgd.multiplies-by-parameters", "Your SGD multiplies the step by the parameters.",
        change: { values, now, _ in values[0] * now.gradient * now.parameter }),
      Variant(
        "sgd.descends-on-parameters",
        "Your SGD subtracts the parameters themselves, scaled: it never looks at the gradient.",
        change: { values, now, _ in values[0] * now.parameter }),
      Variant(
        "sgd.adds-learning-rate",
        "Your SGD subtracts the rate and the gradient, where it should subtract their product.",
        change: { values, now, _ in now.gradient + values[0] }),
    ]
    + CommonMisconceptions("sgd", "SGD", hasMemory: false, rule: sgdRule).all

  /// Mistakes with a number of somebody's own.
  static let familiesOfStochasticGradientDescent: [Family<OptimizerScript>] =
    [
      heavyBall("has a momentum of", "in it already: that is the next exercise.") {
        $1 = $2 * $1 + $0
        return $1
      },
      heavyBall("averages the gradients with β =", "already: that is the next exercise.") {
        $1 = $2 * $1 + (1 - $2) * $0
        return $1
      },
      heavyBall("has Nesterov’s momentum of", "in it.") {
        $1 = $2 * $1 + $0
        return $0 + $2 * $1
      },
    ]
    + FittedFamilies("sgd", "SGD", rule: sgdRule).all
    + LearningRateFamilies("sgd", "SGD", rule: sgdRule).all

  private static func heavyBall(
    _ before: String, _ after: String,
    _ direction:
      @escaping @Sendable (
        _ gradient: Double, _ memory: inout Double, _ constant: Double
      ) -> Double
  ) -> Family<OptimizerScript> {
    .fitted("sgd.heavy-ball", "Your SGD has a momentum in it already.", in: .fraction) { constant in
      Variant(
        "sgd.heavy-ball", "Your SGD \(before) \(NumberText.short(constant)) \(after)",
        change: { values, now, memory in
          values[0] * direction(now.gradient, &memory.first, constant)
        })
    }
  }

  @Sendable
  static func sgdRule(_ values: [Double]) -> StochasticGradientDescentRule {
    StochasticGradientDescentRule(learningRate: values[0])
  }
}
