/// A shaded surface in three dimensions, without the box around it.
struct SurfaceBackground: Background {
  let heights: HeightScale
  let visibility: SurfaceVisibility

  private let underside: PathData
  /// The visible surface, and then its parts above each level.
  private let bands: [PathData]
  /// The parts turned away from the light, from a little to much.
  private let shades: [PathData]
  /// The visible parts of the contour lines.
  private let levels: PathData
  /// The visible parts of the surface's border.
  private let border: PathData

  /// Computes the background for a panel of the box's size.
  init(_ landscape: Landscape, view: View, in box: Box) {
    let scale = HeightScale(landscape)
    let projection = SurfaceProjection(frame: landscape.frame, view: view, panel: box.atOrigin)
    let visibility = SurfaceVisibility(scale, projection)
    heights = scale
    self.visibility = visibility
    let levelHeights = scale.levels.map { scale.height(of: $0) }
    underside = visibility.undersideOutlines()
    bands = visibility.outlines(
      of: visibility.heights, above: [-1] + levelHeights, tolerance: 0.2)
    var shadow = visibility.light
    for index in shadow.values.indices { shadow.values[index] = -shadow.values[index] }
    shades = visibility.outlines(
      of: shadow, above: Array(stride(from: -0.75, through: 0, by: 0.125)), tolerance: 0.4)
    var levels = PathData()
    for height in levelHeights {
      for contour in Contour.lines(in: visibility.heights, at: height) {
        let corners = contour.points + (contour.isRing ? contour.points.prefix(1) : [])
        for part in visibility.parts(of: corners) where part.isVisible {
          let line = part.points.map { projection.page($0, height: height) }
          levels.line(Polyline.simplified(line, tolerance: 0.25))
        }
      }
    }
    self.levels = levels
    border = visibility.borderLines()
  }

  func draw(named name: String, with writer: inout SVGWriter) {
    writer.group(["fill-rule": "evenodd"]) { writer in
      if !underside.isEmpty {
        writer.element("path", ["d": underside.text, "fill": "#55566b"])
      }
      for (index, band) in bands.enumerated() where !band.isEmpty {
        writer.element("path", ["d": band.text, "fill": heights.color(ofBand: index).hex])
      }
      writer.group(["fill": "#00001a", "fill-opacity": ".055"]) { writer in
        for shade in shades where !shade.isEmpty { writer.element("path", ["d": shade.text]) }
      }
    }
    if !levels.isEmpty {
      writer.element(
        "path",
        [
          "d": levels.text, "fill": "none", "stroke": "#fff", "stroke-opacity": ".4",
          "stroke-width": ".6",
        ])
    }
    if !border.isEmpty {
      writer.element(
        "path",
        [
          "d": border.text, "fill": "none", "stroke": "#00001a", "stroke-opacity": ".5",
          "stroke-width": ".8", "stroke-linejoin": "round",
        ])
    }
  }
}
