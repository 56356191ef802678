/// The misconceptions that explain every run of a submission that failed.
public struct Diagnosis: Sendable, Equatable, Codable {
  /// The names; more than one where they coincide on all inputs that were tried.
  public let misconceptions: [VariantName]
  /// The largest deviation of the runs from the nearest of them.
  public let largestDeviation: Double
  /// How much the runs showed in all, in words, for example `1204 steps`.
  public let evidence: String

  public init(misconceptions: [VariantName], largestDeviation: Double, evidence: String) {
    self.misconceptions = misconceptions
    self.largestDeviation = largestDeviation
    self.evidence = evidence
  }
}

extension Diagnosis: CustomStringConvertible {
  /// The mistake in a sentence, and how closely the runs agree with it.
  public var description: String {
    let agreement =
      largestDeviation == 0 ? "exactly" : "to \(NumberText.brief(largestDeviation))"
    let verb =
      misconceptions.count == 1 ? "coincides with this mistake" : "coincides with these mistakes"
    let sentences = misconceptions.map(\.sentence).joined(separator: " Or: ")
    return "\(sentences) Every run of yours \(verb), \(agreement) over \(evidence)."
  }
}
