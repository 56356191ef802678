/// A shaded surface in three dimensions, without the box around it.
struct SurfaceBackground: Background {
  let terrain: Terrain
  let relief: SurfaceRelief

  private let underside: PathData
  /// What is seen, and what of that is above each level.
  private let bands: [PathData]
  /// What is turned away from the light, more and more.
  private let shades: [PathData]
  /// The contour lines where they can be seen.
  private let levels: PathData
  /// The surface's own border where it can be seen.
  private let rim: PathData

  /// Works out the background of a panel of the box's size.
  init(_ landscape: Landscape, view: View, in box: Box) {
    let terrain = Terrain(landscape)
    let projection = SurfaceProjection(frame: landscape.frame, view: view, panel: box.atOrigin)
    let relief = SurfaceRelief(terrain, projection)
    self.terrain = terrain
    self.relief = relief
    let heights = terrain.levels.map { terrain.height(of: $0) }
    underside = relief.undersideOutlines()
    bands = relief.outlines(of: relief.heights, above: [-1] + heights, tolerance: 0.2)
    var shadow = relief.light
    for index in shadow.values.indices { shadow.values[index] = -shadow.values[index] }
    shades = relief.outlines(
      of: shadow, above: Array(stride(from: -0.75, through: 0, by: 0.125)), tolerance: 0.4)
    var levels = PathData()
    for height in heights {
      for contour in Contour.lines(in: relief.heights, at: height) {
        let corners = contour.points + (contour.isRing ? contour.points.prefix(1) : [])
        for part in relief.sightings(along: corners) where part.isSeen {
          let line = part.points.map { projection.page($0, height: height) }
          levels.line(Polyline.simplified(line, tolerance: 0.25))
        }
      }
    }
    self.levels = levels
    rim = relief.rim()
  }

  func draw(named name: String, with writer: inout SVGWriter) {
    writer.group(["fill-rule": "evenodd"]) { writer in
      if !underside.isEmpty {
        writer.element("path", ["d": underside.text, "fill": "#55566b"])
      }
      for (index, band) in bands.enumerated() where !band.isEmpty {
        writer.element("path", ["d": band.text, "fill": terrain.color(ofBand: index).hex])
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
    if !rim.isEmpty {
      writer.element(
        "path",
        [
          "d": rim.text, "fill": "none", "stroke": "#00001a", "stroke-opacity": ".5",
          "stroke-width": ".8", "stroke-linejoin": "round",
        ])
    }
  }
}
