import Checking
import OptimizersKit
import Testing

/// Optimizers that are wrong only if some condition is true by coincidence.
@Suite struct CoincidenceTests {
  typealias Situation = WrappedOptimizer.Situation

  struct Condition: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let holds: @Sendable (Situation) -> Bool

    /// Whether it shows in a gradient that was not cleared: one that is very small does not, and after
    /// a long run the gradient is not looked at.
    var showsInZeroing: Bool {
      !["below", "step", "stood still", "comes after"].contains { testDescription.contains($0) }
    }

    init(_ text: String, _ holds: @escaping @Sendable (Situation) -> Bool) {
      testDescription = text
      self.holds = holds
    }
  }

  /// Conditions that are true at some inputs and false at others.
  static let conditions: [Condition] =
    [
      Condition("the gradient sums to zero") { $0.gradient.reduce(0, +) == 0 && $0.length > 0 },
      Condition("its mean is zero") { now in
        now.gradient.count > 2 && now.gradient.reduce(0, +) == 0 && now.length > 0
      },
      Condition("its numbers are equal") { now in
        now.gradient.count > 1 && now.gradient.allSatisfy { $0 == now.gradient[0] }
          && now.length > 0
      },
      Condition("its first number is zero") { $0.gradient[0] == 0 && $0.length > 0 },
      Condition("its last number is zero") { $0.gradient.last == 0 && $0.length > 0 },
      Condition("one number alone is not zero") { now in
        now.gradient.count > 1 && now.gradient.count { $0 != 0 } == 1
      },
      Condition("its numbers are opposite") { now in
        now.gradient.count == 2 && now.gradient[0] == -now.gradient[1] && now.length > 0
      },
      Condition("its product is zero") { now in
        now.gradient.contains(0) && now.length > 0
      },
      Condition("all of it is positive") { $0.gradient.allSatisfy { $0 > 0 } },
      Condition("all of it is negative") { $0.gradient.allSatisfy { $0 < 0 } },
      Condition("it is of whole numbers") { now in
        now.gradient.allSatisfy { $0.rounded() == $0 } && now.length > 0
      },
      Condition("its length is a whole number") {
        $0.length > 0 && $0.length.rounded() == $0.length
      },
      Condition("it equals the parameters") { $0.gradient == $0.parameters && $0.length > 0 },
      Condition("it is opposite to the parameters") { now in
        now.gradient == now.parameters.map { -$0 } && now.length > 0
      },
      Condition("it is that of the step before") { now in
        now.gradient == now.previousGradient && now.length > 0
      },
      Condition("it is opposite to that of the step before") { now in
        now.previousGradient.map { $0 == now.gradient.map { -$0 } } ?? false && now.length > 0
      },
      Condition("it comes after a zero gradient") { now in
        now.previousGradient?.allSatisfy { $0 == 0 } ?? false && now.length > 0
      },
      Condition("the parameters stood still") { now in
        now.parameters == now.previousParameters && now.length > 0
      },
      Condition("the parameters are zero") { now in
        now.parameters.allSatisfy { $0 == 0 } && now.length > 0
      },
      Condition("a parameter is zero") { $0.parameters.contains(0) && $0.length > 0 },
      Condition("the parameters sum to zero") { now in
        now.parameters.reduce(0, +) == 0 && now.length > 0
      },
      Condition("the parameters are equal") { now in
        now.parameters.count > 1 && now.parameters.allSatisfy { $0 == now.parameters[0] }
          && now.length > 0
      },
      Condition("there is one parameter") { $0.parameters.count == 1 },
      Condition("there are two") { $0.parameters.count == 2 },
      Condition("there are three") { $0.parameters.count == 3 },
      Condition("there are more than ten") { $0.parameters.count > 10 },
      Condition("there are more than a hundred") { $0.parameters.count > 100 },
      Condition("they are a table") { $0.shape.count > 1 },
      Condition("a parameter is large") { $0.parameters.contains { abs($0) > 1e6 } },
      Condition("the learning rate is above 10") { $0.values[0] > 10 },
    ]
    + [1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-3].map { bound in
      Condition("its length is below \(bound)") { $0.length < bound && $0.length > 0 }
    }
    + [1e-12, 1e-8, 1e-6].map { bound in
      Condition("a number of it is below \(bound)") { now in
        now.gradient.contains { $0 != 0 && abs($0) < bound }
      }
    }
    + [100, 1e3, 1e4, 1e6, 1e8, 1e10, 1e12].map { bound in
      Condition("its length is above \(bound)") { $0.length > bound }
    }
    + [1, 2, 3, 7, 10, 40, 100, 399, 500, 699].map { last in
      Condition("it is step \(last)") { $0.step == last && $0.length > 0 }
    }
    + [50, 100, 120, 400, 600].map { last in
      Condition("it is after step \(last)") { $0.step > last }
    }

  @Test(
    "An optimizer that leaves out a step by coincidence is rejected", arguments: conditions,
    LessonsChecks.optimizers)
  func steps(_ condition: Condition, _ exercise: String) throws {
    try requireRejected(
      exercise, WrappedOptimizer.Changes(skipsStep: condition.holds), condition.testDescription)
  }

  @Test(
    "An optimizer that does not clear the gradient by coincidence is rejected",
    arguments: conditions.filter(\.showsInZeroing), LessonsChecks.optimizers)
  func zeroing(_ condition: Condition, _ exercise: String) throws {
    try requireRejected(
      exercise, WrappedOptimizer.Changes(skipsZeroing: condition.holds), condition.testDescription)
  }

  private func requireRejected(
    _ exercise: String, _ changes: WrappedOptimizer.Changes, _ text: String
  ) throws {
    // Without misconceptions: the test is about rejection, not about diagnosis.
    let full = try LessonsChecks.optimizer(exercise)
    let judge = VariantJudge(
      comparisonChecks: ComparisonChecks(
        exercise: exercise, checks: full.checks, conventions: full.conventions, misconceptions: [],
        describe: full.describe))
    for seed in [UInt64(17)] {
      let judgement = try judge.judge(
        WrappedOptimizer.variant(of: exercise, changes), seed: seed)
      #expect(
        judgement.checks.contains { $0.status == .failed }, "\(exercise), seed \(seed): \(text)")
    }
  }

  @Test("With nothing changed, all of them pass", arguments: LessonsChecks.optimizers)
  func unchanged(_ exercise: String) throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.optimizer(exercise))
    let judgement = try judge.judge(
      WrappedOptimizer.variant(of: exercise, WrappedOptimizer.Changes()), seed: 3)
    #expect(judgement.checks.allSatisfy { $0.status == .passed })
  }

  @Test(
    "A step that is left out where the gradient sums to zero is told as that",
    arguments: LessonsChecks.optimizers)
  func named(_ exercise: String) throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.optimizer(exercise))
    let judgement = try judge.judge(
      WrappedOptimizer.variant(
        of: exercise,
        WrappedOptimizer.Changes(skipsStep: { $0.gradient.reduce(0, +) == 0 })), seed: 0)
    #expect(
      judgement.diagnosis?.misconceptions.map(\.id) == ["\(exercise).skips-special-inputs"])
    #expect(judgement.diagnosis?.description.contains("sum to zero") == true)
    let divergence = judgement.checks.compactMap(\.firstDivergence).first
    #expect(divergence?.scenario.contains("the gradient of step") == true)
  }
}
