/// The misconceptions that a failing run coincides with.
public struct Diagnosis: Sendable, Equatable {
  /// The names; more than one where no input tried could tell them apart.
  public let misconceptions: [VariantName]
  /// The largest deviation of the run from the first of them.
  public let largestDeviation: Double
  /// How many steps the runs had in all.
  public let steps: Int

  public init(misconceptions: [VariantName], largestDeviation: Double, steps: Int) {
    self.misconceptions = misconceptions
    self.largestDeviation = largestDeviation
    self.steps = steps
  }
}

extension Diagnosis: CustomStringConvertible {
  public var description: String {
    misconceptions.map(\.sentence).joined(separator: " Or: ")
  }
}
