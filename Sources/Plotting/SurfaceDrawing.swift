/// A landscape in three dimensions: a shaded surface in a box with axes, and the runs lifted onto it.
struct SurfaceDrawing {
  let terrain: Terrain
  let projection: SurfaceProjection
  private let relief: SurfaceRelief

  init(_ terrain: Terrain, view: View, in box: Box) {
    self.terrain = terrain
    // The margins hold the axes' labels.
    let inner = Box(
      minX: box.minX + 34, maxX: box.maxX - 6, minY: box.minY + 2, maxY: box.maxY + 8)
    projection = SurfaceProjection(frame: terrain.landscape.frame, view: view, in: inner)
    relief = SurfaceRelief(terrain, projection)
  }

  func draw(_ runs: [Run], on sheet: inout Sheet, _ allowance: Allowance) {
    let axes = SurfaceAxes(terrain: terrain, projection: projection)
    axes.drawWalls(on: &sheet)
    sheet.writer.element(
      "path",
      ["d": relief.undersideOutlines().text, "fill": "#55566b", "fill-rule": "evenodd"])
    drawBands(with: &sheet.writer)
    drawLight(with: &sheet.writer)
    drawLevels(on: &sheet)
    axes.drawTicks(on: &sheet)
    let sketches = runs.map { sketch($0, allowance) }
    RunDrawing(sketches: sketches, minimum: terrain.landscape.minimum.map(place), cased: true)
      .draw(on: &sheet)
  }

  /// Returns where a point of the plane appears on the surface.
  private func place(_ p: Point) -> Point {
    projection.page(p, height: min(terrain.height(at: p), 1))
  }

  /// Paints what is seen in the lowest colour, over it what of that is above the first level, and so on.
  private func drawBands(with writer: inout SVGWriter) {
    writer.group(["fill-rule": "evenodd"]) { writer in
      for band in 0...terrain.levels.count {
        let level = band == 0 ? -1 : terrain.height(of: terrain.levels[band - 1])
        let path = relief.outlines(of: relief.heights, above: level, tolerance: 0.2)
        if path.isEmpty { continue }
        writer.element("path", ["fill": terrain.color(ofBand: band).hex, "d": path.text])
      }
    }
  }

  /// Lays shade over what is turned away from the light, deeper in steps.
  private func drawLight(with writer: inout SVGWriter) {
    var shade = relief.light
    for index in shade.values.indices { shade.values[index] = -shade.values[index] }
    writer.group(["fill": "#00001a", "fill-opacity": "0.075", "fill-rule": "evenodd"]) { writer in
      for light in stride(from: 0.7, through: 0.1, by: -0.15) {
        let path = relief.outlines(of: shade, above: -light, tolerance: 0.4)
        if !path.isEmpty { writer.element("path", ["d": path.text]) }
      }
    }
  }

  /// Draws the contour lines where they can be seen.
  private func drawLevels(on sheet: inout Sheet) {
    var path = PathData()
    for level in terrain.levels {
      let height = terrain.height(of: level)
      for contour in Contour.lines(in: relief.heights, at: height) {
        var corners = contour.points
        if contour.isRing, let first = corners.first { corners.append(first) }
        for line in runsOfSight(corners) where line.isSeen {
          path.line(
            Polyline.simplified(
              line.points.map { projection.page($0, height: height) }, tolerance: 0.2))
        }
      }
    }
    if path.isEmpty { return }
    sheet.writer.element(
      "path",
      [
        "d": path.text, "fill": "none", "stroke": "#fff", "stroke-opacity": "0.4",
        "stroke-width": "0.6",
      ])
  }

  /// Cuts a line on the surface into parts that are seen and parts that are not.
  private func runsOfSight(_ points: [Point]) -> [(isSeen: Bool, points: [Point])] {
    var parts: [(isSeen: Bool, points: [Point])] = []
    for point in points {
      let isSeen = relief.isSeen(point)
      if let last = parts.last, last.isSeen != isSeen {
        parts[parts.count - 1].points.append(point)
        parts.append((isSeen, [point]))
      } else if parts.isEmpty {
        parts.append((isSeen, [point]))
      } else {
        parts[parts.count - 1].points.append(point)
      }
    }
    return parts
  }

  private func sketch(_ run: Run, _ allowance: Allowance) -> RunSketch {
    let frame = terrain.landscape.frame
    let track = Track(run, within: frame, dots: allowance.dots)
    var sketch = RunSketch(run: run)
    sketch.hasCaptions = allowance.hasCaptions
    for line in groundLines(of: track, limit: allowance.corners) {
      for part in runsOfSight(line) {
        let lifted = part.points.map(place)
        if part.isSeen { sketch.lines.append(lifted) } else { sketch.hiddenLines.append(lifted) }
      }
    }
    sketch.lines = Polyline.limited(sketch.lines, tolerance: 0.25, limit: allowance.corners)
    sketch.hiddenLines = Polyline.limited(sketch.hiddenLines, tolerance: 0.4, limit: allowance.corners / 2)
    sketch.dots = track.dots.map { step in
      let p = run.points[step]
      return RunSketch.Dot(place: place(p), step: step, isHidden: !relief.isSeen(p))
    }
    sketch.exits = track.exits.map { exit in
      let height = min(terrain.height(at: exit.place), 1)
      let here = projection.page(exit.place, height: height)
      let ahead = projection.page(exit.place + exit.direction * frame.width, height: height)
      return RunSketch.Arrow(place: here, direction: (ahead - here).direction, step: exit.step)
    }
    sketch.mark(track, of: run, within: frame, place: place)
    if let step = track.end { sketch.end?.isHidden = !relief.isSeen(run.points[step]) }
    return sketch
  }

  /// Returns a track's lines in the plane with a corner at least every few pixels, so that they follow the ground.
  private func groundLines(of track: Track, limit: Int) -> [[Point]] {
    let frame = terrain.landscape.frame
    // Pixels of a flat plot are the measure for what may be left out.
    let (dx, dy) = (300 / frame.width, 300 / frame.height)
    let flat = Polyline.limited(
      track.lines.map { $0.map { Point($0.x * dx, $0.y * dy) } }, tolerance: 0.2, limit: limit)
    return flat.map { line in
      guard let first = line.first else { return [] }
      var result = [first]
      for (a, b) in zip(line, line.dropFirst()) {
        let steps = max(1, Int((a.distance(to: b) / 4).rounded(.up)))
        for step in 1...steps { result.append(a + (b - a) * (Double(step) / Double(steps))) }
      }
      return result.map { Point($0.x / dx, $0.y / dy) }
    }
  }
}
