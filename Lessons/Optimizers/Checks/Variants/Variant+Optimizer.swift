internal import Autograd
internal import Checking
internal import OptimizersKit

extension Variant<OptimizerScript> {
  /// A way to do an optimizer's exercise, as a type of optimizer.
  init(
    _ id: String, _ sentence: String, tolerance: Tolerance? = nil,
    optimizer: @escaping @Sendable (_ parameters: Tensor, _ values: [Double]) -> any Optimizer
  ) {
    self.init(id, sentence, tolerance: tolerance) { $0.trace(make: optimizer) }
  }

  /// A way to do an optimizer's exercise, as a rule.
  init(
    _ id: String, _ sentence: String,
    rule: @escaping @Sendable (_ values: [Double]) -> some OptimizerRule
  ) {
    self.init(id, sentence) { parameters, values in RuleOptimizer(parameters, rule(values)) }
  }

  /// A way to do an optimizer's exercise, as a rule for one number at a time.
  init(
    _ id: String, _ sentence: String,
    change:
      @escaping @Sendable (
        _ values: [Double], _ input: ScalarRule.Input, _ memory: inout ScalarRule.Memory
      ) -> Double
  ) {
    self.init(id, sentence, rule: { values in ScalarRule { change(values, $0, &$1) } })
  }
}
