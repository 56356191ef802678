internal import Checking
internal import Observations
internal import Rules
internal import SearchKit

/// The lesson's random search as a procedure.
enum RandomSearchLoop {
  static let draw = Action("draw", "draws a configuration")
  static let evaluate = Action("evaluate", "evaluates it")
  static let keep = Action("keep", "keeps the better one")

  static let procedure = Procedure([draw, evaluate, keep])

  typealias Effect = @Sendable (inout RunningSearch) throws -> Void

  static func variant(
    _ id: String, _ sentence: String, _ procedure: Procedure, _ effects: [Action: Effect] = [:]
  ) -> Variant<SearchScript> {
    Variant(id, sentence) { try trace(of: $0, procedure, effects) }
  }

  /// Runs a procedure as a random search.
  ///
  /// - Throws: ``RunningSearch/Trap`` where a program that does the same is ended by a trap.
  static func trace(
    of script: SearchScript, _ procedure: Procedure, _ effects: [Action: Effect]
  ) throws -> Trace {
    var trap: (any Error)?
    let trace = script.trace { budget, draw, evaluate in
      withoutActuallyEscaping(draw) { draw in
        withoutActuallyEscaping(evaluate) { evaluate in
          var search = RunningSearch(budget: budget, draw: draw, evaluate: evaluate)
          do {
            try procedure.run(asked: budget) { try search.perform($0, effects) }
          } catch {
            trap = error
          }
          return search.best
        }
      }
    }
    if let trap { throw trap }
    return trace
  }
}

/// A random search while it runs.
struct RunningSearch {
  struct Trap: Error {}

  let budget: Int
  let draw: () -> Configuration
  let evaluate: (Configuration) -> Double
  /// The configuration that was drawn last, and the loss that was computed last.
  var configuration: Configuration?
  var loss: Double?
  var best: Trial?
  /// Everything that was evaluated.
  var trials: [Trial] = []

  mutating func perform(
    _ action: Action, _ effects: [Action: RandomSearchLoop.Effect]
  ) throws {
    switch action {
    case RandomSearchLoop.draw: configuration = draw()
    case RandomSearchLoop.evaluate:
      guard let configuration else { throw Trap() }
      let value = evaluate(configuration)
      loss = value
      trials.append(Trial(configuration: configuration, loss: value))
    case RandomSearchLoop.keep:
      keep { loss, best in !loss.isNaN && (best.map { loss < $0 } ?? true) }
    default: try effects[action]?(&self)
    }
  }

  /// Keeps the last trial if it is better by a rule; nil stands for no trial so far.
  mutating func keep(if isBetter: (_ loss: Double, _ best: Double?) -> Bool) {
    guard let configuration, let loss, isBetter(loss, best?.loss) else { return }
    best = Trial(configuration: configuration, loss: loss)
  }
}
