/// The path of one optimizer through the plane, and how it is told from the others.
public struct Run: Sendable {
  /// What a run is shown for, which decides its line.
  public enum Role: Sendable {
    /// What the figure is about, such as a student's run: a solid line.
    case subject
    /// What a subject is compared with: a thinner, dashed line underneath.
    case reference
    /// A wrong run that the figure is not about: a thin, faint line without markers.
    case faded
  }

  /// The name in the legend, such as `Adam`.
  public var name: String
  /// The place of the run's style in `RunStyle.all`, counted round; the same for the same optimizer
  /// throughout a lesson.
  public var style: Int
  /// The number of the run among those of the same style, from 0; it sets the dashes and the marker.
  public var variant: Int
  public var role: Role
  /// The parameters before each step, the start first. What is not finite ends the line.
  public var points: [Point]
  /// The first step at which the run leaves its reference, if it does.
  public var divergence: Int?

  public init(
    name: String, style: Int, variant: Int = 0, role: Role = .subject, points: [Point],
    divergence: Int? = nil
  ) {
    self.name = name
    self.style = style
    self.variant = variant
    self.role = role
    self.points = points
    self.divergence = divergence
  }

  /// Creates a run from rows of parameters, of which the first two are drawn; a shorter row ends
  /// the line.
  public init(
    name: String, style: Int, variant: Int = 0, role: Role = .subject, rows: [[Double]],
    divergence: Int? = nil
  ) {
    let points = rows.map { $0.count < 2 ? Point(.nan, .nan) : Point($0[0], $0[1]) }
    self.init(
      name: name, style: style, variant: variant, role: role, points: points,
      divergence: divergence)
  }

  package var look: RunStyle {
    let count = RunStyle.all.count
    return RunStyle.all[(style % count + count) % count].variant(variant)
  }

  /// The number of points before the first that is not finite.
  package var finiteCount: Int { points.firstIndex { !$0.isFinite } ?? points.count }

  /// The steps that get a dot: every tenth, or every 20th, 50th, 100th, … of a run that is long for
  /// the limit.
  package func dottedSteps(limit: Int) -> [Int] {
    let count = finiteCount
    var power = 10
    while true {
      for interval in [power, 2 * power, 5 * power] where (count - 1) / interval <= limit {
        return Array(stride(from: interval, to: count, by: interval))
      }
      power *= 10
    }
  }

  /// Returns what the pointer shows at a step, such as `Adam, step 10: (0.312, 0.104)`.
  package func caption(step: Int) -> String {
    "\(name), step \(step): \(TickText.point(points[step]))"
  }
}
