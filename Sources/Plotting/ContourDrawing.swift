/// A landscape from above: bands of equal height, the lines between them, and the runs.
struct ContourDrawing: PanelDrawing {
  let sketches: [RunSketch]
  let minimum: Point?
  let isColored = true

  private let terrain: Terrain
  private let box: Box
  private let projection: FlatProjection
  /// What is above each level.
  private let bands: [PathData]

  init(_ terrain: Terrain, runs: [Run], in box: Box) {
    let frame = terrain.landscape.frame
    let projection = FlatProjection(frame: frame, in: box)
    self.terrain = terrain
    self.box = box
    self.projection = projection
    minimum = terrain.landscape.minimum.map(projection.page)
    let grid = terrain.grid(cells: 192)
    bands = terrain.levels.map { level in
      var path = PathData()
      for ring in Contour.regions(in: grid, above: terrain.height(of: level)) {
        let corners = ring.smoothed(steps: 2).points.map(projection.page)
        path.line(Polyline.simplified(ring: corners, tolerance: 0.1), closed: true)
      }
      return path
    }
    sketches = runs.map { run in
      let track = Track(run, within: frame)
      var sketch = RunSketch(run: run)
      sketch.lines = track.lines.map {
        Polyline.simplified($0.map(projection.page), tolerance: 0.2)
      }
      sketch.dots = track.dots.map {
        RunSketch.Dot(place: projection.page(run.points[$0]), step: $0)
      }
      sketch.exits = track.exits.map { exit in
        let here = projection.page(exit.place)
        let ahead = projection.page(exit.place + exit.direction * frame.width)
        return RunSketch.Arrow(place: here, direction: (ahead - here).direction, step: exit.step)
      }
      sketch.mark(track, of: run, within: frame, place: projection.page)
      return sketch
    }
  }

  func drawGround(on sheet: inout Sheet) {
    let clip = sheet.clip(to: box)
    sheet.writer.group(["clip-path": "url(#\(clip))"]) { writer in
      writer.element("path", ["d": box.outline.text, "fill": terrain.color(ofBand: 0).hex])
      writer.group([
        "fill-rule": "evenodd", "stroke": "#fff", "stroke-opacity": ".45", "stroke-width": ".7",
        "stroke-linejoin": "round",
      ]) { writer in
        for (index, band) in bands.enumerated() where !band.isEmpty {
          writer.element("path", ["d": band.text, "fill": terrain.color(ofBand: index + 1).hex])
        }
      }
    }
    Axes(
      box: box, horizontal: projection.horizontal, vertical: projection.vertical,
      horizontalName: "x", verticalName: "y"
    ).draw(on: &sheet, grid: false)
  }
}

/// The plane laid flat into a box on the page, y upwards.
private struct FlatProjection {
  let horizontal: Scale
  let vertical: Scale

  init(frame: Box, in box: Box) {
    horizontal = Scale(
      .linear, domain: frame.minX...frame.maxX, from: box.minX, to: box.maxX)
    vertical = Scale(.linear, domain: frame.minY...frame.maxY, from: box.maxY, to: box.minY)
  }

  func page(_ p: Point) -> Point { Point(horizontal.position(p.x), vertical.position(p.y)) }
}
