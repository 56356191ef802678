/// A landscape from above: bands of equal height, the lines between them, and the runs.
struct ContourDrawing {
  let terrain: Terrain
  let box: Box
  let horizontal: Scale
  let vertical: Scale

  init(_ terrain: Terrain, in box: Box) {
    self.terrain = terrain
    self.box = box
    horizontal = Scale(.linear, domain: terrain.landscape.x, from: box.minX, to: box.maxX)
    vertical = Scale(.linear, domain: terrain.landscape.y, from: box.maxY, to: box.minY)
  }

  func place(_ p: Point) -> Point { Point(horizontal.position(p.x), vertical.position(p.y)) }

  func draw(_ runs: [Run], on sheet: inout Sheet, _ allowance: Allowance) {
    let clip = sheet.clip(to: box)
    sheet.writer.group(["clip-path": "url(#\(clip))"]) { writer in drawBands(with: &writer) }
    Axes(
      box: box, horizontal: horizontal, vertical: vertical, horizontalName: "x", verticalName: "y"
    ).draw(on: &sheet, grid: false)
    let sketches = runs.map { sketch($0, allowance) }
    RunDrawing(sketches: sketches, minimum: terrain.landscape.minimum.map(place), cased: true)
      .draw(on: &sheet)
  }

  /// Paints the lowest colour, then over it what is above the first level, above the second, and so on.
  private func drawBands(with writer: inout SVGWriter) {
    writer.element(
      "path",
      [
        "d": "M\(pixels(box.minX)) \(pixels(box.minY))h\(pixels(box.width))v\(pixels(box.height))H\(pixels(box.minX))z",
        "fill": terrain.color(ofBand: 0).hex,
      ])
    let grid = terrain.grid(cells: 192)
    writer.group([
      "fill-rule": "evenodd", "stroke": "#fff", "stroke-opacity": "0.45", "stroke-width": "0.7",
      "stroke-linejoin": "round",
    ]) { writer in
      for (index, level) in terrain.levels.enumerated() {
        var path = PathData()
        for ring in Contour.regions(in: grid, above: terrain.height(of: level)) {
          let corners = ring.smoothed(steps: 2).points.map(place)
          path.line(Polyline.simplified(ring: corners, tolerance: 0.1), closed: true)
        }
        if path.isEmpty { continue }
        writer.element("path", ["d": path.text, "fill": terrain.color(ofBand: index + 1).hex])
      }
    }
  }

  private func sketch(_ run: Run, _ allowance: Allowance) -> RunSketch {
    let track = Track(run, within: terrain.landscape.frame, dots: allowance.dots)
    var sketch = RunSketch(run: run)
    sketch.lines = Polyline.limited(
      track.lines.map { $0.map(place) }, tolerance: 0.2, limit: allowance.corners)
    sketch.dots = track.dots.map { RunSketch.Dot(place: place(run.points[$0]), step: $0) }
    sketch.exits = track.exits.map { exit in
      let ahead = place(exit.place + exit.direction * terrain.landscape.frame.width)
      let here = place(exit.place)
      return RunSketch.Arrow(place: here, direction: (ahead - here).direction, step: exit.step)
    }
    sketch.mark(track, of: run, within: terrain.landscape.frame, place: place)
    return sketch
  }
}
