internal import Autograd
internal import Checking

extension AdamMistake {
  /// Mistakes in which hyperparameter goes where.
  static let constants: [AdamMistake] =
    [
      with("betas-swapped", "has β₁ and β₂ the wrong way round.") {
        ($0.beta1, $0.beta2) = ($0.beta2, $0.beta1)
      },
      with("beta1-for-both", "uses β₁ where β₂ belongs.") { $0.beta2 = $0.beta1 },
      with("beta2-for-both", "uses β₂ where β₁ belongs.") { $0.beta1 = $0.beta2 },
      averagingWith("averages-swap-betas", "averages m with β₂ and r with β₁.") {
        ($0.beta1, $0.beta2) = ($0.beta2, $0.beta1)
      },
      averagingWith("averages-swap-betas", "averages r with β₁, where β₂ belongs.") {
        $0.beta2 = $0.beta1
      },
      averagingWith("averages-swap-betas", "averages m with β₂, where β₁ belongs.") {
        $0.beta1 = $0.beta2
      },
      with("epsilon-missing", "has no ε, so it divides zero by zero where nothing ever moved.") {
        $0.epsilon = 0
      },
      with("epsilon-squared", "uses ε², not ε.") { $0.epsilon *= $0.epsilon },
      with("epsilon-squared", "uses √ε, not ε.") { $0.epsilon = $0.epsilon.squareRoot() },
    ]

  /// Mistakes in what is made of the corrected averages.
  static let quotients: [AdamMistake] = [
    dividing("no-square-root", "divides by r̂ itself: the root is missing.") {
      $0.correctedM / ($0.correctedR + $0.epsilon)
    },
    dividing("multiplies-by-root", "multiplies by the root, where it should divide.") {
      $0.correctedM * $0.root
    },
    dividing("root-of-everything", "takes the root of the whole quotient.") {
      let quotient = $0.correctedM / ($0.correctedR + $0.epsilon)
      return quotient < 0 ? -(-quotient).squareRoot() : quotient.squareRoot()
    },
    dividing("gradient-in-numerator", "steps along this gradient, not along m̂.") {
      $0.gradient / $0.root
    },
    dividing("gradient-in-numerator", "steps along this gradient, not along m̂: it is RMSprop.") {
      $0.correction2 = 1
      return $0.gradient / $0.root
    },
    dividing("no-denominator", "never divides by the root of r̂: it is momentum, corrected.") {
      $0.correctedM
    },
    dividing("no-denominator", "never divides by the root of r: it is momentum.") { $0.m },
    dividing("moments-exchanged", "has m and r the wrong way round.") {
      $0.correctedR / (abs($0.correctedM).squareRoot() + $0.epsilon)
    },
    dividing("moments-exchanged", "has m and r the wrong way round.") {
      $0.r / (abs($0.m).squareRoot() + $0.epsilon)
    },
    dividing("moments-exchanged", "has m and r the wrong way round.") {
      $0.correctedR / ($0.correctedM.squareRoot() + $0.epsilon)
    },
    dividing("sign-descent", "uses the gradient’s sign alone.") { sign($0.gradient) },
    dividing("sign-descent", "uses the sign of m alone.") { sign($0.m) },
    dividing("epsilon-outside-quotient", "adds ε to the quotient, not to what it divides by.") {
      $0.correctedM / $0.correctedR.squareRoot() + $0.epsilon
    },
    dividing("epsilon-outside-quotient", "adds ε to the quotient, not to what it divides by.") {
      $0.correctedM / $0.correctedR.squareRoot() + $0.epsilon / $0.rate
    },
    dividing("epsilon-outside-quotient", "adds ε to the quotient, not to what it divides by.") {
      $0.correctedM * (1 / $0.correctedR.squareRoot() + $0.epsilon)
    },
    dividing("epsilon-outside-quotient", "adds ε to the quotient, not to what it divides by.") {
      $0.correctedM * (1 / $0.correctedR.squareRoot() + $0.epsilon / $0.rate)
    },
    dividing("epsilon-twice", "adds ε inside the root and outside of it.") {
      $0.correctedM / (($0.correctedR + $0.epsilon).squareRoot() + $0.epsilon)
    },
    dividing("epsilon-subtracted", "subtracts ε, where it should add it.") {
      $0.correctedM / ($0.correctedR.squareRoot() - $0.epsilon)
    },
    dividing("epsilon-as-floor", "takes the larger of ε and the root, where it should add them.") {
      $0.correctedM / max($0.correctedR.squareRoot(), $0.epsilon)
    },
    dividing("epsilon-as-floor", "takes the larger of ε and r̂, where it should add them.") {
      $0.correctedM / max($0.correctedR, $0.epsilon).squareRoot()
    },
    dividing("epsilon-as-factor", "multiplies the root by (1 + ε), where it should add ε.") {
      $0.correctedM / ($0.correctedR.squareRoot() * (1 + $0.epsilon))
    },
    dividing("epsilon-as-factor", "multiplies the root by a number with ε, where it should add ε.")
    {
      $0.correctedM / ($0.correctedR.squareRoot() * (1 + $0.epsilon * 1e4))
    },
    dividing("adapts-only-the-first", "adapts the first parameter’s step; the others get m̂ alone.")
    {
      $0.now.index == 0 ? $0.quotient : $0.correctedM
    },
    dividing("absolute-numerator", "moves by |m̂|, so it loses the sign.") {
      abs($0.correctedM) / $0.root
    },
    dividing("nadam", "is NAdam, which looks one step ahead.") {
      ($0.beta1 * $0.correctedM + (1 - $0.beta1) * $0.gradient / $0.correction1) / $0.root
    },
    dividing("nadam", "is NAdam, which looks one step ahead.") {
      let ahead = 1 - pow($0.beta1, $0.step + 1)
      return
        ($0.beta1 * $0.m / ahead + (1 - $0.beta1) * $0.gradient / $0.correction1) / $0.root
    },
    dividing("skips-zero-gradients", "moves nothing where the gradient is zero.") {
      $0.gradient == 0 ? 0 : $0.quotient
    },
  ]

  static func with(
    _ id: String, _ sentence: String, _ change: @escaping Part
  ) -> AdamMistake {
    AdamMistake(
      id, sentence,
      averages: {
        change(&$0)
        $0.average()
      })
  }

  /// The averages alone go by other hyperparameters; the corrections go by the right ones.
  private static func averagingWith(
    _ id: String, _ sentence: String, _ change: @escaping Part
  ) -> AdamMistake {
    AdamMistake(
      id, sentence,
      averages: { sketch in
        let (beta1, beta2) = (sketch.beta1, sketch.beta2)
        change(&sketch)
        sketch.average()
        (sketch.beta1, sketch.beta2) = (beta1, beta2)
      })
  }

  private static func dividing(
    _ id: String, _ sentence: String, _ quotient: @escaping @Sendable (inout AdamSketch) -> Double
  ) -> AdamMistake {
    AdamMistake(id, sentence, quotient: quotient)
  }
}

private func sign(_ number: Double) -> Double {
  number == 0 ? 0 : number > 0 ? 1 : -1
}
