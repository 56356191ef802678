/// How much of the runs is drawn, so that a figure with many or wild ones stays small.
struct Detail {
  /// Whether the dots on surfaces have captions too, and not only those on contours and charts.
  var surfaceHasCaptions = false
  /// How many dots a run may have in one panel.
  var dots = 10
  /// How far a line may lie beside the true one, in pixels.
  var tolerance: Double
  /// How many corners a line over the plane may have; past them it is cut off.
  var corners: Int
  /// The width of the columns in which a chart's line keeps only its extremes, in pixels.
  var column: Double
  /// How many arrow heads a run may have in one panel.
  var exits = 6

  /// From the most detail to the least.
  static let steps = [
    Detail(
      surfaceHasCaptions: true, dots: 30, tolerance: 0.2, corners: 1000, column: 1, exits: 12),
    Detail(tolerance: 0.2, corners: 1000, column: 1, exits: 12),
    Detail(tolerance: 0.5, corners: 500, column: 2),
    Detail(dots: 5, tolerance: 1, corners: 250, column: 4),
    Detail(dots: 5, tolerance: 1.5, corners: 120, column: 8),
    Detail(dots: 2, tolerance: 2, corners: 40, column: 24, exits: 2),
  ]
}
