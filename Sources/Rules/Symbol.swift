/// A named quantity of a formula, such as a learning rate or a running average.
public struct Symbol: Hashable, Sendable {
  /// What a quantity is to a rule.
  public enum Role: Hashable, Sendable {
    /// A number that is chosen before the first step and stays as it is.
    case hyperparameter
    /// A number that every step is given.
    case input
    /// A number that is computed from the inputs of all parameters in a step.
    case aggregate(Aggregate)
    /// The number that the rule changes and that is observed after every step.
    case parameter
    /// A number that is remembered from step to step.
    case state
    /// A number that is computed anew in every step.
    case intermediate
    /// A constant whose value is searched for.
    case unknown
  }

  /// The name in plain text, such as `β₁`.
  public let name: String
  /// The name in TeX, such as `\beta_1`.
  public let tex: String
  /// The name in identifiers, such as `beta1`.
  public let slug: String
  public let role: Role

  /// Creates a quantity. By default the identifier is the TeX name without its signs.
  public init(_ name: String, tex: String? = nil, slug: String? = nil, _ role: Role) {
    self.name = name
    self.tex = tex ?? name
    self.slug = slug ?? self.tex.filter { $0.isLetter || $0.isNumber }.lowercased()
    self.role = role
  }
}

extension Symbol {
  var isHyperparameter: Bool { role == .hyperparameter }
}

/// A number that depends on the inputs of all parameters in a step.
public enum Aggregate: Hashable, Sendable, CaseIterable {
  case sum
  case mean
  case sumOfSquares
  case meanOfSquares
  case largestMagnitude

  func callAsFunction(_ inputs: [Double]) -> Double {
    switch self {
    case .sum: inputs.reduce(0, +)
    case .mean: inputs.reduce(0, +) / Double(inputs.count)
    case .sumOfSquares: inputs.reduce(0) { $0 + $1 * $1 }
    case .meanOfSquares: inputs.reduce(0) { $0 + $1 * $1 } / Double(inputs.count)
    case .largestMagnitude: inputs.reduce(0) { max($0, abs($1)) }
    }
  }
}

extension Symbol {
  /// A constant whose value is searched for.
  public static let unknown = Symbol("c", .unknown)

  /// An aggregate of the inputs of all parameters.
  static func aggregate(_ aggregate: Aggregate, of input: Symbol) -> Symbol {
    let (name, tex) =
      switch aggregate {
      case .sum: ("Σ\(input.name)", "\\Sigma \(input.tex)")
      case .mean: ("mean \(input.name)", "\\operatorname{mean} \(input.tex)")
      case .sumOfSquares: ("Σ\(input.name)²", "\\Sigma \(input.tex)^2")
      case .meanOfSquares: ("mean \(input.name)²", "\\operatorname{mean} \(input.tex)^2")
      case .largestMagnitude:
        ("max |\(input.name)|", "\\max \\lvert \(input.tex) \\rvert")
      }
    return Symbol(name, tex: tex, .aggregate(aggregate))
  }
}
