/// A panel whose costly parts are worked out, ready to be drawn with more or less detail.
protocol PanelDrawing {
  /// The runs in full detail.
  var sketches: [RunSketch] { get }
  /// Where the minimum is marked, if it is.
  var minimum: Point? { get }
  /// Whether the runs stand on a coloured ground, from which a white casing sets them off.
  var isColored: Bool { get }
  /// Draws all that lies under the runs.
  func drawGround(on sheet: inout Sheet)
}

/// How much of the runs is drawn, from the most to the least.
enum Detail: Int, CaseIterable {
  case full, plainSurface, few, fewer, fewest

  var surfaceHasCaptions: Bool { self == .full }

  /// How many corners the lines of all runs in all panels may have together.
  var corners: Int { [3000, 3000, 1800, 900, 300][rawValue] }

  /// How many dots a run may have in one panel.
  var dots: Int { [30, 10, 10, 5, 2][rawValue] }
}
