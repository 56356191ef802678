import Checking
import Courses
import Explaining
import Foundation
import Grading
import TestSupport
import Testing

/// Wrong expressions that exceed the compiler's usual type-checking budget.
@Suite struct TypeCheckingBudgetTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let property: String
    let message: String
  }

  static let mistakes = [
    Mistake(
      testDescription: "a velocity that is a whole number", property: "= 0",
      message: "binary operator '*' cannot be applied to operands of type 'Double' and 'Int'"),
    Mistake(
      testDescription: "a velocity that is a number", property: "= 0.0",
      message: "cannot assign value of type 'Tensor' to type 'Double'"),
    Mistake(
      testDescription: "a velocity that may be missing", property: ": Tensor?",
      message: "value of optional type 'Tensor?' must be unwrapped"),
  ]

  @Test("The mismatched types are reported", arguments: mistakes)
  func mistake(_ mistake: Mistake) async throws {
    let folder = try TemporaryFolder()
    let text = """
      import Autograd
      import OptimizersKit

      public final class Momentum: Optimizer {
        private let parameters: Tensor
        private let learningRate: Double
        private let momentum: Double
        private var velocity \(mistake.property)

        public init(parameters: Tensor, learningRate: Double, momentum: Double) {
          self.parameters = parameters
          self.learningRate = learningRate
          self.momentum = momentum
        }

        public func step() {
          withoutGradient {
            velocity = momentum * velocity + (1 - momentum) * parameters.gradient
            parameters -= learningRate * velocity
          }
        }

        public func zeroGradient() {
          parameters.zeroGradient()
        }
      }

      """
    try Data(text.utf8).write(to: folder.url.appending(path: "Momentum.swift"))
    let exercise = try #require(try await Course.grade(folder.url)["momentum"])
    #expect(exercise.status == .didNotCompile)
    #expect(exercise.message.contains(mistake.message), "\(exercise.message)")
  }
}
