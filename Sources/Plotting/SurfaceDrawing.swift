/// A landscape in three dimensions: a shaded surface in a box with axes, and the runs lifted onto
/// it.
struct SurfaceDrawing: PanelDrawing {
  let sketches: [RunSketch]
  let minimum: Point?
  let isColored = true

  private let terrain: Terrain
  private let projection: SurfaceProjection
  private let underside: PathData
  /// What is seen, and what of that is above each level.
  private let bands: [PathData]
  /// What is turned away from the light, more and more.
  private let shades: [PathData]
  /// The contour lines where they can be seen.
  private let levels: PathData
  /// The surface's own border where it can be seen.
  private let rim: PathData

  init(_ terrain: Terrain, view: View, runs: [Run], in box: Box) {
    // The margins hold the axes' labels.
    let inner = Box(
      minX: box.minX + 22, maxX: box.maxX - 34, minY: box.minY + 2, maxY: box.maxY + 8)
    let frame = terrain.landscape.frame
    let projection = SurfaceProjection(frame: frame, view: view, in: inner)
    let relief = SurfaceRelief(terrain, projection)
    self.terrain = terrain
    self.projection = projection
    let heights = terrain.levels.map { terrain.height(of: $0) }
    underside = relief.undersideOutlines()
    bands = ([-1] + heights).map {
      relief.outlines(of: relief.heights, above: $0, tolerance: 0.2)
    }
    var shadow = relief.light
    for index in shadow.values.indices { shadow.values[index] = -shadow.values[index] }
    shades = stride(from: -0.75, through: 0, by: 0.125).map {
      relief.outlines(of: shadow, above: $0, tolerance: 0.4)
    }
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
    let lift = RunLift(terrain: terrain, projection: projection, relief: relief)
    minimum = terrain.landscape.minimum.map(lift.page)
    sketches = runs.map(lift.sketch)
  }

  func drawGround(on sheet: inout Sheet) {
    let axes = SurfaceAxes(terrain: terrain, projection: projection)
    axes.drawWalls(on: &sheet)
    sheet.writer.group(["fill-rule": "evenodd"]) { writer in
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
      sheet.writer.element(
        "path",
        [
          "d": levels.text, "fill": "none", "stroke": "#fff", "stroke-opacity": ".4",
          "stroke-width": ".6",
        ])
    }
    if !rim.isEmpty {
      sheet.writer.element(
        "path",
        [
          "d": rim.text, "fill": "none", "stroke": "#00001a", "stroke-opacity": ".5",
          "stroke-width": ".8", "stroke-linejoin": "round",
        ])
    }
    axes.drawTicks(on: &sheet)
  }
}
