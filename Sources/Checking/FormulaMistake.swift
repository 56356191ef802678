/// Where a misconception departs from the lesson's formula.
public struct FormulaMistake: Sendable, Equatable, Codable {
  /// The right formula, with the wrong places marked.
  public let formula: MarkedFormula
  /// The wrong lines as the submission computes them, in plain text. Empty where they do not tell the
  /// whole mistake, such as a line that is left out.
  public let actualLines: [String]
  /// The quantities that are wrong, each as a hint's `data-when` names it, for example `adam.r`.
  public let quantities: [String]

  public init(_ formula: MarkedFormula, actualLines: [String] = [], quantities: [String] = []) {
    self.formula = formula
    self.actualLines = actualLines
    self.quantities = quantities
  }
}
