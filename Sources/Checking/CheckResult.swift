/// The result of one check of an exercise.
public struct CheckResult: Sendable, Equatable, Codable {
  public let id: String
  public let title: String
  public let status: Verdict
  public var score: Int
  public let maxScore: Int
  /// One sentence: the first difference, or what agrees.
  public let message: String
  public let firstDivergence: Divergence?
  /// The largest |actual − expected| / max(1, |expected|), where something was compared.
  public let largestDeviation: Double?
  /// The number that a leaderboard ranks by, where the check measured something.
  public let measure: Measure?

  public init(
    id: String, title: String, status: Verdict, score: Int, maxScore: Int, message: String,
    firstDivergence: Divergence? = nil, largestDeviation: Double? = nil, measure: Measure? = nil
  ) {
    self.id = id
    self.title = title
    self.status = status
    self.score = score
    self.maxScore = maxScore
    self.message = message
    self.firstDivergence = firstDivergence
    self.largestDeviation = largestDeviation
    self.measure = measure
  }
}
