/// A sequence of points in the plane, drawn as a line from one to the next.
public struct Trajectory: Sendable {
  public var line: Line
  /// The points in order. The line ends before the first point that is not finite.
  public var points: [Point]
  public var highlight: Highlight?

  public init(_ line: Line, points: [Point], highlight: Highlight? = nil) {
    self.line = line
    self.points = points
    self.highlight = highlight
  }

  public init(
    name: String, style: Int, variant: Int = 0, role: Line.Role = .subject, points: [Point],
    highlight: Highlight? = nil
  ) {
    self.init(
      Line(name: name, style: style, variant: variant, role: role), points: points,
      highlight: highlight)
  }

  /// Creates a trajectory from rows of numbers, of which the first two are coordinates. A shorter
  /// row ends the line.
  public init(
    name: String, style: Int, variant: Int = 0, role: Line.Role = .subject, rows: [[Double]],
    highlight: Highlight? = nil
  ) {
    self.init(
      name: name, style: style, variant: variant, role: role,
      points: rows.map { $0.count < 2 ? Point(.nan, .nan) : Point($0[0], $0[1]) },
      highlight: highlight)
  }

  public var name: String { line.name }

  /// The number of points before the first that is not finite.
  package var finiteCount: Int { points.firstIndex { !$0.isFinite } ?? points.count }

  /// Returns a function's value at each point; not a finite number where the point is not finite.
  public func values(of function: Landscape.Field) -> [Double] {
    points.map { point in
      let value = function(point.x, point.y)
      return point.isFinite || !value.isFinite ? value : .nan
    }
  }
}
