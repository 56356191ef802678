/// A landscape from above, and the runs on it.
struct ContourDrawing: PanelDrawing {
  let sketches: [RunSketch]
  let minimum: Point?
  let isColored = true
  let background: ContourBackground

  private let key: BackgroundKey?
  private let box: Box
  private let projection: FlatProjection

  init(_ landscape: Landscape, runs: [Run], in box: Box, backgrounds: SharedBackgrounds) {
    let frame = landscape.frame
    let projection = FlatProjection(frame: frame, in: box)
    key = BackgroundKey(.contours, of: landscape, in: box)
    let make = { ContourBackground(landscape, in: box) }
    background = key.map { backgrounds.background($0, make: make) } ?? make()
    self.box = box
    self.projection = projection
    minimum = landscape.minimum.map(projection.page)
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
    sheet.place(background, key: key, at: box)
    Axes(
      box: box, horizontal: projection.horizontal, vertical: projection.vertical,
      horizontalName: "x", verticalName: "y"
    ).draw(on: &sheet, grid: false)
  }
}
