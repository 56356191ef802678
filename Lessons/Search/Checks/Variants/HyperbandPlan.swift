internal import Checking

/// Hyperband's brackets with their parts as data, so that a mistake is another value of one of them.
struct HyperbandPlan: Sendable {
  typealias Rung = (configurations: Int, budget: Int)

  var id = "hyperband"
  var sentence = "The numbers are those of the paper’s pseudocode, as the lesson has it."
  /// The number of the largest bracket: ⌊log_η R⌋ in the lesson.
  var last: @Sendable (_ maximum: Int, _ eta: Int) -> Int = { Self.wholeLogarithm($0, $1) }
  /// The numbers of the brackets, in their order.
  var order: @Sendable (_ last: Int) -> [Int] = { Array((0...$0).reversed()) }
  /// The number of configurations at the beginning of a bracket.
  var start: @Sendable (_ last: Int, _ s: Int, _ eta: Int) -> Int = { last, s, eta in
    ((last + 1) * power(eta, s) + s) / (s + 1)
  }
  /// The number of configurations of a rung.
  var left: @Sendable (_ start: Int, _ rung: Int, _ eta: Int) -> Int = { start, rung, eta in
    start / power(eta, rung)
  }
  /// The budget of a rung: ⌊R / η^(s − i)⌋ in the lesson.
  var budget: @Sendable (_ maximum: Int, _ s: Int, _ rung: Int, _ eta: Int) -> Int = {
    maximum, s, rung, eta in maximum / power(eta, s - rung)
  }
  /// The numbers of the rungs of a bracket.
  var rungs: @Sendable (_ s: Int) -> [Int] = { Array(0...max($0, 0)) }
  var finish: @Sendable (_ brackets: [[Rung]]) -> [[Rung]] = { $0 }

  func brackets(_ maximum: Int, _ eta: Int) -> [[Rung]] {
    let last = last(maximum, eta)
    return finish(
      order(max(last, 0)).map { s in
        let start = start(last, s, eta)
        return rungs(s).map { rung in
          (left(start, rung, eta), budget(maximum, s, rung, eta))
        }
      })
  }

  /// Returns ηⁱ, and 1 for a negative exponent.
  static func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<max(exponent, 0)).reduce(1) { product, _ in product * base }
  }

  /// Returns the largest s with η^s ≤ R.
  static func wholeLogarithm(_ maximum: Int, _ eta: Int) -> Int {
    var s = 0
    while power(eta, s + 1) <= maximum { s += 1 }
    return s
  }

  /// The pseudocode and the table of the paper, each with budgets that are rounded down, computed from
  /// the rounded first one, or rounded to the nearest number.
  static let accepted: [HyperbandPlan] = [HyperbandPlan(), table].flatMap { plan in
    let budgets:
      [(id: String, sentence: String, budget: (@Sendable (Int, Int, Int, Int) -> Int)?)] = [
        ("", "", nil),
        (
          "whole-first-budget",
          " The first budget of a bracket is rounded down, and then multiplied.",
          { maximum, s, rung, eta in maximum / power(eta, s) * power(eta, rung) }
        ),
        (
          "nearest-budget", " Budgets are rounded to the nearest number.",
          { maximum, s, rung, eta in
            let power = power(eta, s - rung)
            return (2 * maximum + power) / (2 * power)
          }
        ),
      ]
    return budgets.map { budget in
      var other = plan
      if !budget.id.isEmpty {
        other.id = (plan.id == "hyperband" ? "hyperband." : "\(plan.id)-") + budget.id
      }
      other.sentence += budget.sentence
      if let budget = budget.budget { other.budget = budget }
      return other
    }
  }

  /// The paper's table rounds (s_max + 1) / (s + 1) down before it multiplies by η^s.
  private static let table: HyperbandPlan = {
    var plan = HyperbandPlan()
    plan.id = "hyperband.table"
    plan.sentence = "The numbers are those of the paper’s table."
    plan.start = { last, s, eta in (last + 1) / (s + 1) * power(eta, s) }
    return plan
  }()
}
