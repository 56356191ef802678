internal import Autograd
package import Checking
package import OptimizersKit
package import Rules

/// A mistake that no edit of the training loop's actions is: an action of its own kind, and its place.
package struct LoopHook: Sendable {
  private typealias Loop = TrainingLoop
  private static let (record, loss, backward) = (Loop.record, Loop.loss, Loop.backward)
  private static let (step, clear) = (Loop.step, Loop.clear)

  package let id: String
  package let mistake: ActionMistake
  package let effect: @Sendable (_ now: inout RunningLoop) throws -> Void

  /// Creates a hook.
  ///
  /// - Parameters:
  ///   - id: The misconception's name, without that of the exercise.
  ///   - name: The action's name in the list of the loop's actions.
  ///   - place: Where the action is performed.
  ///   - sentence: The mistake in a sentence.
  ///   - effect: What the action does.
  init(
    _ id: String, _ name: String, _ place: ActionMistake.Place, _ sentence: String,
    effect: @escaping @Sendable (_ now: inout RunningLoop) throws -> Void
  ) {
    self.id = id
    var replaced: Action?
    if case .insteadOf(let other) = place { replaced = other }
    mistake = ActionMistake(Action(name, sentence, countedAs: replaced), place, name: id, sentence)
    self.effect = effect
  }

  /// The lesson's loop with the mistake.
  package var variant: Variant<LoopScript> {
    TrainingLoop.variant(
      id, mistake.sentence, mistake.applied(to: TrainingLoop.procedure), [mistake.action: effect])
  }

  /// Creates a hook that changes the gradient before the optimizer sees it.
  static func gradient(
    _ id: String, _ name: String, _ sentence: String,
    _ change: @escaping @Sendable (_ gradient: [Double]) -> [Double]
  ) -> LoopHook {
    LoopHook(id, name, .after(backward), sentence) { $0.see(change) }
  }

  /// Creates a hook that changes the rows in the end.
  static func rows(
    _ id: String, _ name: String, _ sentence: String,
    _ change: @escaping @Sendable (_ rows: [Tensor]) -> [Tensor]
  ) -> LoopHook {
    LoopHook(id, name, .afterLoop, sentence) { $0.rows = change($0.rows) }
  }

  /// Actions with the wrong object.
  package static let wrongObjects: [LoopHook] = [
    LoopHook(
      "rows-alias-parameters", "record the parameters themselves", .insteadOf(record),
      "Your rows are the parameters themselves, not copies, so all of them show the end."
    ) { $0.rows.append($0.parameters) },
    LoopHook(
      "records-the-loss", "record the loss", .insteadOf(record),
      "Your rows hold the loss, where they should hold the parameters."
    ) { $0.rows.append($0.loss($0.parameters).detached()) },
    LoopHook(
      "records-the-loss", "record the loss in each place", .insteadOf(record),
      "Your rows hold the loss, where they should hold the parameters."
    ) { now in
      let value = now.loss(now.parameters).item
      now.rows.append(Tensor(now.start.map { _ in value }))
    },
    LoopHook(
      "records-the-gradient", "record the gradient", .insteadOf(record),
      "Your rows hold the gradient, where they should hold the parameters."
    ) { $0.rows.append($0.parameters.gradient.detached()) },
    LoopHook(
      "optimizes-a-copy", "loss of a copy", .insteadOf(loss),
      "Your loop computes the gradient of a copy of the parameters."
    ) { $0.value = $0.loss(Tensor($0.parameters.scalars, requiresGradient: true)) },
    LoopHook(
      "clears-the-parameters", "clear the parameters", .insteadOf(clear),
      "Your loop sets the parameters to zero, not their gradient."
    ) { $0.move { $0.map { _ in 0 } } },
  ]

  package static let others: [LoopHook] = [
    rows(
      "rows-alias-parameters", "overwrite the rows",
      "Your rows are one and the same tensor, overwritten every time."
    ) { rows in rows.map { _ in rows[rows.count - 1] } },
    rows("rows-all-start", "repeat the start", "Your rows all hold the start.") { rows in
      rows.map { _ in rows[0] }
    },
    rows(
      "row-repeated", "repeat every second row",
      "Your loop records every second row twice, and leaves out the others."
    ) { rows in rows.indices.map { rows[$0 - $0 % 2] } },
    rows("row-repeated", "repeat the rows", "Your loop returns all rows twice.") { $0 + $0 },
    rows(
      "rows-reversed", "reverse the rows",
      "Your rows stand in the opposite order: the start belongs first."
    ) { $0.reversed() },
    rows(
      "rows-swap-coordinates", "swap the coordinates",
      "Your rows hold the parameters in the opposite order."
    ) { rows in rows.map { Tensor($0.scalars.reversed()) } },
    gradient(
      "gradient-negated", "negate the gradient",
      "Your loop turns the gradient round: it descends on −loss."
    ) { $0.map { -$0 } },
    gradient(
      "gradient-of-one-parameter", "keep the first parameter’s gradient",
      "Your loop’s loss sees only the first parameter’s changes."
    ) { gradient in gradient.indices.map { $0 == 0 ? gradient[0] : 0 } },
    gradient(
      "gradient-of-one-parameter", "drop the first parameter’s gradient",
      "Your loop’s loss does not see the first parameter’s changes."
    ) { gradient in gradient.indices.map { $0 == 0 ? 0 : gradient[$0] } },
    gradient(
      "gradient-normalized", "normalize the gradient",
      "Your loop divides the gradient by its length."
    ) { gradient in
      let length = gradient.length
      return length == 0 ? gradient : gradient.map { $0 / length }
    },
    gradient(
      "gradient-signs", "keep the signs", "Your loop keeps only the signs of the gradient."
    ) { $0.map { $0 == 0 ? 0 : $0 > 0 ? 1 : -1 } },
    LoopHook(
      "gradient-scaled", "divide by the number of steps", .after(backward),
      "Your loop divides the loss by the number of steps."
    ) { now in now.see { $0.map { $0 / Double(now.steps) } } },
    LoopHook(
      "loss-hard-coded", "banana", .insteadOf(loss),
      "Your loop descends on the banana, whatever loss it is given."
    ) { now in
      let parameters = now.parameters
      now.value = parameters.count > 1 ? banana(parameters) : 0 * parameters.sum()
    },
    LoopHook(
      "updates-besides-the-optimizer", "reset and record", .insteadOf(record),
      "Your loop resets the parameters to the start in every turn."
    ) { now in
      let start = now.start
      now.move { _ in start }
      now.rows.append(now.parameters.detached())
    },
  ]
}

// MARK: Hooks with a number that is read off the runs

extension LoopHook {
  static let families: [Family<LoopScript>] = [
    fitted("gradient-scaled", .after(backward), "multiplies the gradient or the loss by #") {
      now, factor in now.see { $0.scaled(by: factor) }
    },
    fitted("gradient-clipped", .after(backward), "clips the gradient to a length of #") {
      now, bound in now.see { $0.length <= bound ? $0 : $0.scaled(by: bound / $0.length) }
    },
    fitted("gradient-clipped", .after(backward), "clips every number of the gradient to ±#") {
      now, bound in now.see { $0.clamped(to: bound) }
    },
    fitted(
      "updates-besides-the-optimizer", .after(step),
      "updates the parameters itself, with the learning rate #, as well as by the optimizer"
    ) { $0.descend($1) },
    fitted(
      "updates-without-the-optimizer", .insteadOf(step),
      "updates the parameters itself, with the learning rate #, and leaves the optimizer out"
    ) { $0.descend($1) },
    fitted("clamps-parameters", .after(step), "keeps the parameters between ±#") { now, bound in
      now.move { $0.clamped(to: bound) }
    },
    fitted("scales-parameters", .after(step), "multiplies the parameters by # after each step") {
      now, factor in now.move { $0.scaled(by: factor) }
    },
    .counted(
      VariantName(
        id: "training-loop.rounds-parameters", sentence: "Your loop rounds the parameters."),
      candidates: { _ in Array(0...9) }
    ) { digits in
      let unit = pow(10, Double(digits))
      return LoopHook(
        "rounds-parameters", "round", .after(step),
        "Your loop rounds the parameters to \(digits) decimals."
      ) { $0.move { $0.map { ($0 * unit).rounded() / unit } } }.variant
    },
  ]

  /// Creates a family of hooks. In its clause, `#` stands for the number.
  private static func fitted(
    _ id: String, _ place: ActionMistake.Place, _ clause: String,
    effect: @escaping @Sendable (_ now: inout RunningLoop, _ number: Double) -> Void
  ) -> Family<LoopScript> {
    @Sendable func sentence(_ number: String) -> String {
      "Your loop \(clause.split(separator: "#").joined(separator: number))."
    }
    let name = VariantName(id: "training-loop.\(id)", sentence: sentence("a number"))
    return .fitted(name, in: .positive, shortened: { script, _ in script }) { number in
      LoopHook(id, id, place, sentence(NumberText.short(number))) { effect(&$0, number) }.variant
    }
  }
}

extension [Double] {
  fileprivate var length: Double { reduce(0) { $0 + $1 * $1 }.squareRoot() }

  fileprivate func scaled(by factor: Double) -> [Double] { map { $0 * factor } }

  fileprivate func clamped(to bound: Double) -> [Double] {
    map { Swift.max(-bound, Swift.min(bound, $0)) }
  }
}
