internal import Autograd
internal import Checking

extension AdamMistake {
  /// Mistakes in the two averages.
  static let averages: [AdamMistake] =
    [
      averaging("m-without-one-minus-beta", "lacks the factor (1 − β₁) in m.") {
        $0.m = $0.beta1 * $0.m + $0.gradient
        $0.r = $0.beta2 * $0.r + (1 - $0.beta2) * $0.square
      },
      averaging("r-without-one-minus-beta", "lacks the factor (1 − β₂) in r.") {
        $0.m = $0.beta1 * $0.m + (1 - $0.beta1) * $0.gradient
        $0.r = $0.beta2 * $0.r + $0.square
      },
      averaging("without-one-minus-beta", "lacks the factor (1 − β) in both averages.") {
        $0.m = $0.beta1 * $0.m + $0.gradient
        $0.r = $0.beta2 * $0.r + $0.square
      },
      averaging("weights-exchanged", "has β₁ and (1 − β₁) the wrong way round.") {
        let m = (1 - $0.beta1) * $0.m + $0.beta1 * $0.gradient
        $0.average()
        $0.m = m
      },
      averaging("weights-exchanged", "has β₂ and (1 − β₂) the wrong way round.") {
        let r = (1 - $0.beta2) * $0.r + $0.beta2 * $0.square
        $0.average()
        $0.r = r
      },
      averaging("weights-exchanged", "has β and (1 − β) the wrong way round in both averages.") {
        $0.m = (1 - $0.beta1) * $0.m + $0.beta1 * $0.gradient
        $0.r = (1 - $0.beta2) * $0.r + $0.beta2 * $0.square
      },
      averaging("averages-start-at-gradient", "starts m at the first gradient, not at zero.") {
        $0.average()
        if $0.now.step == 1 { $0.m = $0.gradient }
      },
      averaging("averages-start-at-gradient", "starts r at the first square, not at zero.") {
        $0.average()
        if $0.now.step == 1 { $0.r = $0.square }
      },
      averaging(
        "averages-start-at-gradient", "starts both averages at the first gradient, not at zero."
      ) {
        $0.average()
        if $0.now.step == 1 { ($0.m, $0.r) = ($0.gradient, $0.square) }
      },
      averaging("averages-start-at-one", "starts r at one, not at zero.") {
        if $0.now.step == 1 { $0.r = 1 }
        $0.average()
      },
      averaging("averages-start-at-one", "starts both averages at one, not at zero.") {
        if $0.now.step == 1 { ($0.m, $0.r) = (1, 1) }
        $0.average()
      },
      averaging("r-averages-squared-mean", "averages m² in r, where g² belongs.") {
        $0.average(square: { $0.m * $0.m })
      },
      averaging("r-averages-magnitude", "averages |g| in r, where g² belongs.") {
        $0.average(square: { abs($0.gradient) })
      },
      averaging("r-not-squared", "averages g in r: the square is missing.") {
        $0.average(square: \.gradient)
      },
      averaging("r-averages-parameters", "averages the parameters’ squares in r.") {
        $0.average(square: { $0.now.parameter * $0.now.parameter })
      },
      averaging("m-averages-squares", "averages g² in m, where g belongs.") {
        let m = $0.beta1 * $0.m + (1 - $0.beta1) * $0.square
        $0.average()
        $0.m = m
      },
      averaging("belief", "is AdaBelief: r averages (g − m)².") {
        $0.average(square: { ($0.gradient - $0.m) * ($0.gradient - $0.m) })
      },
      averaging("one-average-for-all", "keeps one r for all parameters together.") {
        $0.average(square: \.now.meanSquare)
      },
      averaging("one-average-for-all", "keeps one r for all parameters together.") {
        $0.average(square: \.now.squaredLength)
      },
      averaging("averages-are-one", "has one tensor for m and r, which each of them overwrites.") {
        let m = $0.beta1 * $0.m + (1 - $0.beta1) * $0.gradient
        $0.r = $0.beta2 * m + (1 - $0.beta2) * $0.square
        $0.m = $0.r
      },
      averaging("epsilon-in-average", "adds ε to r at every step, so that it piles up.") {
        $0.average()
        $0.r += $0.epsilon
      },
      AdamMistake(
        "epsilon-in-average", "adds ε to r at every step, so that it piles up.",
        averages: {
          $0.average()
          $0.r += $0.epsilon
        }, quotient: { $0.correctedM / $0.correctedR.squareRoot() }),
      averaging("m-forgets", "forgets m at every step.") {
        $0.average()
        $0.m = (1 - $0.beta1) * $0.gradient
      },
      averaging("r-forgets", "forgets r at every step.") {
        $0.average()
        $0.r = (1 - $0.beta2) * $0.square
      },
      averaging("adagrad", "sums the squares in r and never lets go of any.") {
        let sum = $0.r + $0.square
        $0.average()
        $0.r = sum
      },
      averaging("beta-on-both", "multiplies the old averages and what is new by β alike.") {
        $0.m = $0.beta1 * ($0.m + $0.gradient)
        $0.r = $0.beta2 * ($0.r + $0.square)
      },
      averaging("skips-zero-gradients", "does nothing where the gradient is zero.") {
        if $0.gradient != 0 { $0.average() }
      },
      AdamMistake(
        "skips-zero-gradients", "does nothing where the gradient is zero.",
        averages: { if $0.gradient != 0 { $0.average() } },
        quotient: { $0.gradient == 0 ? 0 : $0.quotient }),
      AdamMistake(
        "amsgrad", "is AMSGrad: it divides by the largest r so far.",
        averages: {
          $0.average()
          $0.other = max($0.other, $0.r)
        }, quotient: { $0.correctedM / $0.root(of: $0.other) }),
      AdamMistake(
        "amsgrad", "is AMSGrad: it divides by the largest r̂ so far.",
        quotient: {
          $0.other = max($0.other, $0.correctedR)
          return $0.correctedM / $0.root(of: $0.other * $0.correction2)
        }),
      averaging("amsgrad", "never lets r get smaller, as AMSGrad does.") {
        let before = $0.r
        $0.average()
        $0.r = max(before, $0.r)
      },
      AdamMistake(
        "adamax", "is Adamax: r is the largest gradient, slowly forgotten.",
        averages: {
          let before = $0.r
          $0.average()
          $0.r = max($0.beta2 * before, abs($0.gradient))
        }, quotient: { $0.correctedM / ($0.r + $0.epsilon) }),
      AdamMistake(
        "adamax", "is Adamax: r is the largest gradient, slowly forgotten.",
        averages: {
          let before = $0.r
          $0.average()
          $0.r = max($0.beta2 * before, abs($0.gradient) + $0.epsilon)
        }, quotient: { $0.correctedM / $0.r }),
      averaging("rounded-average", "keeps its averages in single precision (Float).") {
        $0.average()
        ($0.m, $0.r) = (Double(Float($0.m)), Double(Float($0.r)))
      },
      averaging("rounded-average", "keeps its averages in half precision (Float16).") {
        $0.average()
        ($0.m, $0.r) = (halfPrecision($0.m), halfPrecision($0.r))
      },
    ]

  /// Averages that are lost every so many steps.
  static func resets(_ period: Int) -> [AdamMistake] {
    [
      forgetting("its averages and its step count every \(period) steps") {
        ($0 - 1) % period + 1
      },
      forgetting("its averages and its step count at every step that \(period) divides") {
        $0 < period ? $0 : $0 % period + 1
      },
      averaging("forgets-now-and-then", "forgets its averages every \(period) steps.") {
        if $0.now.step % period == 0 { ($0.m, $0.r) = (0, 0) }
        $0.average()
      },
      averaging("forgets-now-and-then", "forgets its averages after every \(period) steps.") {
        if $0.now.step % period == 1 { ($0.m, $0.r) = (0, 0) }
        $0.average()
      },
      averaging("forgets-now-and-then", "forgets its averages at step \(period).") {
        if $0.now.step == period { ($0.m, $0.r) = (0, 0) }
        $0.average()
      },
    ]
  }

  private static func averaging(
    _ id: String, _ sentence: String, _ averages: @escaping Part
  ) -> AdamMistake {
    AdamMistake(id, sentence, averages: averages)
  }

  private static func forgetting(
    _ what: String, _ count: @escaping @Sendable (_ step: Int) -> Int
  ) -> AdamMistake {
    AdamMistake(
      "forgets-now-and-then", "forgets \(what).",
      averages: {
        $0.step = count($0.step)
        if $0.step == 1 { ($0.m, $0.r) = (0, 0) }
        $0.average()
      })
  }
}

extension AdamSketch {
  /// Takes the gradient into m as is right, and something else into r.
  fileprivate mutating func average(square: (AdamSketch) -> Double) {
    m = beta1 * m + (1 - beta1) * gradient
    r = beta2 * r + (1 - beta2) * square(self)
  }
}
