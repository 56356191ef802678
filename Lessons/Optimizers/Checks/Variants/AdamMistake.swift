internal import Autograd
internal import Checking
internal import OptimizersKit

/// Adam's step on one parameter, in the parts that a mistake can be in.
struct AdamSketch {
  let now: ScalarRule.Input
  let place: EpsilonPlace
  /// The learning rate, by which the quotient is multiplied in the end.
  let rate: Double
  var beta1: Double
  var beta2: Double
  var epsilon: Double
  /// The average of the gradients.
  var m: Double
  /// The average of their squares.
  var r: Double
  /// One more number that a mistake keeps from step to step.
  var other: Double
  /// What m and r are divided by.
  var correction1 = 1.0
  var correction2 = 1.0
  /// The step that the corrections count.
  var step: Int

  var gradient: Double { now.gradient }
  var square: Double { now.gradient * now.gradient }
  var correctedM: Double { m / correction1 }
  var correctedR: Double { r / correction2 }

  /// Takes the gradient into both averages, as is right.
  mutating func average() {
    m = beta1 * m + (1 - beta1) * gradient
    r = beta2 * r + (1 - beta2) * square
  }

  /// Sets the corrections, as is right.
  mutating func correct() {
    correction1 = 1 - pow(beta1, step)
    correction2 = 1 - pow(beta2, step)
  }

  /// Returns what is right to divide by.
  var root: Double { root(of: r) }

  func root(of r: Double) -> Double {
    switch place {
    case .insideRoot: (r / correction2 + epsilon).squareRoot()
    case .outsideRoot: (r / correction2).squareRoot() + epsilon
    case .unscaled: (r.squareRoot() + epsilon) / correction2.squareRoot()
    }
  }

  /// The step, as is right, without the learning rate.
  var quotient: Double { correctedM / root }
}

/// A mistake in Adam's averages, in their corrections, in the quotient, or in more than one of them.
struct AdamMistake: Sendable {
  typealias Part = @Sendable (inout AdamSketch) -> Void

  private let id: String
  private let sentence: String
  private let averages: Part
  private let corrections: Part
  private let quotient: @Sendable (inout AdamSketch) -> Double

  init(
    _ id: String, _ sentence: String, averages: @escaping Part = { $0.average() },
    corrections: @escaping Part = { $0.correct() },
    quotient: @escaping @Sendable (inout AdamSketch) -> Double = { $0.quotient }
  ) {
    self.id = id
    self.sentence = sentence
    self.averages = averages
    self.corrections = corrections
    self.quotient = quotient
  }

  /// Returns the mistake as a variant of Adam with ε at this place in the denominator.
  func variant(_ place: EpsilonPlace) -> Variant<OptimizerScript> {
    Variant(
      "adam.\(id)", "Your Adam \(sentence)",
      change: { [averages, corrections, quotient] values, now, memory in
        var sketch = AdamSketch(
          now: now, place: place, rate: values[0], beta1: values[1], beta2: values[2],
          epsilon: values[3], m: memory.first, r: memory.second, other: memory.third,
          step: now.step)
        averages(&sketch)
        corrections(&sketch)
        let change = values[0] * quotient(&sketch)
        (memory.first, memory.second, memory.third) = (sketch.m, sketch.r, sketch.other)
        return change
      })
  }
}
