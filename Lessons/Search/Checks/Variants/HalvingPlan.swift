internal import Checking
internal import Observations
internal import SearchKit

/// Successive halving with its parts as data, so that a mistake is another value of one of them.
struct HalvingPlan: Sendable {
  /// When the search ends.
  enum Ending: Sendable {
    /// As soon as one configuration is left.
    case one
    /// After the last one has been evaluated with the largest budget.
    case oneEvaluated
    /// After the rung that leaves one; so a single configuration is evaluated once.
    case afterRung
    /// After a rung of at most η configurations, which may be a single one.
    case afterRungOfEta
  }

  /// A rung as its parts see it.
  struct Rung: Sendable {
    /// The number of the rung, from 0.
    let index: Int
    let budget: Int
    let minimumBudget: Int
    let eta: Int
    /// The number of configurations in this rung, and in the first one.
    let count: Int
    let firstCount: Int
  }

  var id = "successive-halving"
  var sentence = "The search ends as soon as one configuration is left, as the lesson has it."
  var ending = Ending.one
  /// Whether the search may have no end, so that its programs are started anew.
  var mayBeEndless = false
  /// Whether the program stops where nobody ever drops out.
  var stopsWithoutHope = true
  /// The budget of the first rung.
  var firstBudget: @Sendable (_ minimum: Int, _ eta: Int) -> Int = { minimum, _ in minimum }
  /// How many configurations stay.
  var stay: @Sendable (Rung) -> Int = { max(1, $0.count / $0.eta) }
  /// The budget of the next rung.
  var nextBudget: @Sendable (Rung) -> Int = { $0.budget.multiplied(by: $0.eta) }
  /// Whether there is another rung for so many configurations.
  var goesOn: @Sendable (_ count: Int, _ eta: Int) -> Bool = { count, _ in count > 1 }
  /// Whether a rung is the last one, whoever is left.
  var isLast: @Sendable (Rung) -> Bool = { _ in false }
  /// What is evaluated in a rung.
  var evaluated:
    @Sendable (_ survivors: [Configuration], _ all: [Configuration], Rung)
      -> [Configuration] = { survivors, _, _ in survivors }
  /// The number by which a configuration is ranked, given its losses so far.
  var score: @Sendable (_ losses: [Double]) -> Double = { $0[$0.count - 1] }
  /// Whether the candidates are ranked by their scores.
  var ranks = true
  /// Who is left to choose from.
  var candidates:
    @Sendable (_ survivors: [Configuration], _ all: [Configuration])
      -> [Configuration] = { survivors, _ in survivors }
  var result: @Sendable (_ survivors: [Configuration], _ all: [Configuration]) -> Configuration? = {
    survivors, _ in survivors.first
  }

  /// The accepted ways.
  static let accepted = [
    HalvingPlan(),
    HalvingPlan(
      id: "successive-halving.trains-the-last",
      sentence: "The last configuration is trained with the largest budget too, as in Hyperband.",
      ending: .oneEvaluated),
    HalvingPlan(
      id: "successive-halving.one-rung-at-least",
      sentence: "There is always one rung, so a single configuration is evaluated once.",
      ending: .afterRung),
    HalvingPlan(
      id: "successive-halving.last-rung-of-eta",
      sentence: "As soon as at most η configurations are left, even one, a last rung decides.",
      ending: .afterRungOfEta),
  ]

  private struct Endless: Error {}

  /// How many searches without an end a program is asked for. After the last one it is not started
  /// again, and the same is said of all the following searches.
  private static let mostEndless = 3

  /// Returns the plan as a variant.
  func variant(_ id: String, _ sentence: String) -> Variant<HalvingScript> {
    guard mayBeEndless else { return Variant(id, sentence) { trace(of: $0) } }
    return Variant(
      id, sentence,
      acrossScenarios: {
        var endless = 0
        return { script in
          let known = EndlessSearchChecks<HalvingScript>.endless
          if endless == Self.mostEndless {
            return SuccessiveHalvingExercise.mayStop(script)
              ? EndlessSearchChecks<HalvingScript>.stopping(false) : known
          }
          let trace = trace(of: script)
          if trace == known { endless += 1 }
          return trace
        }
      })
  }

  /// Returns what is observed of the plan.
  func trace(of script: HalvingScript) -> Trace {
    guard !SuccessiveHalvingExercise.mayStop(script) else {
      return EndlessSearchChecks<HalvingScript>.stopping(stopsWithoutHope)
    }
    var isEndless = false
    let trace = script.trace { configurations, minimumBudget, eta, evaluate in
      var calls = 0
      do {
        return try run(configurations, minimumBudget, eta) { configuration, budget in
          calls += 1
          guard !EndlessSearch.isReached(calls: calls, budget: budget) else { throw Endless() }
          return evaluate(configuration, budget)
        }
      } catch {
        isEndless = true
        return nil
      }
    }
    return isEndless ? EndlessSearchChecks<HalvingScript>.endless : trace
  }

  private func run(
    _ configurations: [Configuration], _ minimumBudget: Int, _ eta: Int,
    _ evaluate: (Configuration, Int) throws -> Double
  ) throws -> Configuration? {
    var survivors = configurations
    var losses: [Configuration: [Double]] = [:]
    var budget = firstBudget(minimumBudget, eta)
    var index = 0
    while !survivors.isEmpty {
      let isFree =
        ending == .afterRung && index == 0 || ending == .oneEvaluated || ending == .afterRungOfEta
      if !isFree, !goesOn(survivors.count, eta) { break }
      guard index < 200 else { throw Endless() }
      let rung = Rung(
        index: index, budget: budget, minimumBudget: minimumBudget, eta: eta,
        count: survivors.count, firstCount: configurations.count)
      for configuration in evaluated(survivors, configurations, rung) {
        losses[configuration, default: []].append(try evaluate(configuration, budget))
      }
      if survivors.count == 1 || ending == .oneEvaluated && !goesOn(survivors.count, eta) { break }
      let pool = candidates(survivors, configurations)
      let scored = pool.map { ($0, score(losses[$0] ?? [0])) }
      let ranked = ranks ? scored.sorted { $0.1 < $1.1 } : scored
      survivors = ranked.prefix(max(0, stay(rung))).map(\.0)
      if isLast(rung) || ending == .afterRungOfEta && rung.count <= eta { break }
      budget = nextBudget(rung)
      index += 1
    }
    return result(survivors, configurations)
  }
}

extension Int {
  /// Returns a power with a whole exponent, or a very large number where it is too large.
  func power(_ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product.multiplied(by: self) }
  }

  /// Returns a product, or a very large number where it is too large.
  func multiplied(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? 1 << 62 : Swift.min(product, 1 << 62)
  }
}
