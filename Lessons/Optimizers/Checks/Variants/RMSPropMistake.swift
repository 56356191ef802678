internal import Checking
internal import OptimizersKit

/// RMSprop's step on one parameter, in the two parts that a mistake can be in.
struct RMSPropSketch {
  let now: ScalarRule.Input
  let place: EpsilonPlace
  /// The learning rate, by which the quotient is multiplied in the end.
  let rate: Double
  var beta: Double
  var epsilon: Double
  /// The average of the squares.
  var r: Double
  /// What a mistake remembers besides.
  var other: Double

  var square: Double { now.gradient * now.gradient }

  /// Takes the gradient into the average, as is right.
  mutating func average() {
    r = beta * r + (1 - beta) * square
  }

  /// Returns what is right to divide by.
  func root(_ r: Double, epsilon: Double? = nil) -> Double {
    let epsilon = epsilon ?? self.epsilon
    return place == .insideRoot ? (r + epsilon).squareRoot() : r.squareRoot() + epsilon
  }
}

/// A mistake in RMSprop's average, in the quotient, or in both.
struct RMSPropMistake: Sendable {
  private let id: String
  private let sentence: String
  private let average: @Sendable (inout RMSPropSketch) -> Void
  private let quotient: @Sendable (RMSPropSketch) -> Double

  init(
    _ id: String, _ sentence: String,
    average: @escaping @Sendable (inout RMSPropSketch) -> Void,
    quotient: @escaping @Sendable (RMSPropSketch) -> Double = { $0.now.gradient / $0.root($0.r) }
  ) {
    self.id = id
    self.sentence = sentence
    self.average = average
    self.quotient = quotient
  }

  /// A mistake in the quotient alone.
  init(
    _ id: String, _ sentence: String, quotient: @escaping @Sendable (RMSPropSketch) -> Double
  ) {
    self.init(id, sentence, average: { $0.average() }, quotient: quotient)
  }

  /// Returns the mistake as somebody makes it who puts ε into this place.
  func variant(_ place: EpsilonPlace) -> Variant<OptimizerScript> {
    Variant(
      "rmsprop.\(id)", "Your RMSprop \(sentence)",
      change: { [average, quotient] values, now, memory in
        var sketch = RMSPropSketch(
          now: now, place: place, rate: values[0], beta: values[1], epsilon: values[2],
          r: memory.first, other: memory.second)
        average(&sketch)
        (memory.first, memory.second) = (sketch.r, sketch.other)
        return values[0] * quotient(sketch)
      })
  }
}
