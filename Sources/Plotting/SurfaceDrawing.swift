/// A landscape in three dimensions: a shaded surface in a box with axes, and the runs lifted onto
/// it.
struct SurfaceDrawing: PanelDrawing {
  let sketches: [RunSketch]
  let minimum: Point?
  let isColored = true
  let background: SurfaceBackground

  private let key: BackgroundKey?
  private let box: Box
  private let projection: SurfaceProjection

  init(_ landscape: Landscape, view: View, runs: [Run], in box: Box, backgrounds: SharedBackgrounds)
  {
    key = BackgroundKey(.surface(view), of: landscape, in: box)
    let make = { SurfaceBackground(landscape, view: view, in: box) }
    let background = key.map { backgrounds.background($0, make: make) } ?? make()
    self.background = background
    self.box = box
    projection = SurfaceProjection(frame: landscape.frame, view: view, panel: box)
    let lift = RunLift(
      terrain: background.terrain, projection: projection, relief: background.relief)
    minimum = landscape.minimum.map(lift.page)
    sketches = runs.map(lift.sketch)
  }

  func drawGround(on sheet: inout Sheet) {
    let axes = SurfaceAxes(terrain: background.terrain, projection: projection)
    axes.drawWalls(on: &sheet)
    sheet.place(background, key: key, at: box)
    axes.drawTicks(on: &sheet)
  }
}
