internal import Autograd
internal import Checking
internal import Rules
internal import SchedulesKit

/// Two or three mistakes at once: in the rate, in the recorded losses, in the clearing.
enum LoopCombinations {
  private typealias Loop = ScheduledLoop

  /// One choice for a part of the loop; without a name it is right.
  private struct Part {
    var id = ""
    var sentence = ""
    let action: Action
    /// Whether it comes after the step.
    var isAfterStep = false
    var effect: (@Sendable (inout RunningLoop) throws -> Void)?
  }

  static let family = Family<LoopScript>([]) { _, agrees in
    for rate in rates {
      for record in records {
        for clears in [true, false] where !(rate.id + record.id).isEmpty {
          let variant = variant(rate, record, clears: clears)
          if agrees(variant) { return variant }
        }
      }
    }
    return nil
  }

  private static func variant(_ rate: Part, _ record: Part, clears: Bool) -> Variant<LoopScript> {
    let before = [rate].filter { !$0.isAfterStep }.map(\.action)
    let recorded = [record].filter { !$0.isAfterStep }.map(\.action)
    let after = [rate, record].filter(\.isAfterStep).map(\.action)
    let procedure = Procedure(
      before + [Loop.loss] + recorded + [Loop.backward, Loop.step] + after
        + (clears ? [Loop.clear] : []))
    var effects: LoopEffects = [:]
    for part in [rate, record] { effects[part.action] = part.effect }
    let never = clears ? [] : ["Your loop never clears the gradient."]
    let ids = [rate.id, record.id] + (clears ? [] : ["gradients-never-cleared"])
    return Loop.variant(
      ids.filter { !$0.isEmpty }.joined(separator: "+"),
      ([rate.sentence, record.sentence] + never).filter { !$0.isEmpty }.joined(separator: " "),
      procedure, effects)
  }

  private static let rates: [Part] =
    [
      Part(action: Loop.rate),
      Part(
        id: "rate-never-set", sentence: "Your loop never sets the rate.",
        action: Action("noRate", "sets no rate")
      ) { _ in },
      Part(
        id: "rate-after-step", sentence: "Your loop sets the rate after the step.",
        action: Loop.rate, isAfterStep: true),
      Part(
        id: "rate-after-step",
        sentence: "Your loop sets the next rate after the step, and none before the first step.",
        action: Action("rateAfter", "sets the next rate"), isAfterStep: true
      ) { $0.optimizer.learningRate = $0.schedule($0.turn + 1) },
    ]
    + LoopMistake.rates.map { mistake in
      Part(
        id: mistake.id, sentence: mistake.mistake.sentence, action: mistake.mistake.action,
        effect: mistake.effect)
    }

  private static let records: [Part] =
    [
      Part(action: Loop.record),
      Part(
        id: "returns-no-losses", sentence: "Your loop returns no loss.",
        action: Action("noRecord", "records nothing")
      ) { _ in },
      Part(
        id: "losses-after-step", sentence: "Your loop records the loss after each step.",
        action: Action("recordAfter", "records the loss now"), isAfterStep: true
      ) { $0.losses.append($0.loss($0.parameters).item) },
    ]
    + LoopMistake.records.compactMap { mistake in
      guard case .insteadOf = mistake.mistake.place else { return nil }
      return Part(
        id: mistake.id, sentence: mistake.mistake.sentence, action: mistake.mistake.action,
        effect: mistake.effect)
    }
}
