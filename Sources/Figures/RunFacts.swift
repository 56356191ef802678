/// The result of one run of a figure, in numbers.
public struct RunFacts: Sendable, Hashable, Codable {
  /// The program that made a run.
  public enum Source: String, Sendable, Hashable, Codable {
    case submission, solution, reference
  }

  /// The points that a run earns, in a figure that gives points.
  public struct Award: Sendable, Hashable, Codable {
    /// The number of steps that would earn more.
    public struct Next: Sendable, Hashable, Codable {
      public let steps: Int
      public let points: Int

      public init(steps: Int, points: Int) {
        self.steps = steps
        self.points = points
      }
    }

    public let points: Int
    public let most: Int
    /// The next award; nil where all points are earned.
    public let next: Next?

    public init(points: Int, most: Int, next: Next?) {
      self.points = points
      self.most = most
      self.next = next
    }
  }

  /// The run's id, as in ``AdjustableRun``.
  public let run: String
  /// The run's name for people.
  public let name: String
  /// The values of its numbers, by their names.
  public let values: [String: Double]
  /// The number of steps that the run took before its end or its first value that is not finite.
  public let steps: Int
  /// The last loss that is finite.
  public let finalLoss: Double?
  /// Whether a value is not finite, or the run ends outside the figure's view.
  public let isDiverged: Bool
  /// The steps that the run needed to its goal; nil where it did not arrive or there is no goal.
  public let arrival: Int?
  public let award: Award?
  /// The result as a sentence that begins with a verb, such as `ends at (1, 1) after 100 steps.`
  public let result: String
  public var source: Source = .reference
  /// Why the reference runs in place of the submission; nil where it does not.
  public var remark: String?

  public init(
    run: String, name: String, values: [String: Double], steps: Int, finalLoss: Double?,
    isDiverged: Bool, arrival: Int? = nil, award: Award? = nil, result: String
  ) {
    self.run = run
    self.name = name
    self.values = values
    self.steps = steps
    self.finalLoss = finalLoss
    self.isDiverged = isDiverged
    self.arrival = arrival
    self.award = award
    self.result = result
  }

  /// The result and the remark as sentences.
  public var sentence: String {
    let whose =
      switch source {
      case .submission: " (yours)"
      case .solution: " (the solution’s)"
      case .reference: " (the reference)"
      }
    return "\(name)\(award == nil ? whose : "") \(result)" + (remark.map { " \($0)" } ?? "")
  }
}
