import Checking
import OptimizersKit
import Testing

/// Mistakes with a number in them: any number, not one of a list.
@Suite struct ConstantTests {
  typealias Changes = WrappedOptimizer.Changes

  /// A mistake, the number in it, and its name.
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let number: String
    let changes: Changes

    var testDescription: String { "\(id) \(number)" }
  }

  static let cases: [Case] =
    [137.5, 0.37, 500, 7].flatMap { (bound: Double) in
      [
        Case(
          id: "clipped-gradient", number: "\(bound)",
          changes: Changes(gradient: { now in
            now.length <= bound ? now.gradient : now.gradient.map { $0 * bound / now.length }
          })),
        Case(
          id: "clipped-gradient", number: "±\(bound)",
          changes: Changes(gradient: { $0.gradient.map { max(-bound, min(bound, $0)) } })),
      ]
    }
    + [0.0042, 0.3, 7e-4, 1.5].flatMap { (decay: Double) in
      [
        Case(
          id: "weight-decay", number: "\(decay)",
          changes: Changes(gradient: { now in
            zip(now.gradient, now.parameters).map { $0 + decay * $1 }
          })),
        Case(
          id: "weight-decay", number: "\(decay)",
          changes: Changes(moved: { moved, now in
            zip(moved, now.parameters).map { $0 - now.values[0] * decay * $1 }
          })),
      ]
    }
    + [2.7, 40].map { (bound: Double) in
      Case(
        id: "clamped-parameters", number: "±\(bound)",
        changes: Changes(moved: { moved, _ in moved.map { max(-bound, min(bound, $0)) } }))
    }
    + [37, 163, 420].map { last in
      Case(
        id: "stops-early", number: "after \(last) steps",
        changes: Changes(moved: { moved, now in now.step > last ? now.parameters : moved }))
    }

  @Test(
    "A number of somebody's own is found, and told", arguments: cases, LessonsChecks.optimizers)
  func common(_ mistake: Case, _ exercise: String) throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.optimizer(exercise))
    let judgement = try judge.judge(
      WrappedOptimizer.variant(of: exercise, mistake.changes), seed: 2)
    let diagnosis = try #require(judgement.diagnosis, "\(exercise) \(mistake.testDescription)")
    #expect(diagnosis.misconceptions.map(\.id) == ["\(exercise).\(mistake.id)"])
    let number =
      mistake.number.hasSuffix(".0") ? String(mistake.number.dropLast(2)) : mistake.number
    #expect(diagnosis.description.contains(number), "\(diagnosis.description)")
  }

  /// A mistake of one exercise.
  struct Own: Sendable, CustomTestStringConvertible {
    let exercise: String
    let id: String
    let number: String
    let step: @Sendable ([Double], Double, Double, inout [Double]) -> Double

    var testDescription: String { "\(exercise).\(id) \(number)" }
  }

  static let own: [Own] =
    [0.85, 0.37].flatMap { (momentum: Double) in
      [
        Own(exercise: "sgd", id: "heavy-ball", number: "\(momentum)") { values, x, g, memory in
          memory[0] = momentum * memory[0] + g
          return x - values[0] * memory[0]
        },
        Own(exercise: "momentum", id: "beta-hard-coded", number: "\(momentum)") {
          values, x, g, memory in
          memory[0] = momentum * memory[0] + (1 - momentum) * g
          return x - values[0] * memory[0]
        },
        Own(exercise: "momentum", id: "beta-at-most", number: "\(momentum)") {
          values, x, g, memory in
          let beta = min(momentum, values[1])
          memory[0] = beta * memory[0] + (1 - beta) * g
          return x - values[0] * memory[0]
        },
        Own(exercise: "rmsprop", id: "beta-hard-coded", number: "\(momentum)") {
          values, x, g, memory in
          memory[0] = momentum * memory[0] + (1 - momentum) * g * g
          return x - values[0] * g / (memory[0] + values[2]).squareRoot()
        },
        Own(exercise: "rmsprop", id: "momentum-on-top", number: "\(momentum)") {
          values, x, g, memory in
          memory[0] = values[1] * memory[0] + (1 - values[1]) * g * g
          memory[1] = momentum * memory[1] + g / (memory[0].squareRoot() + values[2])
          return x - values[0] * memory[1]
        },
        Own(exercise: "adam", id: "beta1-hard-coded", number: "\(momentum)") {
          adam([$0[0], momentum, $0[2], $0[3]], $1, $2, &$3)
        },
        Own(exercise: "adam", id: "beta2-hard-coded", number: "\(momentum)") {
          adam([$0[0], $0[1], momentum, $0[3]], $1, $2, &$3)
        },
        Own(exercise: "adam", id: "beta2-beta1-hard-coded", number: "\(momentum)") {
          adam([$0[0], 0.9, momentum, $0[3]], $1, $2, &$3)
        },
      ]
    }
    + [3e-7, 0.0025, 0.7].flatMap { (epsilon: Double) in
      [
        Own(exercise: "rmsprop", id: "epsilon-hard-coded", number: "\(epsilon)") {
          values, x, g, memory in
          memory[0] = values[1] * memory[0] + (1 - values[1]) * g * g
          return x - values[0] * g / (memory[0] + epsilon).squareRoot()
        },
        Own(exercise: "adam", id: "epsilon-hard-coded", number: "\(epsilon)") {
          adam([$0[0], $0[1], $0[2], epsilon], $1, $2, &$3)
        },
      ]
    }
    + [17, 64].flatMap { period in
      [
        Own(exercise: "momentum", id: "forgets-now-and-then", number: "\(period)") {
          values, x, g, memory in
          memory[1] += 1
          if memory[1] == Double(period) { memory[0] = 0 }
          memory[0] = values[1] * memory[0] + (1 - values[1]) * g
          return x - values[0] * memory[0]
        },
        Own(exercise: "rmsprop", id: "forgets-now-and-then", number: "\(period)") {
          values, x, g, memory in
          memory[1] += 1
          if Int(memory[1]) % period == 0 { memory[0] = 0 }
          memory[0] = values[1] * memory[0] + (1 - values[1]) * g * g
          return x - values[0] * g / (memory[0].squareRoot() + values[2])
        },
      ]
    }

  private static func adam(
    _ values: [Double], _ x: Double, _ g: Double, _ memory: inout [Double]
  ) -> Double {
    memory[2] += 1
    memory[0] = values[1] * memory[0] + (1 - values[1]) * g
    memory[1] = values[2] * memory[1] + (1 - values[2]) * g * g
    var (power1, power2) = (1.0, 1.0)
    for _ in 0..<Int(memory[2]) { (power1, power2) = (power1 * values[1], power2 * values[2]) }
    let root = (memory[1] / (1 - power2)).squareRoot() + values[3]
    return x - values[0] * memory[0] / (1 - power1) / root
  }

  @Test("So is one of an exercise's own", arguments: own)
  func ownMistakes(_ mistake: Own) throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.optimizer(mistake.exercise))
    let judgement = try judge.judge(AcceptedWays.way(mistake.id, mistake.step), seed: 4)
    let diagnosis = try #require(judgement.diagnosis, "\(mistake.testDescription)")
    #expect(diagnosis.misconceptions.map(\.id) == ["\(mistake.exercise).\(mistake.id)"])
    #expect(diagnosis.description.contains(mistake.number), "\(diagnosis.description)")
  }
}
