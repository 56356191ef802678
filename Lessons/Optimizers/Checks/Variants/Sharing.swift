internal import Autograd
internal import Checking
internal import OptimizersKit

/// What is kept on a type, for all of its instances together.
private final class TypeMember<Value> {
  var value: Value?
  /// For how many parameters the value was made.
  var count: Int?
}

/// An optimizer that keeps some part of its rule's state on the type.
private final class SharingOptimizer<Rule: OptimizerRule, Part>: Optimizer {
  private let parameters: Tensor
  private let rule: Rule
  private var state: Rule.State
  private let part: WritableKeyPath<Rule.State, Part>
  private let member: TypeMember<Part>

  init(
    _ parameters: Tensor, _ rule: Rule, part: WritableKeyPath<Rule.State, Part>,
    in member: TypeMember<Part>
  ) {
    self.parameters = parameters
    self.rule = rule
    self.part = part
    self.member = member
    state = rule.initialState(count: parameters.count)
  }

  func step() {
    if let shared = member.value { state[keyPath: part] = shared }
    let moved = rule.step(
      parameters.scalars, gradient: parameters.gradient.scalars, state: state)
    parameters.scalars = moved.parameters
    state = moved.state
    member.value = state[keyPath: part]
  }

  func zeroGradient() {
    parameters.zeroGradient()
  }
}

extension Variant<OptimizerScript> {
  /// Part of the state is kept on the type and goes on from one scenario to the next, or starts anew
  /// whenever an optimizer is made.
  static func sharing<Rule: OptimizerRule, Part>(
    _ part: any WritableKeyPath<Rule.State, Part> & Sendable, startsAnew: Bool,
    isOfOneSize: Bool = false, _ id: String, _ sentence: String,
    rule: @escaping @Sendable (_ values: [Double]) -> Rule
  ) -> Self {
    Self(
      id, sentence,
      acrossScenarios: {
        let member = TypeMember<Part>()
        return { script in
          script.trace { parameters, values in
            // What was kept for another number of parameters ends a program; the next begins anew.
            if isOfOneSize, member.count != parameters.count { member.value = nil }
            if startsAnew { member.value = nil }
            member.count = parameters.count
            return SharingOptimizer(parameters, rule(values), part: part, in: member)
          }
        }
      })
  }

  /// The hyperparameters are kept on the type, where the last optimizer made leaves its own.
  static func sharingHyperparameters(
    _ id: String, _ sentence: String,
    rule: @escaping @Sendable (_ values: [Double]) -> some OptimizerRule
  ) -> Self {
    Self(id, sentence) { script in
      let member = TypeMember<[Double]>()
      return script.trace { parameters, values in
        member.value = values
        return LateRuleOptimizer(parameters) { rule(member.value ?? values) }
      }
    }
  }

  /// The parameters are kept on the type, so that every optimizer moves those of the last one made.
  static func sharingParameters(
    _ id: String, _ sentence: String,
    rule: @escaping @Sendable (_ values: [Double]) -> some OptimizerRule
  ) -> Self {
    Self(id, sentence) { script in
      let member = TypeMember<Tensor>()
      return script.trace { parameters, values in
        member.value = parameters
        return LateParameterOptimizer(rule(values)) { member.value ?? parameters }
      }
    }
  }
}

/// An optimizer that asks for its rule at every step.
private final class LateRuleOptimizer<Rule: OptimizerRule>: Optimizer {
  private let parameters: Tensor
  private let rule: () -> Rule
  private var state: Rule.State

  init(_ parameters: Tensor, rule: @escaping () -> Rule) {
    self.parameters = parameters
    self.rule = rule
    state = rule().initialState(count: parameters.count)
  }

  func step() {
    let moved = rule().step(
      parameters.scalars, gradient: parameters.gradient.scalars, state: state)
    parameters.scalars = moved.parameters
    state = moved.state
  }

  func zeroGradient() {
    parameters.zeroGradient()
  }
}

/// An optimizer that asks for its parameters at every step.
private final class LateParameterOptimizer<Rule: OptimizerRule>: Optimizer {
  private let parameters: () -> Tensor
  private let rule: Rule
  private var state: Rule.State

  init(_ rule: Rule, parameters: @escaping () -> Tensor) {
    self.parameters = parameters
    self.rule = rule
    state = rule.initialState(count: parameters().count)
  }

  func step() {
    let parameters = parameters()
    let moved = rule.step(
      parameters.scalars, gradient: parameters.gradient.scalars, state: state)
    parameters.scalars = moved.parameters
    state = moved.state
  }

  func zeroGradient() {
    parameters().zeroGradient()
  }
}
