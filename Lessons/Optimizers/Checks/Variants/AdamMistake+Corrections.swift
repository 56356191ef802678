internal import Autograd

extension AdamMistake {
  /// Mistakes in the bias corrections.
  static let corrections: [AdamMistake] = [
    AdamMistake("no-bias-correction", "has no bias correction.", corrections: { _ in }),
    AdamMistake(
      "bias-correction-only-first-moment", "corrects the bias of m, but not that of r.",
      corrections: {
        $0.correct()
        $0.correction2 = 1
      }),
    AdamMistake(
      "bias-correction-only-second-moment", "corrects the bias of r, but not that of m.",
      corrections: {
        $0.correct()
        $0.correction1 = 1
      }),
    counting("step-count-stays-one", "has a step count t that stays 1 for ever.") { _ in 1 },
    counting(
      "step-count-from-zero", "counts from 0: at the first step 1 − βᵗ is then 0, not 1 − β."
    ) {
      $0 - 1
    },
    counting("step-count-one-ahead", "counts one step too many: t must be 1 at the first.") {
      $0 + 1
    },
    counting("step-count-doubled", "counts every step twice.") { 2 * $0 },
    counting("step-count-doubled", "counts every step twice.") { 2 * $0 - 1 },
    AdamMistake(
      "beta1-in-both-corrections", "corrects r with β₁ in the place of β₂.",
      corrections: {
        $0.correct()
        $0.correction2 = $0.correction1
      }),
    AdamMistake(
      "beta2-in-both-corrections", "corrects m with β₂ in the place of β₁.",
      corrections: {
        $0.correct()
        $0.correction1 = $0.correction2
      }),
    AdamMistake(
      "corrections-exchanged", "corrects m with β₂, and r with β₁.",
      corrections: {
        $0.correct()
        ($0.correction1, $0.correction2) = ($0.correction2, $0.correction1)
      }),
    AdamMistake(
      "correction-multiplied", "multiplies by (1 − βᵗ) where it should divide.",
      corrections: {
        $0.correct()
        ($0.correction1, $0.correction2) = (1 / $0.correction1, 1 / $0.correction2)
      }),
    AdamMistake(
      "power-of-difference", "raises (1 − β) to the power of t, where β alone belongs there.",
      corrections: {
        $0.correction1 = pow(1 - $0.beta1, $0.step)
        $0.correction2 = pow(1 - $0.beta2, $0.step)
      }),
    AdamMistake(
      "beta-times-step", "multiplies β by t, where it should raise it to the power of t.",
      corrections: {
        $0.correction1 = 1 - $0.beta1 * Double($0.step)
        $0.correction2 = 1 - $0.beta2 * Double($0.step)
      }),
    AdamMistake(
      "correction-plus", "divides by (1 + βᵗ), where (1 − βᵗ) belongs.",
      corrections: {
        $0.correction1 = 1 + pow($0.beta1, $0.step)
        $0.correction2 = 1 + pow($0.beta2, $0.step)
      }),
    AdamMistake(
      "correction-by-power", "divides by βᵗ, where (1 − βᵗ) belongs.",
      corrections: {
        $0.correction1 = pow($0.beta1, $0.step)
        $0.correction2 = pow($0.beta2, $0.step)
      }),
    AdamMistake(
      "corrected-average-stored", "keeps the corrected m̂ in the place of m, and corrects it again.",
      quotient: { sketch in
        defer { sketch.m = sketch.correctedM }
        return sketch.quotient
      }),
    AdamMistake(
      "corrected-average-stored", "keeps the corrected r̂ in the place of r, and corrects it again.",
      quotient: { sketch in
        defer { sketch.r = sketch.correctedR }
        return sketch.quotient
      }),
    AdamMistake(
      "corrected-average-stored", "keeps the corrected averages in the place of m and r.",
      quotient: { sketch in
        defer { (sketch.m, sketch.r) = (sketch.correctedM, sketch.correctedR) }
        return sketch.quotient
      }),
    AdamMistake(
      "root-before-correction", "takes the root of r first, and corrects the root.",
      quotient: { $0.correctedM / ($0.r.squareRoot() / $0.correction2 + $0.epsilon) }),
    AdamMistake(
      "folded-without-root", "folds the corrections into the step size without the root on β₂’s.",
      quotient: {
        $0.correction2 / $0.correction1 * $0.m / ($0.r.squareRoot() + $0.epsilon)
      }),
    AdamMistake(
      "learning-rate-compounds",
      "stores the corrected step size as its learning rate, and corrects it again at the next step.",
      quotient: { sketch in
        let before = sketch.now.step == 1 ? 1 : sketch.other
        sketch.other = before * sketch.correction2.squareRoot() / sketch.correction1
        return sketch.other * sketch.m / (sketch.r.squareRoot() + sketch.epsilon)
      }),
  ]

  private static func counting(
    _ id: String, _ sentence: String, _ count: @escaping @Sendable (_ step: Int) -> Int
  ) -> AdamMistake {
    AdamMistake(
      id, sentence,
      corrections: {
        $0.step = count($0.step)
        $0.correct()
      })
  }
}
