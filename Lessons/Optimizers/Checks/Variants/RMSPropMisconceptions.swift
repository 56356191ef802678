internal import Autograd
internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let misconceptionsOfRMSProp: [Variant<OptimizerScript>] =
    [EpsilonPlace.insideRoot, .outsideRoot].flatMap { place in
      let mistakes = averagesOfSquares + constants + quotients
      let common = CommonMisconceptions("rmsprop", "RMSprop") { rmsPropRule($0, place) }
      return mistakes.map { $0.variant(place) } + common.all
    }

  @Sendable
  static func rmsPropRule(_ values: [Double], _ place: EpsilonPlace) -> RMSPropRule {
    RMSPropRule(learningRate: values[0], beta: values[1], epsilon: values[2], place: place)
  }

  private typealias Mistake = RMSPropMistake

  // MARK: The average is another

  private static let averagesOfSquares: [Mistake] =
    [
      Mistake("adagrad", "is AdaGrad: it sums the squares and never lets go of any.") {
        $0.r += $0.square
      },
      Mistake("adagrad", "averages all squares there ever were, where it should forget old ones.") {
        $0.r += ($0.square - $0.r) / Double($0.now.step)
      },
      Mistake("betas-exchanged", "has β and (1 − β) the wrong way round.") {
        $0.r = (1 - $0.beta) * $0.r + $0.beta * $0.square
      },
      Mistake("without-one-minus-beta", "lacks the factor (1 − β) in its average.") {
        $0.r = $0.beta * $0.r + $0.square
      },
      Mistake("one-minus-beta-squared", "squares (1 − β), too, not the gradient alone.") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * (1 - $0.beta) * $0.square
      },
      Mistake("old-average-not-scaled", "adds to its average without scaling down the old one.") {
        $0.r += (1 - $0.beta) * $0.square
      },
      Mistake("beta-on-both", "multiplies the old average and the new square by β alike.") {
        $0.r = $0.beta * ($0.r + $0.square)
      },
      Mistake("absolute-average", "averages |g|, not g².") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * abs($0.now.gradient)
      } quotient: {
        $0.now.gradient / ($0.r + $0.epsilon)
      },
      Mistake("absolute-average", "averages |g|, not g².") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * abs($0.now.gradient)
      },
      Mistake("average-not-squared", "averages the gradient itself: the square is missing.") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * $0.now.gradient
      },
      Mistake("squares-the-average", "averages the gradients first and squares the average.") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * $0.now.gradient
      } quotient: {
        $0.now.gradient / $0.root($0.r * $0.r)
      },
      Mistake("averages-roots", "averages the roots of β, of (1 − β) and of the square one by one.")
      {
        $0.r = $0.beta.squareRoot() * $0.r + (1 - $0.beta).squareRoot() * abs($0.now.gradient)
      } quotient: {
        $0.now.gradient / ($0.r + $0.epsilon)
      },
      Mistake("averages-parameters", "squares the parameters, where it should square the gradient.")
      {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * $0.now.parameter * $0.now.parameter
      },
      Mistake("no-memory", "has no memory: it divides by this gradient alone.") {
        $0.r = $0.square
      },
      Mistake("no-memory", "has no memory: its average holds nothing but this gradient.") {
        $0.r = (1 - $0.beta) * $0.square
      },
      Mistake("one-average-for-all", "keeps one average for all parameters together.") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * $0.now.squaredLength
      },
      Mistake("one-average-for-all", "keeps one average for all parameters together.") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * $0.now.meanSquare
      },
      Mistake("one-average-for-all", "keeps one average for all parameters together.") {
        let largest = $0.now.gradients.map { abs($0) }.max() ?? 0
        $0.r = $0.beta * $0.r + (1 - $0.beta) * largest * largest
      },
      Mistake("average-starts-at-square", "starts its average at the first square, not at zero.") {
        $0.r = $0.now.step == 1 ? $0.square : $0.beta * $0.r + (1 - $0.beta) * $0.square
      },
      Mistake("average-starts-at-one", "starts its average at one, not at zero.") {
        $0.r = $0.beta * ($0.now.step == 1 ? 1 : $0.r) + (1 - $0.beta) * $0.square
      },
      Mistake("epsilon-in-average", "adds ε to its average at every step, so that it piles up.") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * $0.square + $0.epsilon
      } quotient: {
        $0.now.gradient / $0.r.squareRoot()
      },
      Mistake("epsilon-in-average", "adds ε to its average at every step, so that it piles up.") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * $0.square + $0.epsilon
      },
      Mistake("epsilon-in-average", "adds ε to the square that goes into the average.") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * ($0.square + $0.epsilon)
      } quotient: {
        $0.now.gradient / $0.r.squareRoot()
      },
      Mistake("epsilon-in-average", "starts its average at ε, not at zero.") {
        $0.r =
          $0.beta * ($0.now.step == 1 ? $0.epsilon : $0.r) + (1 - $0.beta) * $0.square
      } quotient: {
        $0.now.gradient / $0.r.squareRoot()
      },
      Mistake("running-maximum", "never lets its average get smaller.") {
        $0.r = max($0.r, $0.beta * $0.r + (1 - $0.beta) * $0.square)
      },
      Mistake("running-maximum", "divides by the largest average so far (AMSGrad).") {
        $0.r = $0.beta * $0.r + (1 - $0.beta) * $0.square
        $0.other = max($0.other, $0.r)
      } quotient: {
        $0.now.gradient / $0.root($0.other)
      },
      Mistake("centered", "is the centered one: it takes the square of the average gradient off.") {
        $0.average()
        $0.other = $0.beta * $0.other + (1 - $0.beta) * $0.now.gradient
      } quotient: {
        $0.now.gradient / $0.root($0.r - $0.other * $0.other)
      },
      Mistake("skips-zero-gradients", "does nothing where the gradient is zero.") {
        if $0.now.gradient != 0 { $0.average() }
      },
      Mistake("updates-average-after-step", "divides by the average from before this gradient.") {
        $0.other = $0.r
        $0.average()
      } quotient: {
        $0.now.gradient / $0.root($0.other)
      },
      Mistake("rounded-average", "keeps its average in single precision (Float).") {
        $0.average()
        $0.r = Double(Float($0.r))
      },
      Mistake("rounded-average", "keeps its average in half precision (Float16).") {
        $0.average()
        $0.r = halfPrecision($0.r)
      },
    ]

  private static let constants: [Mistake] = [
    with("epsilon-missing", "has no ε, so it divides zero by zero where nothing ever moved.") {
      $0.epsilon = 0
    },
    with("epsilon-squared", "uses ε², not ε.") { $0.epsilon *= $0.epsilon },
    with("epsilon-squared", "uses √ε, not ε.") { $0.epsilon = $0.epsilon.squareRoot() },
  ]

  private static func with(
    _ id: String, _ sentence: String, _ change: @escaping @Sendable (inout RMSPropSketch) -> Void
  ) -> Mistake {
    Mistake(id, sentence) {
      change(&$0)
      $0.average()
    }
  }

  // MARK: What is made of it is another

  private static let quotients: [Mistake] = [
    Mistake("no-square-root", "divides by the average itself: the root is missing.") {
      $0.now.gradient / ($0.r + $0.epsilon)
    },
    Mistake("root-twice", "takes the root of the average twice.") {
      $0.now.gradient / $0.root($0.r.squareRoot())
    },
    Mistake("squares-again", "squares the average, where it should take its root.") {
      $0.now.gradient / ($0.r * $0.r + $0.epsilon)
    },
    Mistake("multiplies-by-root", "multiplies by the root, where it should divide.") {
      $0.now.gradient * $0.root($0.r)
    },
    Mistake("bias-corrected", "has Adam’s bias correction, which is not asked for.") {
      $0.now.gradient / $0.root($0.r / (1 - pow($0.beta, $0.now.step)))
    },
    Mistake("squared-numerator", "moves by g², where it should move by g.") {
      $0.square / $0.root($0.r)
    },
    Mistake("no-gradient-in-numerator", "leaves the gradient itself out of the step.") {
      1 / $0.root($0.r)
    },
    Mistake("no-denominator", "never divides: it is plain SGD.") { $0.now.gradient },
    Mistake("epsilon-outside-quotient", "adds ε to the quotient, not to what it divides by.") {
      $0.now.gradient * (1 / $0.r.squareRoot() + $0.epsilon / $0.rate)
    },
    Mistake("epsilon-outside-quotient", "adds ε to the quotient, not to what it divides by.") {
      $0.now.gradient * (1 / $0.r.squareRoot() + $0.epsilon)
    },
    Mistake("epsilon-outside-quotient", "adds ε to the quotient, not to what it divides by.") {
      $0.now.gradient / $0.r.squareRoot() + $0.epsilon
    },
    Mistake("epsilon-outside-quotient", "adds ε to the quotient, not to what it divides by.") {
      $0.now.gradient / $0.r.squareRoot() + $0.epsilon / $0.rate
    },
    Mistake("epsilon-subtracted", "subtracts ε, where it should add it.") {
      $0.now.gradient / $0.root($0.r, epsilon: -$0.epsilon)
    },
    Mistake("epsilon-twice", "adds ε inside the root and outside of it.") {
      $0.now.gradient / (($0.r + $0.epsilon).squareRoot() + $0.epsilon)
    },
    Mistake("epsilon-as-floor", "takes the larger of ε and the root, where it should add them.") {
      $0.now.gradient / max($0.r.squareRoot(), $0.epsilon)
    },
    Mistake("epsilon-as-floor", "takes the larger of ε and the average, where it should add them.")
    {
      $0.now.gradient / max($0.r, $0.epsilon).squareRoot()
    },
    Mistake("epsilon-as-factor", "multiplies the root by (1 + ε), where it should add ε.") {
      $0.now.gradient / ($0.r.squareRoot() * (1 + $0.epsilon))
    },
    Mistake("root-of-beta", "multiplies the root by the root of β.") {
      $0.now.gradient / ($0.beta.squareRoot() * $0.r.squareRoot() + $0.epsilon)
    },
    Mistake("root-of-beta", "multiplies the root by the root of β.") {
      $0.now.gradient / ($0.beta * $0.r + $0.epsilon).squareRoot()
    },
    Mistake("adapts-only-the-first", "adapts the first parameter’s step; the others get plain SGD.")
    {
      $0.now.index == 0 ? $0.now.gradient / $0.root($0.r) : $0.now.gradient
    },
  ]

  // MARK: With a number of somebody's own

  static let familiesOfRMSProp: [Family<OptimizerScript>] =
    [EpsilonPlace.insideRoot, .outsideRoot].flatMap { place in
      [
        forgetting(place) { step in ("at step \(step)", { $0 == step }) },
        forgetting(place) { period in ("every \(period) steps", { $0 % period == 0 }) },
        forgetting(place) { period in ("after every \(period) steps", { $0 % period == 1 }) },
      ]
        + FittedFamilies("rmsprop", "RMSprop") { rmsPropRule($0, place) }.all
        + LearningRateFamilies("rmsprop", "RMSprop") { rmsPropRule($0, place) }.all
        + [
          fitted("beta-hard-coded", "always uses the same β.", place) { beta in
            with("beta-hard-coded", "always uses β = \(NumberText.short(beta)).") { $0.beta = beta }
          },
          fitted("epsilon-hard-coded", "always uses the same ε.", in: .positive, place) { epsilon in
            with("epsilon-hard-coded", "always uses ε = \(NumberText.short(epsilon)).") {
              $0.epsilon = epsilon
            }
          },
          fitted("momentum-on-top", "has a momentum on top.", place) { momentum in
            Mistake("momentum-on-top", onTop(momentum)) {
              $0.average()
              $0.other = momentum * $0.other + $0.now.gradient / $0.root($0.r)
            } quotient: {
              $0.other
            }
          },
          fitted("momentum-on-top", "has a momentum on top.", place) { momentum in
            Mistake("momentum-on-top", onTop(momentum)) {
              $0.average()
              $0.other = momentum * $0.other + (1 - momentum) * $0.now.gradient
            } quotient: {
              $0.other / $0.root($0.r)
            }
          },
        ]
    }

  private static func onTop(_ momentum: Double) -> String {
    "has a momentum of \(NumberText.short(momentum)) on top, which is not asked for."
  }

  private static func forgetting(
    _ place: EpsilonPlace,
    _ condition:
      @escaping @Sendable (_ number: Int) -> (text: String, holds: @Sendable (_ step: Int) -> Bool)
  ) -> Family<OptimizerScript> {
    .counted("rmsprop.forgets-now-and-then", "Your RMSprop forgets its average now and then.") {
      let (text, forgets) = condition($0)
      return Mistake("forgets-now-and-then", "forgets its average \(text).") {
        if forgets($0.now.step) { $0.r = 0 }
        $0.average()
      }.variant(place)
    }
  }

  private static func fitted(
    _ id: String, _ sentence: String, in range: ConstantRange = .fraction, _ place: EpsilonPlace,
    mistake: @escaping @Sendable (_ constant: Double) -> Mistake
  ) -> Family<OptimizerScript> {
    .fitted("rmsprop.\(id)", "Your RMSprop \(sentence)", in: range) { mistake($0).variant(place) }
  }
}
