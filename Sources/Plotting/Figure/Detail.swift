/// The amount of detail in a drawing, which is reduced until the figure is small enough.
public struct Detail: Sendable {
  /// Whether the dots on surfaces have captions, and not only those on flat panels.
  public internal(set) var surfaceHasCaptions = false
  /// The most dots on a line in one panel.
  public internal(set) var dots = 10
  /// The most points with captions in a scatter panel.
  public internal(set) var captions = 200
  /// The greatest distance between a line and its simplification, in pixels.
  public internal(set) var tolerance: Double
  /// The most corners of a line in the plane; the rest of the line is cut off.
  public internal(set) var corners: Int
  /// The width, in pixels, of the columns in which a series draws only the extremes, and of the
  /// squares in which a scatter panel draws only one point.
  public internal(set) var column: Double
  /// The most arrow heads on a line in one panel.
  public internal(set) var exits = 6

  /// The levels of detail, from the most to the least.
  static let levels = [
    Detail(
      surfaceHasCaptions: true, dots: 30, captions: 400, tolerance: 0.2, corners: 1000, column: 1,
      exits: 12),
    Detail(tolerance: 0.2, corners: 1000, column: 1, exits: 12),
    Detail(tolerance: 0.5, corners: 500, column: 2),
    Detail(dots: 5, captions: 100, tolerance: 1, corners: 250, column: 4),
    Detail(dots: 5, captions: 50, tolerance: 1.5, corners: 120, column: 8),
    Detail(dots: 2, captions: 0, tolerance: 2, corners: 40, column: 24, exits: 2),
  ]
}
