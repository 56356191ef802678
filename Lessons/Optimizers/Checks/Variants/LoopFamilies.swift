internal import Autograd
internal import Checking
internal import OptimizersKit

extension LoopVariants {
  /// The training loop's mistakes with a number of somebody's own.
  static let families: [Family<LoopScript>] =
    stepCounts + [EarlyEnd.family] + gradientFamilies + updateFamilies

  /// A number of steps that is written into the loop.
  private static let stepCounts: [Family<LoopScript>] = [
    counted("hundred-steps", "Your loop always takes the same number of steps.") { count in
      variant(
        "hundred-steps", "Your loop always takes \(count) steps, whatever it is asked for."
      ) { loss, parameters, optimizer, _ in lessons(loss, parameters, optimizer, count) }
    },
    counted("hundred-steps", "Your loop never takes more than a number of steps.") { count in
      variant("hundred-steps", "Your loop never takes more than \(count) steps.") {
        loss, parameters, optimizer, steps in
        lessons(loss, parameters, optimizer, min(count, steps))
      }
    },
  ]

  private static let gradientFamilies: [Family<LoopScript>] = [
    fitted("gradient-scaled", "Your loop multiplies the loss by a number before backward().") {
      factor in
      gradient(
        "gradient-scaled",
        "Your loop multiplies the gradient or the loss by \(NumberText.short(factor))."
      ) { $0.map { $0 * factor } }
    },
    fitted("gradient-clipped", "Your loop clips the gradient’s length.") { bound in
      gradient(
        "gradient-clipped",
        "Your loop clips the gradient to a length of \(NumberText.short(bound))."
      ) { $0.clipped(toLength: bound) }
    },
    fitted("gradient-clipped", "Your loop clips every number of the gradient.") { bound in
      gradient(
        "gradient-clipped",
        "Your loop clips every number of the gradient to ±\(NumberText.short(bound))."
      ) { $0.map { max(-bound, min(bound, $0)) } }
    },
  ]

  private static let updateFamilies: [Family<LoopScript>] = [
    fitted("updates-besides-the-optimizer", "Your loop updates the parameters itself, too.") {
      rate in
      turn(
        "updates-besides-the-optimizer",
        "Your loop updates the parameters itself, with the learning rate "
          + "\(NumberText.short(rate)), as well as by the optimizer."
      ) { now, _ in
        now.record()
        now.backward()
        now.optimizer.step()
        now.descend(rate)
        now.optimizer.zeroGradient()
      }
    },
    fitted("updates-without-the-optimizer", "Your loop updates the parameters itself.") { rate in
      turn(
        "updates-without-the-optimizer",
        "Your loop updates the parameters itself, with the learning rate "
          + "\(NumberText.short(rate)), and leaves the optimizer out."
      ) { now, _ in
        now.record()
        now.backward()
        now.descend(rate)
        now.parameters.zeroGradient()
      }
    },
    fitted("clamps-parameters", "Your loop keeps the parameters within bounds.") { bound in
      changing(
        "clamps-parameters", "Your loop keeps the parameters between ±\(NumberText.short(bound))."
      ) { max(-bound, min(bound, $0)) }
    },
  ]

  private static func fitted(
    _ id: String, _ sentence: String,
    variant: @escaping @Sendable (_ constant: Double) -> Variant<LoopScript>
  ) -> Family<LoopScript> {
    .fitted(
      VariantName(id: "training-loop.\(id)", sentence: sentence), in: .positive,
      shortened: { script, _ in script }, variant: variant)
  }

  /// A family whose members differ in a number of rows that some run returned.
  private static func counted(
    _ id: String, _ sentence: String,
    variant: @escaping @Sendable (_ count: Int) -> Variant<LoopScript>
  ) -> Family<LoopScript> {
    .counted(
      VariantName(id: "training-loop.\(id)", sentence: sentence),
      candidates: { runs in
        Set(runs.flatMap { EarlyEnd.rowCounts(of: $0.trace) }).sorted().reversed()
      }, variant: variant)
  }
}
