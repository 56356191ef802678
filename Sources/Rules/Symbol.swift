/// A named quantity of a formula, such as a learning rate or a running average.
public struct Symbol: Hashable, Sendable {
  /// What a quantity is to a rule.
  public enum Role: Hashable, Sendable {
    /// A number that is chosen before the first step and stays as it is.
    case hyperparameter
    /// A number that every step is given.
    case input
    /// The number that the rule changes and that is observed after every step.
    case parameter
    /// A number that is remembered from step to step.
    case state
    /// A number that is computed anew in every step.
    case intermediate
  }

  /// The name in plain text, such as `β₁`.
  public let name: String
  /// The name in TeX, such as `\beta_1`.
  public let tex: String
  public let role: Role

  public init(_ name: String, tex: String? = nil, _ role: Role) {
    self.name = name
    self.tex = tex ?? name
    self.role = role
  }
}
