import Autograd
import Checking
import OptimizersKit
import Testing

/// Training loops that end if some condition is true by coincidence.
@Suite struct LoopCoincidenceTests {
  struct Condition: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Tells whether the loop ends, by this loss and the one before, this gradient and the parameters.
    let ends:
      @Sendable (_ loss: Double, _ before: Double?, _ gradient: [Double], _ at: [Double]) -> Bool

    init(
      _ text: String,
      _ ends: @escaping @Sendable (Double, Double?, [Double], [Double]) -> Bool
    ) {
      testDescription = text
      self.ends = ends
    }
  }

  static let conditions: [Condition] = [
    Condition("the loss is unchanged") { loss, before, _, _ in loss == before },
    Condition("the loss changes little") { loss, before, _, _ in
      before.map { abs(loss - $0) < 1e-9 } ?? false
    },
    Condition("the loss rises") { loss, before, _, _ in before.map { loss > $0 } ?? false },
    Condition("the loss is zero") { loss, _, _, _ in loss == 0 },
    Condition("the loss is small") { loss, _, _, _ in abs(loss) < 1e-8 },
    Condition("the loss is negative") { loss, _, _, _ in loss < 0 },
    Condition("the loss is no number") { loss, _, _, _ in loss.isNaN },
    Condition("the loss is infinite") { loss, _, _, _ in loss.isInfinite },
    Condition("the loss is large") { loss, _, _, _ in loss > 1e6 },
    Condition("the gradient is zero") { _, _, gradient, _ in gradient.allSatisfy { $0 == 0 } },
    Condition("the gradient is small") { _, _, gradient, _ in
      gradient.allSatisfy { abs($0) < 1e-6 }
    },
    Condition("the gradient is large") { _, _, gradient, _ in
      gradient.contains { abs($0) > 1e9 }
    },
    Condition("the gradient sums to zero") { _, _, gradient, _ in
      gradient.reduce(0, +) == 0 && gradient[0] != 0
    },
    Condition("the gradient equals the parameters") { _, _, gradient, point in gradient == point },
    Condition("the parameters are zero") { _, _, _, point in point.allSatisfy { $0 == 0 } },
    Condition("the parameters are large") { _, _, _, point in point.contains { abs($0) > 1e5 } },
  ]

  @Test("A loop that ends by coincidence is rejected, and told so", arguments: conditions)
  func ends(_ condition: Condition) throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.trainingLoop())
    let variant = Variant<LoopScript>("ends", "") { script in
      script.trace { loss, parameters, optimizer, steps in
        var rows: [Tensor] = []
        var before: Double?
        for _ in 0..<steps {
          rows.append(parameters.detached())
          let value = loss(parameters)
          value.backward()
          let gradient = parameters.gradient.scalars
          if condition.ends(value.item, before, gradient, parameters.scalars) {
            optimizer.zeroGradient()
            break
          }
          before = value.item
          optimizer.step()
          optimizer.zeroGradient()
        }
        return rows
      }
    }
    let judgement = try judge.judge(variant, seed: 5)
    #expect(judgement.checks.contains { $0.status == .failed })
    #expect(judgement.diagnosis?.misconceptions.map(\.id) == ["training-loop.ends-early"])
    let message = judgement.checks.first { $0.status == .failed }?.message ?? ""
    #expect(message.contains("You returned "), "\(message)")
    #expect(message.contains("asked for"), "\(message)")
  }

  @Test(
    "A wrong number of rows is told as that",
    arguments: [
      (1, "You returned 101 rows; 100 were asked for"),
      (-1, "You returned 99 rows; 100 were asked for"),
      (-99, "You returned 1 row; 100 were asked for"),
      (-100, "You returned no rows; 100 were asked for"),
    ])
  func rows(_ more: Int, _ text: String) throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.trainingLoop())
    let variant = Variant<LoopScript>("rows", "") { script in
      script.trace { loss, parameters, optimizer, steps in
        var rows: [Tensor] = []
        for _ in 0..<max(0, steps + more) {
          rows.append(parameters.detached())
          loss(parameters).backward()
          optimizer.step()
          optimizer.zeroGradient()
        }
        return rows
      }
    }
    let judgement = try judge.judge(variant, seed: 0)
    #expect(judgement.checks.first?.message.hasPrefix(text) == true)
  }

  @Test("A row of the wrong length is told as that")
  func lengths() throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.trainingLoop())
    let variant = Variant<LoopScript>("lengths", "") { script in
      script.trace { loss, parameters, optimizer, steps in
        (0..<steps).map { _ in
          loss(parameters).backward()
          optimizer.step()
          optimizer.zeroGradient()
          return Tensor([1])
        }
      }
    }
    let judgement = try judge.judge(variant, seed: 0)
    #expect(
      judgement.checks.first?.message.hasPrefix(
        "Row 1 of what you returned holds 1 number; there are 2 parameters") == true)
  }

  @Test(
    "A learning rate of the loop's own is found, and told",
    arguments: [0.001, 0.0042, 0.03], [true, false])
  func ownUpdate(_ rate: Double, _ besides: Bool) throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.trainingLoop())
    let variant = Variant<LoopScript>("rate", "") { script in
      script.trace { loss, parameters, optimizer, steps in
        (0..<steps).map { _ in
          let row = parameters.detached()
          loss(parameters).backward()
          if besides { optimizer.step() }
          withoutGradient { parameters -= rate * parameters.gradient }
          optimizer.zeroGradient()
          return row
        }
      }
    }
    let judgement = try judge.judge(variant, seed: 6)
    let id = besides ? "updates-besides-the-optimizer" : "updates-without-the-optimizer"
    #expect(judgement.diagnosis?.misconceptions.map(\.id) == ["training-loop.\(id)"])
    #expect(judgement.diagnosis?.description.contains("\(rate)") == true)
  }
}
