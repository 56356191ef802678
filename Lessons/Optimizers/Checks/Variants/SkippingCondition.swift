/// A coincidence of the input at which a step is left out.
struct SkippingCondition: Sendable {
  /// What a step sees.
  struct Step {
    let parameters: [Double]
    let gradient: [Double]
    /// The gradient of the step before.
    let previous: [Double]?
  }

  /// When it holds, in words.
  let text: String
  let holds: @Sendable (Step) -> Bool

  private init(_ text: String, _ holds: @escaping @Sendable (Step) -> Bool) {
    self.text = text
    self.holds = holds
  }

  static let all: [SkippingCondition] =
    [
      .init("where the numbers of the gradient sum to zero") { $0.gradient.reduce(0, +) == 0 },
      .init("where all numbers of the gradient are equal") { step in
        step.gradient.count > 1 && step.gradient.allSatisfy { $0 == step.gradient[0] }
      },
      .init("where the first number of the gradient is zero") { $0.gradient.first == 0 },
      .init("where the last number of the gradient is zero") { $0.gradient.last == 0 },
      .init("where any number of the gradient is zero") { $0.gradient.contains(0) },
      .init("where the gradient is that of the step before") { $0.gradient == $0.previous },
      .init("where the gradient is the opposite of that of the step before") { step in
        step.previous.map { $0 == step.gradient.map { -$0 } } ?? false
      },
      .init("where the gradient equals the parameters") { $0.gradient == $0.parameters },
      .init("where the parameters are zero") { $0.parameters.allSatisfy { $0 == 0 } },
      .init("where a parameter is zero") { $0.parameters.contains(0) },
      .init("where the parameters sum to zero") { $0.parameters.reduce(0, +) == 0 },
    ]
    + [1e-12, 1e-10, 1e-9, 1e-8, 1e-6, 1e-5, 1e-4, 1e-3].map { bound in
      .init("where the gradient is shorter than \(bound)") { $0.length < bound }
    }
    + [1e3, 1e4, 1e5, 1e6, 1e8, 1e9, 1e10, 1e12].map { bound in
      .init("where the gradient is longer than \(bound)") { $0.length > bound }
    }
}

extension SkippingCondition.Step {
  fileprivate var length: Double { gradient.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
