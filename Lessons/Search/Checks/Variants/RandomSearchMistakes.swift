internal import Checking
internal import Observations
internal import Rules
internal import SearchKit

/// Mistakes of a random search that no edit of its actions is.
enum RandomSearchMistakes {
  private typealias Loop = RandomSearchLoop

  /// An action of its own kind, its place and its effect.
  struct Hook: Sendable {
    let mistake: ActionMistake
    let effect: RandomSearchLoop.Effect

    init(
      _ id: String, _ action: String, _ place: ActionMistake.Place, _ sentence: String,
      effect: @escaping RandomSearchLoop.Effect
    ) {
      var replaced: Action?
      if case .insteadOf(let other) = place { replaced = other }
      mistake = ActionMistake(
        Action(action, sentence, countedAs: replaced), place, name: id, sentence)
      self.effect = effect
    }

    /// The lesson's search with the mistake.
    var variant: Variant<SearchScript> {
      RandomSearchLoop.variant(
        "random-search.\(mistake.name)", mistake.sentence,
        mistake.applied(to: RandomSearchLoop.procedure), [mistake.action: effect])
    }
  }

  /// Creates a hook that keeps another trial.
  private static func keeping(
    _ id: String, _ action: String, _ sentence: String,
    if isBetter: @escaping @Sendable (_ loss: Double, _ best: Double?) -> Bool
  ) -> Hook {
    Hook(id, action, .insteadOf(Loop.keep), sentence) { $0.keep(if: isBetter) }
  }

  /// Creates a hook that chooses among all trials in the end.
  private static func choosing(
    _ id: String, _ action: String, _ sentence: String,
    _ choose: @escaping @Sendable (_ trials: [Trial]) -> Trial?
  ) -> Hook {
    Hook(id, action, .afterLoop, sentence) { $0.best = choose($0.trials) }
  }

  static let hooks: [Hook] = [
    keeping(
      "last-of-equals", "keep the last of equals",
      "Of equal losses your search keeps the last one; the first one wins."
    ) { loss, best in !loss.isNaN && (best.map { loss <= $0 } ?? true) },
    keeping(
      "nan-wins", "keep a first NaN",
      "A first loss that is NaN stays the best for ever, because no number is less than NaN."
    ) { loss, best in best.map { loss < $0 } ?? true },
    keeping(
      "nan-wins", "keep every NaN",
      "A loss that is NaN wins in your search, because NaN is never greater than the best loss."
    ) { loss, best in best.map { !(loss >= $0) } ?? true },
    keeping(
      "nan-wins", "keep every NaN and the last of equals",
      "A loss that is NaN wins in your search, because NaN is never greater than the best loss. And "
        + "of equal losses the last one wins."
    ) { loss, best in best.map { !(loss > $0) } ?? true },
    keeping(
      "nan-wins", "keep a first NaN and the last of equals",
      "A first loss that is NaN stays the best for ever. And of equal losses the last one wins."
    ) { loss, best in best.map { loss <= $0 } ?? true },
    keeping(
      "nan-wins", "keep a NaN until a number comes",
      "Your search returns a trial whose loss is NaN where there is no other. Then nothing has won."
    ) { loss, best in
      best.map { $0.isNaN && !loss.isNaN || loss < $0 } ?? true
    },
    keeping(
      "maximizes", "keep the greater one",
      "Your search keeps the greatest loss; less is better."
    ) { loss, best in !loss.isNaN && (best.map { loss > $0 } ?? true) },
    keeping(
      "maximizes", "keep the greater one, or a first NaN",
      "Your search keeps the greatest loss; less is better."
    ) { loss, best in best.map { loss > $0 } ?? true },
    keeping(
      "maximizes", "keep the greater one, the last of equals",
      "Your search keeps the greatest loss; less is better."
    ) { loss, best in !loss.isNaN && (best.map { loss >= $0 } ?? true) },
    keeping(
      "sign-ignored", "keep the smaller size",
      "Your search compares the losses without their signs."
    ) { loss, best in !loss.isNaN && (best.map { abs(loss) < abs($0) } ?? true) },
    keeping(
      "maximizes", "keep the greater one, and every NaN",
      "Your search keeps the greatest loss, where less is better, and NaN wins."
    ) { loss, best in best.map { !($0 >= loss) } ?? true },
    keeping(
      "maximizes", "keep the greater one, the last of equals and every NaN",
      "Your search keeps the greatest loss, where less is better, and NaN wins."
    ) { loss, best in best.map { !($0 > loss) } ?? true },
    keeping(
      "returns-the-last", "keep the last one",
      "Your search returns the last trial, not the best one."
    ) { _, _ in true },
    keeping(
      "returns-the-last", "keep the last number",
      "Your search returns the last trial, not the best one."
    ) { loss, _ in !loss.isNaN },
    choosing(
      "returns-the-first", "return the first one",
      "Your search returns the first trial, whatever the others reach."
    ) { $0.first },
    choosing(
      "nan-wins", "sort",
      "Your search sorts losses of which some are NaN. NaN has no place in an order."
    ) { $0.sorted { $0.loss < $1.loss }.first },
    choosing(
      "returns-the-second-best", "return the second best",
      "Your search returns the second best trial."
    ) { trials in
      trials.filter { !$0.loss.isNaN }.sorted { $0.loss < $1.loss }.dropFirst().first
    },
    Hook(
      "draws-again-for-the-winner", "draw again", .afterLoop,
      "Your search returns a configuration that it draws in the end, not the one that won."
    ) { search in
      guard let best = search.best else { return }
      search.best = Trial(configuration: search.draw(), loss: best.loss)
    },
    Hook(
      "draws-again-for-the-winner", "draw again, always", .afterLoop,
      "Your search returns a configuration that it draws in the end, not the one that won."
    ) { search in
      let drawn = search.draw()
      search.best = search.best.map { Trial(configuration: drawn, loss: $0.loss) }
    },
    Hook(
      "draws-again-for-the-winner", "draw again to keep", .insteadOf(Loop.keep),
      "Your search draws a new configuration when it keeps a trial: its loss belongs to another one."
    ) { search in
      guard let loss = search.loss, !loss.isNaN, search.best.map({ loss < $0.loss }) ?? true
      else { return }
      search.best = Trial(configuration: search.draw(), loss: loss)
    },
    Hook(
      "evaluates-the-winner-again", "evaluate the winner", .afterLoop,
      "Your search evaluates the winner once more, which its budget does not pay for."
    ) { search in
      guard let best = search.best else { return }
      search.best = Trial(
        configuration: best.configuration, loss: search.evaluate(best.configuration))
    },
    Hook(
      "evaluates-the-winner-again", "evaluate the winner in vain", .afterLoop,
      "Your search evaluates the winner once more, which its budget does not pay for."
    ) { search in
      if let best = search.best { _ = search.evaluate(best.configuration) }
    },
    Hook(
      "evaluates-again-to-keep", "evaluate again to keep", .insteadOf(Loop.keep),
      "Your search evaluates a configuration once more when it keeps it, which its budget does not pay "
        + "for."
    ) { search in
      guard let configuration = search.configuration, let loss = search.loss, !loss.isNaN,
        search.best.map({ !($0.loss <= loss) }) ?? true
      else { return }
      search.best = Trial(configuration: configuration, loss: search.evaluate(configuration))
    },
    Hook(
      "draws-another-to-evaluate", "evaluate another one", .insteadOf(Loop.evaluate),
      "Your search draws twice in each turn: it keeps one configuration and evaluates another."
    ) { $0.loss = $0.evaluate($0.draw()) },
    Hook(
      "loss-of-another", "take the last configuration", .afterLoop,
      "Your search returns the last configuration with the best loss; they do not belong together."
    ) { search in
      guard let best = search.best, let last = search.trials.last else { return }
      search.best = Trial(configuration: last.configuration, loss: best.loss)
    },
    Hook(
      "loss-of-another", "take the first configuration", .afterLoop,
      "Your search returns the first configuration with the best loss; they do not belong together."
    ) { search in
      guard let best = search.best, let first = search.trials.first else { return }
      search.best = Trial(configuration: first.configuration, loss: best.loss)
    },
    Hook(
      "loss-of-another", "take the last loss", .afterLoop,
      "Your search returns the best configuration with the last loss; they do not belong together."
    ) { search in
      guard let best = search.best, let loss = search.loss else { return }
      search.best = Trial(configuration: best.configuration, loss: loss)
    },
  ]

  /// Mistakes with another number of turns than any procedure has.
  static let all: [Variant<SearchScript>] = [
    whole(
      "retries-after-nan",
      "Your search does not count an evaluation that gives NaN. It was paid for."
    ) { search in
      var counted = 0
      var calls = 0
      while counted < search.budget {
        calls += 1
        guard !EndlessSearch.isReached(calls: calls) else { throw RunningSearch.Trap() }
        try search.perform(Loop.draw, [:])
        try search.perform(Loop.evaluate, [:])
        try search.perform(Loop.keep, [:])
        if search.loss?.isNaN == false { counted += 1 }
      }
    },
    whole(
      "stops-at-nan", "Your search ends at the first loss that is NaN. The others may still win."
    ) { search in
      for _ in 0..<search.budget {
        try search.perform(Loop.draw, [:])
        try search.perform(Loop.evaluate, [:])
        if search.loss?.isNaN == true { break }
        try search.perform(Loop.keep, [:])
      }
    },
    whole(
      "nil-after-nan",
      "Your search returns nil as soon as one loss is NaN. The others may still win."
    ) { search in
      for _ in 0..<search.budget {
        try search.perform(Loop.draw, [:])
        try search.perform(Loop.evaluate, [:])
        if search.loss?.isNaN == true {
          search.best = nil
          return
        }
        try search.perform(Loop.keep, [:])
      }
    },
    whole(
      "skips-repeated-configurations",
      "Your search does not evaluate a configuration again that is drawn again. Training is random, "
        + "so the second loss can be another one."
    ) { search in
      var seen: Set<Configuration> = []
      for _ in 0..<search.budget {
        try search.perform(Loop.draw, [:])
        guard let configuration = search.configuration, seen.insert(configuration).inserted else {
          continue
        }
        try search.perform(Loop.evaluate, [:])
        try search.perform(Loop.keep, [:])
      }
    },
    whole(
      "skips-repeated-configurations",
      "Your search draws until a configuration is new. One that is drawn again has to be evaluated "
        + "again: training is random, so its second loss can be another one."
    ) { search in
      var seen: Set<Configuration> = []
      var calls = 0
      while seen.count < search.budget {
        calls += 1
        guard !EndlessSearch.isReached(calls: calls) else { throw RunningSearch.Trap() }
        try search.perform(Loop.draw, [:])
        guard let configuration = search.configuration, seen.insert(configuration).inserted else {
          continue
        }
        try search.perform(Loop.evaluate, [:])
        try search.perform(Loop.keep, [:])
      }
    },
    whole(
      "stops-when-worse", "Your search ends at the first trial that is no better than the best one."
    ) { search in
      for _ in 0..<search.budget {
        try search.perform(Loop.draw, [:])
        try search.perform(Loop.evaluate, [:])
        guard let loss = search.loss, search.best.map({ loss < $0.loss }) ?? true else { break }
        try search.perform(Loop.keep, [:])
      }
    },
    whole(
      "stops-when-worse",
      "Your search ends at the first trial that is no better than the best one, and "
        + "a first NaN is never beaten."
    ) { search in
      for _ in 0..<search.budget {
        try search.perform(Loop.draw, [:])
        try search.perform(Loop.evaluate, [:])
        guard let loss = search.loss, search.best.map({ loss < $0.loss }) ?? true else { break }
        search.keep { _, _ in true }
      }
    },
  ]

  /// Faults of which many mistakes are the cause, the most telling first.
  static let faults: [SharedFault<SearchScript>] = [
    counted(
      "too-many-evaluations", "Your search makes more evaluations than its budget allows.",
      SearchScript.Label.evaluations, >),
    counted(
      "too-few-evaluations", "Your search makes fewer evaluations than its budget allows.",
      SearchScript.Label.evaluations, <),
    counted(
      "too-many-draws", "Your search draws more configurations than it may evaluate.",
      SearchScript.Label.draws, >),
    SharedFault(
      "random-search.wrong-winner",
      "Your search evaluates what it should, but returns another trial than the first of those with "
        + "the least loss."
    ) { script, trace in
      trace.rows.first?.value == .integer(script.budget)
    },
  ]

  private static func counted(
    _ id: String, _ sentence: String, _ label: String,
    _ isWrong: @escaping @Sendable (_ number: Int, _ budget: Int) -> Bool
  ) -> SharedFault<SearchScript> {
    SharedFault("random-search.\(id)", sentence) { script, trace in
      guard case .integer(let number)? = trace.rows.first(where: { $0.label == label })?.value
      else { return false }
      return isWrong(number, script.budget)
    }
  }

  /// Creates a variant from a whole search. A trap stands for a search that has no end.
  private static func whole(
    _ id: String, _ sentence: String,
    run: @escaping @Sendable (inout RunningSearch) throws -> Void
  ) -> Variant<SearchScript> {
    Variant("random-search.\(id)", sentence) { script in
      let action = Action(id, sentence)
      do {
        return try RandomSearchLoop.trace(
          of: script, Procedure([action], count: .fixed(1)), [action: run])
      } catch is RunningSearch.Trap {
        return EndlessSearchChecks<SearchScript>.endless
      }
    }
  }

  /// A best loss that begins with a number: larger losses never win.
  static let startsFromANumber: Family<SearchScript> = .counted(
    VariantName(
      id: "random-search.starts-from-a-number",
      sentence: "Your best loss begins with a number, so that larger losses never win."),
    candidates: { _ in [0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 1_000_000_000] }
  ) { number in
    let hook = keeping(
      "starts-from-a-number", "keep one below a number",
      "Your best loss begins with \(NumberText.grouped(number)), so that larger losses never win. "
        + "Begin with no trial at all, or with infinity."
    ) { loss, best in loss < (best ?? Double(number)) }
    return RandomSearchLoop.variant(
      "random-search.starts-from-a-number", hook.mistake.sentence,
      hook.mistake.applied(to: Loop.procedure), [hook.mistake.action: hook.effect])
  }
}
