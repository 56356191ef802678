/// The misconceptions that a failing run coincides with.
public struct Diagnosis: Sendable, Equatable, Codable {
  /// The names; more than one where no input tried could tell them apart.
  public let misconceptions: [VariantName]
  /// The largest deviation of the runs from the nearest of them.
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
  /// What the mistake is, and how well the runs bear it out.
  public var description: String {
    let agreement =
      largestDeviation == 0 ? "exactly" : "to \(NumberText.brief(largestDeviation))"
    let evidence =
      misconceptions.count == 1 ? "coincides with this mistake" : "coincides with these mistakes"
    let sentences = misconceptions.map(\.sentence).joined(separator: " Or: ")
    return "\(sentences) Every run of yours \(evidence), \(agreement) over \(steps) steps."
  }
}
