internal import Autograd
internal import Checking
internal import Rules
internal import SchedulesKit

/// A mistake that no edit of the loop's actions is: an action of its own kind, and its place.
struct LoopMistake: Sendable {
  private typealias Loop = ScheduledLoop

  let id: String
  let mistake: ActionMistake
  let effect: @Sendable (_ now: inout RunningLoop) throws -> Void

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
  var variant: Variant<LoopScript> {
    ScheduledLoop.variant(
      id, mistake.sentence, mistake.applied(to: ScheduledLoop.procedure), [mistake.action: effect])
  }

  /// Creates a mistake in the rate that is set.
  private static func rate(
    _ id: String, _ name: String, _ sentence: String,
    _ rate: @escaping @Sendable (_ now: RunningLoop) -> Double
  ) -> LoopMistake {
    LoopMistake(id, name, .insteadOf(Loop.rate), sentence) {
      $0.optimizer.learningRate = rate($0)
    }
  }

  /// Creates a mistake in the recorded number.
  private static func record(
    _ id: String, _ name: String, _ sentence: String,
    _ number: @escaping @Sendable (_ now: RunningLoop) throws -> Double
  ) -> LoopMistake {
    LoopMistake(id, name, .insteadOf(Loop.record), sentence) { $0.losses.append(try number($0)) }
  }

  /// Creates a mistake in the losses in the end.
  private static func losses(
    _ id: String, _ name: String, _ sentence: String,
    _ change: @escaping @Sendable (_ losses: [Double]) -> [Double]
  ) -> LoopMistake {
    LoopMistake(id, name, .afterLoop, sentence) { $0.losses = change($0.losses) }
  }

  static let rates: [LoopMistake] = [
    rate(
      "schedule-ahead", "set the next rate",
      "Your loop asks the schedule for the next step: step 0 is made with the rate of step 1."
    ) { $0.schedule($0.turn + 1) },
    rate(
      "schedule-behind", "set the rate before",
      "Your loop asks the schedule for the step before: step 1 is made with the rate of step 0."
    ) { $0.schedule(max(0, $0.turn - 1)) },
    rate(
      "schedule-behind", "set the rate of the turn before",
      "Your loop asks the schedule for the step before: step 0 is made with the rate of step −1."
    ) { $0.schedule($0.turn - 1) },
    rate(
      "schedule-backward", "set the rate from the end",
      "Your loop asks the schedule for the steps that are left, not for those taken."
    ) { $0.schedule($0.steps - 1 - $0.turn) },
    rate(
      "schedule-backward", "set the rate after the end",
      "Your loop asks the schedule for the steps that are left, not for those taken."
    ) { $0.schedule($0.steps - $0.turn) },
    rate(
      "rate-of-step-zero", "set the first rate",
      "Your loop asks the schedule for step 0 in every turn."
    ) { $0.schedule(0) },
    rate(
      "rate-of-last-step", "set the last rate",
      "Your loop asks the schedule for the last step in every turn."
    ) { $0.schedule($0.steps - 1) },
    rate(
      "rate-of-last-step", "set the rate of the end",
      "Your loop asks the schedule for the last step in every turn."
    ) { $0.schedule($0.steps) },
    rate(
      "rate-multiplied", "multiply the rate",
      "Your loop multiplies the optimizer’s rate by the schedule’s, where it should set it."
    ) { $0.optimizer.learningRate * $0.schedule($0.turn) },
    rate(
      "rate-multiplied", "multiply the first rate",
      "Your loop multiplies the optimizer’s own rate by the schedule’s, where it should set it."
    ) { $0.baseRate * $0.schedule($0.turn) },
    rate(
      "rate-multiplied", "add to the rate",
      "Your loop adds the schedule’s rate to the optimizer’s, where it should set it."
    ) { $0.optimizer.learningRate + $0.schedule($0.turn) },
    rate(
      "rate-multiplied", "subtract from the rate",
      "Your loop takes the schedule’s rate away from the optimizer’s, where it should set it."
    ) { $0.optimizer.learningRate - $0.schedule($0.turn) },
    rate(
      "rate-multiplied", "divide the rate",
      "Your loop divides the optimizer’s rate by the schedule’s, where it should set it."
    ) { $0.optimizer.learningRate / $0.schedule($0.turn) },
    rate(
      "rate-averaged", "average the rates",
      "Your loop averages the optimizer’s rate and the schedule’s, where it should set it."
    ) { ($0.optimizer.learningRate + $0.schedule($0.turn)) / 2 },
    rate(
      "rate-divided-by-step", "divide by the step",
      "Your loop divides the schedule’s rate by the number of the step."
    ) { $0.schedule($0.turn) / Double($0.turn + 1) },
    rate(
      "rate-only-rises", "set the rate if it is more", "Your loop never lets the rate fall again."
    ) { max($0.optimizer.learningRate, $0.schedule($0.turn)) },
    rate(
      "rate-negative", "set the negative rate",
      "Your loop sets the negative of the schedule’s rate."
    ) { -$0.schedule($0.turn) },
    rate(
      "rate-only-falls", "set the rate if it is less",
      "Your loop never lets the rate rise again."
    ) { min($0.optimizer.learningRate, $0.schedule($0.turn)) },
    rate(
      "rate-squared", "set the square", "Your loop sets the square of the schedule’s rate."
    ) { $0.schedule($0.turn) * $0.schedule($0.turn) },
  ]

  static let records: [LoopMistake] = [
    record(
      "records-another-number", "record the rate", "Your loop returns the rates, not the losses."
    ) { $0.optimizer.learningRate },
    record(
      "records-another-number", "record a parameter",
      "Your loop returns the first parameter, not the losses."
    ) { $0.parameters.scalars[0] },
    record(
      "records-another-number", "record the negative loss",
      "Your loop returns the negative of each loss."
    ) { -(try $0.item) },
    record(
      "records-another-number", "record zero", "Your loop returns zeros, not the losses."
    ) { _ in 0 },
    record(
      "records-another-number", "record the running mean",
      "Your loop returns the mean of the losses so far, not each loss."
    ) { now in
      let item = try now.item
      let before = Double(now.losses.count)
      return ((now.losses.last ?? 0) * before + item) / (before + 1)
    },
    record(
      "records-another-number", "record the sum",
      "Your loop returns the sum of the losses so far, not each loss."
    ) { ($0.losses.last ?? 0) + (try $0.item) },
    record(
      "records-another-number", "record the least",
      "Your loop returns the least loss so far, not each loss."
    ) { min($0.losses.last ?? .infinity, try $0.item) },
    losses(
      "losses-reversed", "reverse the losses",
      "Your losses stand in the opposite order: the loss at the start belongs first."
    ) { $0.reversed() },
    losses("losses-too-few", "drop the first loss", "Your loop leaves out the loss at the start.") {
      Array($0.dropFirst())
    },
    losses("losses-too-few", "drop the last loss", "Your loop leaves out the last loss.") {
      Array($0.dropLast())
    },
    losses("losses-too-few", "keep the last loss", "Your loop returns the last loss alone.") {
      Array($0.suffix(1))
    },
    losses(
      "losses-too-few", "keep the last loss or zero",
      "Your loop returns the last loss alone, and a number where there are no steps."
    ) { [$0.last ?? 0] },
    LoopMistake(
      "losses-too-many", "record the end", .afterLoop,
      "Your loop also returns the loss after the last step; it should return those before each step."
    ) { now in
      now.compute(now.parameters)
      now.losses.append(now.value?.item ?? 0)
    },
  ]

  /// Actions with the wrong object. The right number of them looks the same where the gradient is
  /// zero for another reason, so these are searched for together with the edits.
  static let wrongObjects: [LoopMistake] = [
    LoopMistake(
      "optimizes-a-copy", "loss of a copy", .insteadOf(Loop.loss),
      "Your loop computes the gradient of a copy of the parameters."
    ) { $0.compute(Tensor($0.parameters.scalars, requiresGradient: true)) },
    LoopMistake(
      "clears-the-parameters", "clear the parameters", .insteadOf(Loop.clear),
      "Your loop sets the parameters to zero, not their gradient."
    ) { $0.move { $0.map { _ in 0 } } },
  ]

  static let others: [LoopMistake] = [
    LoopMistake(
      "clears-the-parameters", "clear the parameters, too", .after(Loop.clear),
      "Your loop sets the parameters to zero."
    ) { $0.move { $0.map { _ in 0 } } },
    LoopMistake(
      "gradient-scaled", "scale the gradient", .after(Loop.backward),
      "Your loop multiplies the gradient by the schedule’s rate, which the optimizer does."
    ) { now in
      let rate = now.schedule(now.turn)
      now.see { $0.map { $0 * rate } }
    },
    LoopMistake(
      "gradient-scaled", "divide by the number of steps", .after(Loop.backward),
      "Your loop divides the gradient by the number of steps."
    ) { now in
      let steps = Double(now.steps)
      now.see { $0.map { $0 / steps } }
    },
    LoopMistake(
      "gradient-negated", "negate the gradient", .after(Loop.backward),
      "Your loop goes up: it turns the gradient round."
    ) { $0.see { $0.map { -$0 } } },
    LoopMistake(
      "updates-without-the-optimizer", "step by itself", .insteadOf(Loop.step),
      "Your loop changes the parameters itself, and leaves the optimizer out."
    ) { now in
      now.isFresh = false
      let rate = now.schedule(now.turn)
      withoutGradient { now.parameters -= rate * now.parameters.gradient }
    },
    LoopMistake(
      "gradient-negated", "negate the loss", .insteadOf(Loop.loss),
      "Your loop goes up: it takes the negative of the loss."
    ) { now in
      now.value = -now.loss(now.parameters)
      now.isFresh = true
    },
    LoopMistake(
      "updates-besides-the-optimizer", "step by itself, too", .after(Loop.step),
      "Your loop changes the parameters itself, besides the optimizer."
    ) { now in
      now.isFresh = false
      let rate = now.schedule(now.turn)
      withoutGradient { now.parameters -= rate * now.parameters.gradient }
    },
    LoopMistake(
      "resets-the-parameters", "reset", .insteadOf(Loop.loss),
      "Your loop sets the parameters back to the start in every turn."
    ) { now in
      let start = now.start
      now.move { _ in start }
      now.compute(now.parameters)
    },
  ]

  /// Mistakes with a number that is read off the runs.
  static let families: [Family<LoopScript>] = [
    fitted("rate-scaled", .insteadOf(Loop.rate), "multiplies the schedule’s rate by #") {
      $0.optimizer.learningRate = $1 * $0.schedule($0.turn)
    },
    fitted("rate-hard-coded", .insteadOf(Loop.rate), "sets the rate to # in every step") {
      $0.optimizer.learningRate = $1
    },
    fitted("gradient-scaled", .after(Loop.backward), "multiplies the gradient or the loss by #") {
      now, factor in now.see { $0.map { $0 * factor } }
    },
    fitted("gradient-clipped", .after(Loop.backward), "clips the gradient to a length of #") {
      now, bound in now.see { [$0].limited(by: $0.norm, to: bound)[0] }
    },
    fitted("losses-scaled", .afterLoop, "multiplies the losses that it returns by #") {
      now, factor in now.losses = now.losses.map { $0 * factor }
    },
    fitted("scales-parameters", .after(Loop.step), "multiplies the parameters by # after each step")
    {
      now, factor in now.move { $0.map { $0 * factor } }
    },
  ]

  /// Creates a family. In its clause, `#` stands for the number.
  private static func fitted(
    _ id: String, _ place: ActionMistake.Place, _ clause: String,
    effect: @escaping @Sendable (_ now: inout RunningLoop, _ number: Double) -> Void
  ) -> Family<LoopScript> {
    @Sendable func sentence(_ number: String) -> String {
      "Your loop \(clause.replacing("#", with: number))."
    }
    let name = VariantName(id: "scheduled-loop.\(id)", sentence: sentence("a number"))
    return .fitted(name, in: .positive, shortened: { script, _ in script }) { number in
      LoopMistake(id, id, place, sentence(NumberText.short(number))) { effect(&$0, number) }.variant
    }
  }

  static let listed = rates + records + others
  static let all = listed + wrongObjects
}
