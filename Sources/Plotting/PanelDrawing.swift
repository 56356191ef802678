/// A panel whose costly parts are worked out, ready to be drawn with more or less detail.
protocol PanelDrawing {
  /// The runs in full detail.
  var sketches: [RunSketch] { get }
  /// Where the minimum is marked, if it is.
  var minimum: Point? { get }
  /// Whether the runs stand on a coloured background, from which a white casing sets them off.
  var isColored: Bool { get }
  /// Draws all that lies under the runs.
  func drawGround(on sheet: inout Sheet)
}
